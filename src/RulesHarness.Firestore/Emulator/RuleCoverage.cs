namespace RulesHarness.Firestore.Emulator;

/// <summary>Which expressions of the rules were evaluated since the rules were loaded, and to what. Literal conditions
/// (<c>if true</c>) are missing from the emulator's report.</summary>
/// <param name="Report">The outermost expressions; empty when nothing was evaluated or no rules are loaded.</param>
public sealed record RuleCoverage(IReadOnlyList<CoverageNode> Report);

/// <summary>An expression of the rules.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in Unicode code points.</param>
/// <param name="StartOffset">Of its first character in the file, from 0, in Unicode code points.</param>
/// <param name="EndOffset">Of its last character, itself included.</param>
/// <param name="Values">What it evaluated to, at most one entry a kind; empty when it was never reached.</param>
/// <param name="Children">Its operands and arguments.</param>
public sealed record CoverageNode(
    int Line,
    int Column,
    int StartOffset,
    int EndOffset,
    IReadOnlyList<CoverageValue> Values,
    IReadOnlyList<CoverageNode> Children);

/// <summary>How often an expression evaluated to a kind of value.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">Inflated by the emulator, which evaluates some expressions repeatedly: zero or not is what counts.</param>
public sealed record CoverageValue(CoverageKind Kind, long Count);

/// <summary>What kind of value an expression evaluated to.</summary>
public enum CoverageKind
{
    /// <summary>The boolean <c>true</c>.</summary>
    True,

    /// <summary>The boolean <c>false</c>.</summary>
    False,

    /// <summary>No value: evaluation failed, or the value isn't known when a query is judged.</summary>
    Undefined,

    /// <summary>It was skipped: an operand before it decided.</summary>
    ShortCircuited,

    /// <summary>A value that is no boolean.</summary>
    Other,
}
