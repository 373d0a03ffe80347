using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Proof;

/// <summary>Extracts from an access pattern the part that determines which indexes serve it.</summary>
public static class PatternQuery
{
    /// <summary>The query; null for a get, which needs no index.</summary>
    public static IndexQuery? Of(DataModel model, AccessPattern pattern)
    {
        if (pattern.Kind == PatternKind.Get)
        {
            return null;
        }
        var ids = model
            .Members(pattern.Collection)
            .SelectMany(member => member.Fields)
            .Where(field => field.IsDocumentId)
            .Select(field => field.Name)
            .ToHashSet();
        return new IndexQuery(pattern.Collection.Id, pattern.Collection.IsGroup)
        {
            Filter = pattern.Filter is null ? null : Named(pattern.Filter),
            Sort =
            [
                .. pattern.Sort.Select(sort =>
                    ids.Contains(sort.Field) ? sort with { Field = IndexShape.DocumentName } : sort
                ),
            ],
            Nearest = pattern.Nearest is { } search ? Searched(search.Field) : null,
            Aggregated = pattern.AggregateField is { } field ? [field] : [],
        };

        IndexField Searched(string path) =>
            new(path, IndexMode.Vector)
            {
                Dimension = model
                    .Members(pattern.Collection)
                    .Select(member => member.Field(path)?.Type.Dimension)
                    .FirstOrDefault(dimension => dimension is not null),
            };

        // A field that the schema says is the document's id is stored as its name.
        Condition Named(Condition condition) =>
            condition switch
            {
                AndCondition all => new AndCondition([.. all.Parts.Select(Named)]),
                OrCondition any => new OrCondition([.. any.Parts.Select(Named)]),
                Comparison { Left: FieldOperand field } comparison when ids.Contains(field.Path) => comparison with
                {
                    Left = new FieldOperand(IndexShape.DocumentName),
                },
                Comparison { Left: ElementOperand element } comparison => comparison with
                {
                    Left = new FieldOperand(CallerFields.Path(element)),
                },
                _ => condition,
            };
    }
}
