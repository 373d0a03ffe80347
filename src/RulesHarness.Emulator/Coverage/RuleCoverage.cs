namespace RulesHarness.Emulator.Coverage;

/// <summary>Which expressions of the rules were evaluated since the rules were loaded, and to what. Literal conditions
/// (<c>if true</c>) are missing from the emulator's report.</summary>
/// <param name="Report">The outermost expressions; empty when nothing was evaluated or no rules are loaded.</param>
public sealed record RuleCoverage(IReadOnlyList<CoverageNode> Report)
{
    /// <summary>The id of the error that says that a report is too large for the emulator's heap.</summary>
    public const string TooLarge = "RH3013";

    /// <summary>All expressions, each before those within it.</summary>
    public IEnumerable<CoverageNode> All => Report.SelectMany(node => node.AndBelow);
}

/// <summary>An expression of the rules.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in Unicode code points.</param>
/// <param name="StartOffset">Of its first character in the file, from 0, in Unicode code points.</param>
/// <param name="EndOffset">Of its last character, itself included.</param>
/// <param name="Values">What it evaluated to, at most one entry a kind; empty when it was never reached.</param>
/// <param name="Errors">Why it could not be evaluated, each reason once.</param>
/// <param name="Children">Its operands and arguments.</param>
public sealed record CoverageNode(
    int Line,
    int Column,
    int StartOffset,
    int EndOffset,
    IReadOnlyList<CoverageValue> Values,
    IReadOnlyList<CoverageError> Errors,
    IReadOnlyList<CoverageNode> Children
)
{
    /// <summary>Itself, and all expressions within it.</summary>
    public IEnumerable<CoverageNode> AndBelow => Children.SelectMany(child => child.AndBelow).Prepend(this);

    /// <summary>Returns true if it ever evaluated to a value of that kind.</summary>
    public bool Has(CoverageKind kind) => Values.Any(value => value.Kind == kind && value.Count > 0);
}

/// <summary>Why an expression could not be evaluated.</summary>
/// <param name="Message">The emulator's words, as in <c>Null value error.</c></param>
/// <param name="StartOffset">Where the part of it that failed begins, in Unicode code points.</param>
public sealed record CoverageError(string Message, int StartOffset);

/// <summary>The number of times that an expression evaluated to a kind of value.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">
/// Inflated by the emulator, which evaluates some expressions repeatedly: zero or not is what counts.
/// </param>
public sealed record CoverageValue(CoverageKind Kind, long Count);

/// <summary>The kinds of value that an expression can evaluate to.</summary>
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
