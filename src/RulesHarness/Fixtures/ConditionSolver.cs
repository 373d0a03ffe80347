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
internal sealed partial class ConditionSolver(FixtureFactory fixtures, Timestamp now)
{
    /// <summary>
    /// The fields changed so that all comparisons hold; null when no change is found that makes them. With <paramref
    /// name="stored"/> the fields are a new document's, and only what is asked of <c>new.</c> is solved; with <paramref
    /// name="changeable"/> by fields of these names alone. Of several orders of one field the last is met at its
    /// boundary.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Satisfy(
        Collection collection,
        IReadOnlyDictionary<string, object?> fields,
        IReadOnlyList<Comparison> comparisons,
        Identity caller,
        IReadOnlyDictionary<string, string> pathIds,
        IReadOnlyDictionary<string, object?>? stored = null,
        IReadOnlySet<string>? changeable = null
    )
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(comparisons);
        var solved = Solved(comparisons);
        return solved is null || collection.Invariants.Count == 0
            ? solved
            : new InvariantKeeper(comparisons, stored is not null, Solved, Holds).Keep(collection.Invariants, solved);

        IReadOnlyDictionary<string, object?>? Solved(IReadOnlyList<Comparison> asked)
        {
            asked = ElementsFirst(Exclusions.Joined(asked));
            var rounds = new Rounds(this, collection, asked, Scope, MayChoose);
            // A boundary of one comparison may be too near for another: then what holds already is left alone.
            return rounds.Satisfy(fields, atBoundary: true) ?? rounds.Satisfy(fields, atBoundary: false);
        }

        bool Holds(IReadOnlyDictionary<string, object?> current, Comparison comparison) =>
            Scope(current).Evaluate(comparison) == true;

        EvaluationScope Scope(IReadOnlyDictionary<string, object?> current) =>
            new(caller, now)
            {
                Fields = stored ?? current,
                NewFields = current,
                PathIds = pathIds,
            };

        // In an update of a stored document only new fields can be chosen; otherwise both names mean the same document.
        bool MayChoose(FieldOperand field) =>
            (field.IsNew || stored is null) && changeable?.Any(name => FieldTree.IsWithin(field.Path, name)) != false;
    }

    /// <summary>
    /// The comparisons in their order, but the value of a map for a key before what is asked of the keys that change:
    /// the value adds the key.
    /// </summary>
    private static IReadOnlyList<Comparison> ElementsFirst(IReadOnlyList<Comparison> comparisons) =>
        comparisons.Any(IsOfChange)
            ? [.. comparisons.OrderByDescending(each => each is { Left: ElementOperand, Comparator: Comparator.Equal })]
            : comparisons;

    private static bool IsOfChange(Comparison comparison) =>
        (comparison.Left is SizeOperand size ? size.Of : comparison.Left) is DerivedOperand derived
        && derived.Derivation.IsOfChange();

    private IReadOnlyDictionary<string, object?>? Set(
        Collection collection,
        IReadOnlyDictionary<string, object?> fields,
        Field field,
        Asked asked
    )
    {
        var (comparator, value, _) = asked;
        var chosen = Choose(collection, fields, field, asked);
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

    private object? Choose(Collection collection, IReadOnlyDictionary<string, object?> fields, Field field, Asked asked)
    {
        var (comparator, value, margin) = asked;
        if (field.Type.Kind == TypeKind.Map && OfKeys(field, fields.At(field.Name), asked) is { } map)
        {
            return map;
        }
        if (field.Type.Kind == TypeKind.Map && comparator is Comparator.Has or Comparator.HasNot)
        {
            return WithKey(field, fields.At(field.Name), value, comparator == Comparator.Has);
        }
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
            Comparator.HasNone => current.Where(item => !Comparisons.IsAmong(item, listed)).ToList(),
            Comparator.HasAll => WithAll(field, current, [.. listed]),
            Comparator.HasNotAll => current.Where(item => !Comparisons.Same(item, listed.FirstOrDefault())).ToList(),
            Comparator.HasOnly => listed.ToList(),
            Comparator.HasNotOnly => new[]
            {
                listed.FirstOrDefault(),
                ValueFactory.Different(listed.FirstOrDefault()),
            }.ToList(),
            Comparator.StartsWith or Comparator.StartsNotWith or Comparator.Matches or Comparator.MatchesNot =>
                fixtures.Text(field, comparator, value as string),
            Comparator.Is => fixtures.OfType(field, (TypeKind)value!),
            Comparator.IsNot => fixtures.NotOfType(field, (TypeKind)value!),
            _ => Boundary.Of(field, comparator, value, margin),
        };
    }

    /// <summary>The list with one item more; a full one gives up its last.</summary>
    private static List<object?> With(Field field, IEnumerable<object?> items, object? item) =>
        [.. items.Take((int)Math.Min(field.Constraints.Items?.Maximum ?? int.MaxValue, int.MaxValue) - 1), item];

    /// <summary>An item of a list or a value of a map, as a field of its own.</summary>
    private static Field Item(Field field, FieldType? type) =>
        field.Part(field.Name, type ?? new FieldType(TypeKind.Any));

    /// <summary>A field inside of a map that is declared as a whole.</summary>
    private static Field? InMap(Collection collection, string path)
    {
        var segments = FieldPath.Parse(path).Segments;
        return segments.Count < 2
            ? null
            : collection.StoredFields.FirstOrDefault(field =>
                field.Type.Kind is TypeKind.Map or TypeKind.Any
                && path.StartsWith(field.Name + ".", StringComparison.Ordinal)
            );
    }

    private static IReadOnlyDictionary<string, object?>? With(
        IReadOnlyDictionary<string, object?> fields,
        string path,
        object? value
    ) => value is NoValue ? null : fields.With(path, value);

    /// <summary>A value for what a schema does not describe further: an item of a list, or what a map has.</summary>
    private static object? Element(Field item, object? current, Asked asked) =>
        asked.Comparator switch
        {
            Comparator.Equal => asked.Value,
            Comparator.NotEqual => item.Type.Literals.FirstOrDefault(literal => !Comparisons.Same(literal, asked.Value))
                ?? ValueFactory.Different(asked.Value),
            Comparator.In => (asked.Value as IEnumerable<object?>)?.FirstOrDefault(),
            Comparator.NotIn => ValueFactory.Different((asked.Value as IEnumerable<object?>)?.FirstOrDefault()),
            Comparator.Has => Added(current, asked.Value),
            Comparator.HasNot => (current as IEnumerable<object?> ?? [])
                .Where(other => !Comparisons.Same(other, asked.Value))
                .ToList(),
            _ when Boundary.IsOrder(asked.Comparator) => Boundary.Of(item, asked.Comparator, asked.Value, asked.Margin)
                ?? NoValue.Instance,
            _ => NoValue.Instance,
        };

    private static List<object?> Added(object? list, object? item) => [.. list as IEnumerable<object?> ?? [], item];

    private object? WithKey(Field field, object? map, object? key, bool isThere)
    {
        var entries = (map as IReadOnlyDictionary<string, object?> ?? FieldTree.Empty).Where(entry =>
            !Equals(entry.Key, key)
        );
        object? ofKey = field.Type.Element is { } type ? fixtures.Whole(Item(field, type)) : true;
        return key is not string name ? null
            : isThere ? entries.Append(KeyValuePair.Create<string, object?>(name, ofKey)).ToDictionary()
            : entries.ToDictionary();
    }

    /// <summary>The field with as many items, keys or characters as are asked for.</summary>
    private IReadOnlyDictionary<string, object?>? Resized(
        IReadOnlyDictionary<string, object?> fields,
        Field field,
        Asked asked
    )
    {
        if (asked.Value is not long size)
        {
            return null;
        }
        IReadOnlyList<long> sizes = asked.Comparator switch
        {
            Comparator.Equal or Comparator.LessOrEqual or Comparator.GreaterOrEqual => [size],
            Comparator.Less => [size - 1],
            Comparator.Greater => [size + 1],
            Comparator.NotEqual => [size + 1, size - 1],
            _ => [],
        };
        return sizes
            .Where(count => count is >= 0 and <= int.MaxValue)
            .Select(count => fixtures.OfSize(field, fields.At(field.Name), (int)count))
            .Where(value => value is not null && FieldRules.Allows(field, value))
            .Select(value => fields.With(field.Name, value))
            .FirstOrDefault();
    }

    /// <summary>A comparison with an operand, and the distance from the request's time that it keeps.</summary>
    private sealed record Asked(Comparator Comparator, object? Value, TimeSpan? Margin);
}
