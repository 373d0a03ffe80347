using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures;

/// <summary>
/// Makes comparisons hold by setting fields, changing nothing that holds already. What a comparison asks of the caller or of the path can't
/// be solved by a document; such comparisons must hold before.
/// </summary>
public sealed class ConditionSolver(FixtureFactory fixtures, Timestamp now)
{
    private static readonly Timestamp LongAgo = new(978_307_200, 0);
    private static readonly Timestamp FarAway = new(4_070_908_800, 0);

    /// <summary>
    /// The fields changed so that all comparisons hold; null when no change is found that makes them. With <paramref name="stored"/> the fields
    /// are a new document's, and only what is asked of <c>new.</c> is solved.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Satisfy(
        Collection collection,
        IReadOnlyDictionary<string, object?> fields,
        IReadOnlyList<Comparison> comparisons,
        Identity caller,
        IReadOnlyDictionary<string, string> pathIds,
        IReadOnlyDictionary<string, object?>? stored = null)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(comparisons);
        var solved = fields;
        foreach (var comparison in comparisons)
        {
            var scope = Scope(solved);
            if (scope.Evaluate(comparison) == true)
                continue;
            if (Solve(collection, solved, comparison, scope, isNew: stored is not null) is not { } changed)
                return null;
            solved = changed;
        }

        // A later comparison may undo an earlier one: `status == "draft" and status != "draft"`.
        return comparisons.All(comparison => Scope(solved).Evaluate(comparison) == true) ? solved : null;

        EvaluationScope Scope(IReadOnlyDictionary<string, object?> current) => new(caller, now)
        {
            Fields = stored ?? current, NewFields = current, PathIds = pathIds,
        };
    }

    private IReadOnlyDictionary<string, object?>? Solve(
        Collection collection, IReadOnlyDictionary<string, object?> fields, Comparison comparison, EvaluationScope scope, bool isNew)
    {
        if (comparison.Left is FieldOperand left && Solvable(left, isNew) && collection.Field(left.Path) is { } field && scope.TryGetValue(comparison.Right, out var right))
            return Set(collection, fields, field, comparison.Comparator, right, comparison.Right is NowOperand);
        if (comparison.Right is FieldOperand mirrored && Solvable(mirrored, isNew) && collection.Field(mirrored.Path) is { } other
            && comparison.Comparator.Mirrored() is { } comparator && scope.TryGetValue(comparison.Left, out var known))
            return Set(collection, fields, other, comparator, known, comparison.Left is NowOperand);
        return null;
    }

    /// <summary>Of an existing document that changes only the new fields can be chosen; else both names mean the one document.</summary>
    private static bool Solvable(FieldOperand field, bool isNew) => field.IsNew || !isNew;

    private IReadOnlyDictionary<string, object?>? Set(
        Collection collection, IReadOnlyDictionary<string, object?> fields, Field field, Comparator comparator, object? value, bool isNow)
    {
        var current = fields.At(field.Name) as IEnumerable<object?> ?? [];
        var listed = value as IEnumerable<object?> ?? [];
        object? chosen;
        switch (comparator)
        {
            case Comparator.Equal or Comparator.LessOrEqual or Comparator.GreaterOrEqual when !isNow || comparator == Comparator.Equal:
                chosen = value;
                break;
            case Comparator.NotEqual:
                chosen = fixtures.Another(collection, field, field.Name, value);
                break;
            case Comparator.In:
                chosen = listed.FirstOrDefault();
                break;
            case Comparator.NotIn:
                chosen = fixtures.Another(collection, field, field.Name, [.. listed]);
                break;
            case Comparator.Has:
                chosen = current.Append(value).ToList();
                break;
            case Comparator.HasAny:
                chosen = current.Concat(listed.Take(1)).ToList();
                break;
            case Comparator.HasNot:
                chosen = current.Where(item => !Comparisons.Same(item, value)).ToList();
                break;
            case Comparator.HasNone:
                chosen = current.Where(item => !listed.Any(other => Comparisons.Same(item, other))).ToList();
                break;
            case Comparator.Is:
                chosen = fixtures.OfType(field, (TypeKind)value!);
                break;
            case Comparator.IsNot:
                chosen = fixtures.NotOfType(field, (TypeKind)value!);
                break;
            default:
                chosen = Beyond(value, comparator is Comparator.Greater or Comparator.GreaterOrEqual, isNow);
                break;
        }

        return chosen is null && value is not null && comparator is not (Comparator.NotEqual or Comparator.IsNot) ? null : fields.With(field.Name, chosen);
    }

    /// <summary>The nearest value above or below; of the request's time, which goes on, one that no run comes near.</summary>
    private static object? Beyond(object? value, bool above, bool isNow) => value switch
    {
        Timestamp when isNow => above ? FarAway : LongAgo,
        Timestamp time => new Timestamp(time.Seconds + (above ? 1 : -1), time.Nanoseconds),
        long whole => above ? whole + 1 : whole - 1,
        double number => above ? number + 1 : number - 1,
        string text => above ? text + "a" : text.Length > 0 ? text[..^1] : null,
        _ => null,
    };
}
