namespace RulesHarness.Language.Evaluation.Values;

/// <summary>The kinds of restriction that a query puts on a field.</summary>
internal enum BoundKind
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
}

/// <summary>One restriction of a query on a field: <c>&lt; 5</c>.</summary>
internal readonly record struct Bound(BoundKind Kind, RulesValue Value);
