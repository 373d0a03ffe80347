using System.Collections.Immutable;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration.Access;

/// <summary>Gives a caller another uid, in the request and in all documents.</summary>
internal sealed class Renaming(string from, string to)
{
    private readonly RenamedUser _values = new(from, to);

    public Scenario Of(Scenario scenario)
    {
        var request = scenario.Request;
        return scenario with
        {
            Request = request with
            {
                Path = Path(request.Path),
                Token = Value(request.Token),
                Stored = Value(request.Stored),
                NewData = Value(request.NewData),
                Query = request.Query is { } query ? query with { Filter = Filter(query.Filter) } : null,
            },
            Documents = Documents(scenario.Documents),
            DocumentsAfter = Documents(scenario.DocumentsAfter),
            DocumentsDeleted = [.. scenario.DocumentsDeleted.Select(Path)],
        };
    }

    private string Path(string path) => string.Join('/', path.Split('/').Select(_values.Of));

    private RulesValue? Value(RulesValue? value) => value is { } known ? _values.Of(known) : null;

    private QueryFilter? Filter(QueryFilter? filter) =>
        filter switch
        {
            CompositeFilter all => all with { Parts = [.. all.Parts.Select(part => Filter(part)!)] },
            FieldFilter field => field with { Value = _values.Of(field.Value) },
            _ => filter,
        };

    private ImmutableSortedDictionary<string, RulesValue> Documents(
        ImmutableSortedDictionary<string, RulesValue> documents
    )
    {
        var renamed = documents.Clear();
        foreach (var (path, fields) in documents)
        {
            renamed = renamed.SetItem(Path(path), _values.Of(fields));
        }

        return renamed;
    }
}
