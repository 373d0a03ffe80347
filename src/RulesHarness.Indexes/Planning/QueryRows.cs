using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Planning;

/// <summary>
/// Cuts a query into the rows that indexes serve: one for each conjunction of its filter. Sorts that the query leaves
/// out are filled in as Firestore does: the fields of ranges by their paths, then what is aggregated, then the name,
/// all in the direction of the last sort given.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/reference/rest/v1/StructuredQuery"/>
internal static class QueryRows
{
    public static IReadOnlyList<QueryRow> Of(IndexQuery query)
    {
        var conjunctions = Conjunctions(query.Filter);
        var (sorted, nameDescending) = Sorted(query, Ranges(conjunctions));
        var varied = VariedFields.Of(query, conjunctions);
        if (conjunctions is [var only])
        {
            return [Row(only, sorted, nameDescending, query.Nearest) with { Varied = varied }];
        }
        var rows = new List<QueryRow>(conjunctions.Count);
        foreach (var conjunction in conjunctions)
        {
            rows.Add(Row(conjunction, sorted, nameDescending, query.Nearest) with { Varied = varied });
        }
        return rows;
    }

    private static QueryRow Row(
        List<Comparison> conjunction,
        List<IndexField> sorted,
        bool nameDescending,
        IndexField? nearest
    )
    {
        var equalities = new List<IndexField>(conjunction.Count);
        foreach (var comparison in conjunction)
        {
            var path = Path(comparison);
            if (
                path != IndexShape.DocumentName
                && !comparison.IsInequality
                && Mode(comparison) is var mode
                && !(mode == IndexMode.Ascending && HasRange(conjunction, path))
            )
            {
                Insert(equalities, new IndexField(path, mode));
            }
        }

        return new QueryRow(equalities, sorted, nameDescending, nearest);
    }

    /// <summary>Sorted by path, each once; there are few.</summary>
    private static void Insert(List<IndexField> fields, IndexField field)
    {
        var at = fields.Count;
        while (at > 0)
        {
            var order = string.CompareOrdinal(fields[at - 1].FieldPath, field.FieldPath);
            if (order == 0)
            {
                order = fields[at - 1].Mode.CompareTo(field.Mode);
            }
            if (order == 0)
            {
                return;
            }
            if (order < 0)
            {
                break;
            }
            at--;
        }

        fields.Insert(at, field);
    }

    /// <summary>
    /// Returns true if a conjunction restricts the field to a range. A value for the same field is then one more bound
    /// of the range.
    /// </summary>
    private static bool HasRange(List<Comparison> conjunction, string path)
    {
        foreach (var comparison in conjunction)
        {
            if (comparison.IsInequality && Path(comparison) == path)
            {
                return true;
            }
        }

        return false;
    }

    private static SortedSet<string>? Ranges(List<List<Comparison>> conjunctions)
    {
        SortedSet<string>? ranges = null;
        foreach (var conjunction in conjunctions)
        {
            foreach (var comparison in conjunction)
            {
                if (comparison.IsInequality && Path(comparison) is var path && path != IndexShape.DocumentName)
                {
                    (ranges ??= new SortedSet<string>(StringComparer.Ordinal)).Add(path);
                }
            }
        }

        return ranges;
    }

    private static (List<IndexField> Sorted, bool NameDescending) Sorted(IndexQuery query, SortedSet<string>? ranges)
    {
        var sorted = new List<IndexField>(query.Sort.Count + (ranges?.Count ?? 0) + query.Aggregated.Count);
        var descending = false;
        foreach (var sort in query.Sort)
        {
            descending = sort.Descending;
            if (sort.Field != IndexShape.DocumentName)
            {
                sorted.Add(Field(sort.Field, descending));
            }
        }

        foreach (var path in ranges ?? Enumerable.Empty<string>())
        {
            Append(path);
        }
        foreach (
            var path in query.Aggregated.Count > 1
                ? query.Aggregated.Order(StringComparer.Ordinal)
                : query.Aggregated.AsEnumerable()
        )
        {
            Append(path);
        }
        return (sorted, descending);

        void Append(string path)
        {
            if (!sorted.Exists(field => field.FieldPath == path))
            {
                sorted.Add(Field(path, descending));
            }
        }
    }

    private static IndexField Field(string path, bool descending) =>
        new(path, descending ? IndexMode.Descending : IndexMode.Ascending);

    /// <summary>
    /// The filter as a choice of conjunctions. <c>in</c> needs no taking apart: each of its values asks for the same
    /// index.
    /// </summary>
    private static List<List<Comparison>> Conjunctions(Condition? filter)
    {
        switch (filter)
        {
            case null:
                return
                [
                    [],
                ];
            case Comparison comparison:
                return
                [
                    [comparison],
                ];
            case OrCondition any:
                return [.. any.Parts.SelectMany(Conjunctions)];
            case AndCondition all when all.Parts.All(part => part is Comparison):
                return
                [
                    [.. all.Parts.Cast<Comparison>()],
                ];
            case AndCondition all:
                List<List<Comparison>> product =
                [
                    [],
                ];
                foreach (var part in all.Parts)
                {
                    product =
                    [
                        .. from left in product
                        from right in Conjunctions(part)
                        select (List<Comparison>)[.. left, .. right],
                    ];
                }
                return product;
            default:
                throw new ArgumentException($"`{filter}` is not a filter of a query", nameof(filter));
        }
    }

    internal static string Path(Comparison comparison) =>
        comparison.Left is FieldOperand field
            ? field.Path
            : throw new ArgumentException($"`{comparison}` has no field on its left", nameof(comparison));

    private static IndexMode Mode(Comparison comparison) =>
        comparison.Comparator is Comparator.Has or Comparator.HasAny ? IndexMode.ArrayContains : IndexMode.Ascending;
}
