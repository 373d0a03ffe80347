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
        var looked = others.Aggregate(scenario, WithDocument);
        var request = looked.Request;
        if (request.Stored is not { } && request.NewData is not { })
        {
            return looked;
        }

        var completed = IfAllowed(
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
        return IfAllowed(completed, AtBuiltId(completed));
    }

    /// <summary>
    /// The scenario whose stored document has the id that is built from its fields: no other is there, as long as no
    /// other can be created.
    /// </summary>
    private Scenario AtBuiltId(Scenario scenario)
    {
        var request = scenario.Request;
        return
            request.Stored is { } stored
            && ScenarioValues.Fields(stored) is { } fields
            && SchemaObedience.BuiltPath(model, new Document(request.Path, fields)) is { } path
            && path != request.Path
            ? scenario with
            {
                Request = request with { Path = path },
            }
            : scenario;
    }

    /// <summary>
    /// The scenario whose document at a path is as the schema says. What the request writes may have to be the same as
    /// what is there, and is then changed with it.
    /// </summary>
    private Scenario WithDocument(Scenario scenario, string path)
    {
        var completed = scenario with
        {
            Documents = Complete(scenario.Documents, path),
            DocumentsAfter = Complete(scenario.DocumentsAfter, path),
        };
        if (completed.IsAllowedBy(rules.Program!))
        {
            return completed;
        }
        RulesValue? before = scenario.Documents.TryGetValue(path, out var there) ? there : null;
        return Following(completed, before, path) is { } following ? IfAllowed(scenario, following) : scenario;
    }

    /// <summary>
    /// The scenario whose request writes each value that a document now has instead of another one; null where the
    /// request writes nothing, or there was no such document.
    /// </summary>
    private static Scenario? Following(Scenario completed, RulesValue? before, string path)
    {
        if (
            before is not { } there
            || completed.Request.NewData is not { } data
            || ScenarioValues.Fields(data) is not { } written
            || ScenarioValues.Fields(there) is not { } former
            || ScenarioValues.Fields(completed.Documents[path]) is not { } now
        )
        {
            return null;
        }
        var changed = FieldTree.ChangedFields(former, now).Where(name => former.TryGet(name, out _)).ToList();
        var following = written.ToDictionary(
            field => field.Key,
            field =>
                changed.Find(name => Comparisons.Same(former.At(name), field.Value)) is { } name
                    ? now.At(name)
                    : field.Value
        );
        return completed with { Request = completed.Request with { NewData = RulesValues.Of(following) } };
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
