namespace RulesHarness.Language.Patterns;

/// <summary>
/// A part of a pattern. Flags are worked in: a set of characters holds both cases where case is ignored.
/// </summary>
public abstract record PatternNode;

/// <summary>One part after the other; none for the empty text.</summary>
public sealed record SequenceNode(IReadOnlyList<PatternNode> Parts) : PatternNode;

/// <summary>One of several parts.</summary>
public sealed record ChoiceNode(IReadOnlyList<PatternNode> Alternatives) : PatternNode;

/// <summary>A part that is repeated.</summary>
public sealed record RepeatNode(PatternNode Inner, Repetition Repetition, bool IsLazy) : PatternNode;

/// <summary>A part in parentheses.</summary>
public sealed record GroupNode(PatternNode Inner, bool IsCapture) : PatternNode;

/// <summary>One character of a set.</summary>
public sealed record CharacterNode(CodePoints Set) : PatternNode;

/// <summary>A place between characters.</summary>
internal sealed record AnchorNode(PatternAnchor Anchor) : PatternNode;

/// <summary>The places between characters that a pattern can ask for.</summary>
internal enum PatternAnchor
{
    /// <summary><c>\A</c>, and <c>^</c> without the flag <c>m</c>.</summary>
    TextStart,

    /// <summary><c>\z</c>, and <c>$</c> without the flag <c>m</c>.</summary>
    TextEnd,

    /// <summary><c>^</c> with the flag <c>m</c>.</summary>
    LineStart,

    /// <summary><c>$</c> with the flag <c>m</c>.</summary>
    LineEnd,

    /// <summary><c>\b</c>.</summary>
    WordBoundary,

    /// <summary><c>\B</c>.</summary>
    NoWordBoundary,
}
