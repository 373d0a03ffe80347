namespace RulesHarness.Specification.Model;

/// <summary>The operators of a comparison. Their names are the operators of Firestore's queries and rules.</summary>
public enum Comparator
{
    /// <summary><c>==</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary>The left side is one of the list on the right.</summary>
    In,

    /// <summary>The left side is none of the list on the right.</summary>
    NotIn,

    /// <summary>The list on the left holds the right side (<c>has</c>, <c>array-contains</c>).</summary>
    Has,

    /// <summary>The list on the left holds one of the list on the right (<c>array-contains-any</c>).</summary>
    HasAny,

    /// <summary>The list on the left does not hold the right side; written with <c>not</c>.</summary>
    HasNot,

    /// <summary>The list on the left holds none of the list on the right; written with <c>not</c>.</summary>
    HasNone,

    /// <summary>The left side is a value of the type on the right (<see cref="TypeOperand"/>).</summary>
    Is,

    /// <summary>The left side is no value of the type on the right.</summary>
    IsNot,

    /// <summary>The list on the left holds all of the list on the right.</summary>
    HasAll,

    /// <summary>The list on the left does not hold all of the list on the right; written with <c>not</c>.</summary>
    HasNotAll,

    /// <summary>The list on the left holds nothing that is not in the list on the right.</summary>
    HasOnly,

    /// <summary>The list on the left holds something else, too; written with <c>not</c>.</summary>
    HasNotOnly,

    /// <summary>The text on the left begins with the text on the right.</summary>
    StartsWith,

    /// <summary>The text on the left does not begin with the text on the right; written with <c>not</c>.</summary>
    StartsNotWith,

    /// <summary>All of the text on the left matches the regular expression on the right.</summary>
    Matches,

    /// <summary>The text on the left does not match the regular expression; written with <c>not</c>.</summary>
    MatchesNot,
}

/// <summary>A condition over documents, the caller and the time.</summary>
public abstract record Condition;

/// <summary>All of the parts hold.</summary>
public sealed record AndCondition(IReadOnlyList<Condition> Parts) : Condition
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(" and ", Parts.Select(part => part is OrCondition ? $"({part})" : $"{part}"));
}

/// <summary>One of the parts holds.</summary>
public sealed record OrCondition(IReadOnlyList<Condition> Parts) : Condition
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(" or ", Parts);
}

/// <summary>The inner condition does not hold.</summary>
public sealed record NotCondition(Condition Inner) : Condition
{
    /// <inheritdoc/>
    public override string ToString() => $"not ({Inner})";
}

/// <summary>Two sides, compared.</summary>
public sealed record Comparison(Operand Left, Comparator Comparator, Operand Right) : Condition
{
    /// <summary>Whether it is one that Firestore sorts by: a range, or that a value is another.</summary>
    public bool IsInequality =>
        Comparator
            is Comparator.Less
                or Comparator.LessOrEqual
                or Comparator.Greater
                or Comparator.GreaterOrEqual
                or Comparator.NotEqual
                or Comparator.NotIn;

    /// <summary>The comparison with its sides exchanged; null where no comparator says the same then.</summary>
    public Comparison? Mirrored() =>
        Comparator.Mirrored() is { } mirrored ? new Comparison(Right, mirrored, Left) : null;

    private string Looked => Left is ExistsOperand exists ? $"{(exists.IsAfter ? "new." : "")}{exists.Path}" : "doc";

    /// <inheritdoc/>
    public override string ToString() =>
        Left is ExistsOperand or StoredOperand && Right is LiteralOperand { Value: bool isThere }
            ? $"{Looked} {(isThere == (Comparator == Comparator.Equal) ? "exists" : "does not exist")}"
            : $"{Left} {Comparator.Symbol()} {Right}";
}

/// <summary>The spec language's signs for comparators.</summary>
public static class ComparatorNames
{
    /// <summary>The sign, as conditions are written in a spec.</summary>
    public static string Symbol(this Comparator comparator) =>
        comparator switch
        {
            Comparator.Equal => "==",
            Comparator.NotEqual => "!=",
            Comparator.Less => "<",
            Comparator.LessOrEqual => "<=",
            Comparator.Greater => ">",
            Comparator.GreaterOrEqual => ">=",
            Comparator.In => "in",
            Comparator.NotIn => "not in",
            Comparator.Has => "has",
            Comparator.HasAny => "has any",
            Comparator.HasNot => "has not",
            Comparator.HasNone => "has none of",
            Comparator.HasAll => "has all",
            Comparator.HasNotAll => "has not all",
            Comparator.HasOnly => "has only",
            Comparator.HasNotOnly => "has not only",
            Comparator.StartsWith => "starts with",
            Comparator.StartsNotWith => "does not start with",
            Comparator.Matches => "matches",
            Comparator.MatchesNot => "does not match",
            Comparator.Is => "is",
            _ => "is not",
        };

    /// <summary>The comparator that says the same with the sides exchanged; null when none does.</summary>
    public static Comparator? Mirrored(this Comparator comparator) =>
        comparator switch
        {
            Comparator.Equal or Comparator.NotEqual => comparator,
            Comparator.Less => Comparator.Greater,
            Comparator.LessOrEqual => Comparator.GreaterOrEqual,
            Comparator.Greater => Comparator.Less,
            Comparator.GreaterOrEqual => Comparator.LessOrEqual,
            Comparator.In => Comparator.Has,
            Comparator.NotIn => Comparator.HasNot,
            Comparator.Has => Comparator.In,
            Comparator.HasNot => Comparator.NotIn,
            _ => null,
        };
}
