using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <summary>
/// Makes comparisons hold by setting fields, within what the schema allows and changing nothing that holds already;
/// only an order is met at its boundary, where rules are wrong first. What a comparison asks of the caller or of the
/// path can't be solved by a document; such comparisons must hold before.
/// </summary>
internal sealed class ConditionSolver(FixtureFactory fixtures, Timestamp now)
{
    /// <summary>
    /// The fields changed so that all comparisons hold; null when no change is found that makes them. With <paramref
    /// name="stored"/> the fields are a new document's, and only what is asked of <c>new.</c> is solved. Of several
    /// orders of one field the last is met at its boundary.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Satisfy(
        Collection collection,
        IReadOnlyDictionary<string, object?> fields,
        IReadOnlyList<Comparison> comparisons,
        Identity caller,
        IReadOnlyDictionary<string, string> pathIds,
        IReadOnlyDictionary<string, object?>? stored = null
    )
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(comparisons);
        // A boundary of one comparison may be too near for another: then what holds already is left alone.
        return Satisfy(atBoundary: true) ?? Satisfy(atBoundary: false);

        IReadOnlyDictionary<string, object?>? Satisfy(bool atBoundary)
        {
            var solved = fields;
            foreach (var comparison in comparisons)
            {
                var scope = Scope(solved);
                var holds = scope.Evaluate(comparison) == true;
                if (holds && !(atBoundary && Boundary.IsOrder(comparison.Comparator)))
                {
                    continue;
                }
                var changed = Solve(collection, solved, comparison, scope, isNew: stored is not null);
                if (changed is null && !holds)
                {
                    return null;
                }
                solved = changed ?? solved;
            }

            // A later comparison may undo an earlier one: `status == "draft" and status != "draft"`.
            return comparisons.All(comparison => Scope(solved).Evaluate(comparison) == true) ? solved : null;
        }

        EvaluationScope Scope(IReadOnlyDictionary<string, object?> current) =>
            new(caller, now)
            {
                Fields = stored ?? current,
                NewFields = current,
                PathIds = pathIds,
            };
    }

    private IReadOnlyDictionary<string, object?>? Solve(
        Collection collection,
        IReadOnlyDictionary<string, object?> fields,
        Comparison comparison,
        EvaluationScope scope,
        bool isNew
    )
    {
        if (
            comparison.Left is FieldOperand left
            && Solvable(left, isNew)
            && collection.Field(left.Path) is { } field
            && scope.TryGetValue(comparison.Right, out var right)
        )
        {
            return Set(collection, fields, field, comparison.Comparator, right, comparison.Right is NowOperand);
        }
        if (
            comparison.Right is FieldOperand mirrored
            && Solvable(mirrored, isNew)
            && collection.Field(mirrored.Path) is { } other
            && comparison.Comparator.Mirrored() is { } comparator
            && scope.TryGetValue(comparison.Left, out var known)
        )
        {
            return Set(collection, fields, other, comparator, known, comparison.Left is NowOperand);
        }
        return null;
    }

    /// <summary>
    /// Returns true if the solver can choose the field. In an update of a stored document only new fields can be
    /// chosen; otherwise both names mean the same document.
    /// </summary>
    private static bool Solvable(FieldOperand field, bool isNew) => field.IsNew || !isNew;

    private IReadOnlyDictionary<string, object?>? Set(
        Collection collection,
        IReadOnlyDictionary<string, object?> fields,
        Field field,
        Comparator comparator,
        object? value,
        bool isNow
    )
    {
        var chosen = Choose(collection, fields, field, comparator, value, isNow);
        // Who asks for a type that the schema does not have asks for what it does not allow.
        if (comparator is Comparator.Is or Comparator.IsNot)
        {
            return fields.With(field.Name, chosen);
        }
        // What is absent reads as null, and is the only null that such a field has.
        if (chosen is null && !FieldRules.Allows(field, null))
        {
            return field.Required || comparator != Comparator.Equal || value is not null
                ? null
                : fields.Without(field.Name);
        }
        if (!FieldRules.Allows(field, chosen))
        {
            return null;
        }
        return fields.TryGet(field.Name, out var current) && Comparisons.Same(current, chosen)
            ? fields
            : fields.With(field.Name, chosen);
    }

    private object? Choose(
        Collection collection,
        IReadOnlyDictionary<string, object?> fields,
        Field field,
        Comparator comparator,
        object? value,
        bool isNow
    )
    {
        var current = fields.At(field.Name) as IEnumerable<object?> ?? [];
        var listed = value as IEnumerable<object?> ?? [];
        return comparator switch
        {
            Comparator.Equal => FieldRules.Typed(field, value),
            Comparator.NotEqual => fixtures.Another(collection, field, field.Name, value),
            Comparator.In => listed
                .Select(item => FieldRules.Typed(field, item))
                .FirstOrDefault(item => FieldRules.Allows(field, item)),
            Comparator.NotIn => fixtures.Another(collection, field, field.Name, [.. listed]),
            Comparator.Has => With(field, current, value),
            Comparator.HasAny => With(field, current, listed.FirstOrDefault()),
            Comparator.HasNot => current.Where(item => !Comparisons.Same(item, value)).ToList(),
            Comparator.HasNone => current.Where(item => !listed.Any(other => Comparisons.Same(item, other))).ToList(),
            Comparator.Is => fixtures.OfType(field, (TypeKind)value!),
            Comparator.IsNot => fixtures.NotOfType(field, (TypeKind)value!),
            _ => Boundary.Of(field, comparator, value, isNow),
        };
    }

    /// <summary>The list with one item more; a full one gives up its last.</summary>
    private static List<object?> With(Field field, IEnumerable<object?> items, object? item) =>
        [.. items.Take((int)Math.Min(field.Constraints.Items?.Maximum ?? int.MaxValue, int.MaxValue) - 1), item];
}
