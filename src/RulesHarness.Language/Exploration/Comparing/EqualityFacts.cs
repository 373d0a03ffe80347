using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>
/// The values that are known to equal each other where some conditions are true. Only values of types that numbers do
/// not belong to: a whole number and a fraction can equal the same value and not each other.
/// </summary>
/// <param name="textOf">Writes an expression; null where it would be too long.</param>
internal sealed class EqualityFacts(Func<Expression, string?> textOf)
{
    private readonly List<HashSet<string>> _equal = [];
    private readonly HashSet<string> _typed = new(StringComparer.Ordinal);

    /// <summary>Adds an equality that is true.</summary>
    public void Add(BinaryExpression equality)
    {
        if (textOf(equality.Left) is not { } left || textOf(equality.Right) is not { } right)
        {
            return;
        }

        AddType(equality.Left, left);
        AddType(equality.Right, right);
        var joined = _equal.Where(one => one.Contains(left) || one.Contains(right)).ToList();
        _equal.RemoveAll(joined.Contains);
        _equal.Add(
            joined
                .Aggregate(Enumerable.Empty<string>(), (all, one) => all.Concat(one))
                .Append(left)
                .Append(right)
                .ToHashSet(StringComparer.Ordinal)
        );
    }

    /// <summary>Returns true if an equality must be true.</summary>
    public bool Implies(BinaryExpression equality) =>
        textOf(equality.Left) is { } left
        && textOf(equality.Right) is { } right
        && _equal.Exists(one => one.Contains(left) && one.Contains(right) && one.Overlaps(_typed));

    private void AddType(Expression value, string text)
    {
        if (ExpressionTypes.Of(value) is not (null or "number"))
        {
            _typed.Add(text);
        }
    }
}
