using System.Collections.Immutable;
using RulesHarness.Embedded;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Exploration;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Exploration;

/// <summary>
/// Makes the documents of scenarios such as the schemas allow. The explorer sets the fields that rules read; the others
/// come from documents of the data set, and so do values that no schema allows, as long as the rules then decide the
/// same.
/// </summary>
internal sealed class ScenarioCompletion(CompiledRules rules, DataModel model, Dataset data)
{
    /// <summary>
    /// The scenario with all of its documents as the schemas say, where the rules still allow it; else the scenario
    /// itself.
    /// </summary>
    public Scenario Of(Scenario scenario)
    {
        var others = scenario.Documents.Keys.Union(scenario.DocumentsAfter.Keys);
        var looked = others.Aggregate(
            scenario,
            (so, path) =>
                IfAllowed(
                    so,
                    so with
                    {
                        Documents = Complete(so.Documents, path),
                        DocumentsAfter = Complete(so.DocumentsAfter, path),
                    }
                )
        );
        var request = looked.Request;
        if (request.Stored is not { } && request.NewData is not { })
        {
            return looked;
        }

        return IfAllowed(
            looked,
            looked with
            {
                Request = request with
                {
                    Stored = request.Stored is { } stored ? Complete(request.Path, stored) : null,
                    NewData = request.NewData is { } written ? Complete(request.Path, written) : null,
                },
            }
        );
    }

    private Scenario IfAllowed(Scenario before, Scenario completed) =>
        completed.IsAllowedBy(rules.Program!) ? completed : before;

    private ImmutableSortedDictionary<string, RulesValue> Complete(
        ImmutableSortedDictionary<string, RulesValue> documents,
        string path
    ) => documents.TryGetValue(path, out var fields) ? documents.SetItem(path, Complete(path, fields)) : documents;

    private RulesValue Complete(string path, RulesValue fields)
    {
        if (
            model.CollectionOf(path) is not { } collection
            || ScenarioValues.Fields(fields) is not { } known
            || SchemaObedience.Obeys(collection, known)
            || data.Of(collection.Path) is not [var example, ..]
        )
        {
            return fields;
        }

        var complete = collection.StoredFields.Aggregate(example.Fields, (so, row) => With(so, row, known));
        return RulesValues.Of(complete);
    }

    private static IReadOnlyDictionary<string, object?> With(
        IReadOnlyDictionary<string, object?> fields,
        Field row,
        IReadOnlyDictionary<string, object?> known
    ) => known.TryGet(row.Name, out var value) && FieldRules.Allows(row, value) ? fields.With(row.Name, value) : fields;
}
