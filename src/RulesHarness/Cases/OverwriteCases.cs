using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Makes cases for documents that are written a second time: the permission to create a document does not permit
/// overwriting an existing one, in particular that of another user. Rules with <c>write</c> instead of <c>create</c>,
/// or rules for an update that test only the new document, allow it.
/// </summary>
internal sealed class OverwriteCases(CaseDraft draft)
{
    private readonly CaseContext _context = draft.Context;
    private readonly GrantedWriteFactory _writes = new(draft);

    public void Add(Policy policy, Collection collection)
    {
        foreach (var grant in _writes.Of(policy, Operation.Create))
        {
            if (_writes.FindCreateAtFreePath(collection, grant) is { } granted)
            {
                Add(policy, collection, granted);
            }
        }
    }

    private void Add(Policy policy, Collection collection, GrantedWrite granted)
    {
        var created = granted.Scenario.Document;
        var stored = Before(collection, created);
        var next = ServerTimes(collection).Aggregate(created.Fields, (fields, name) => fields.With(name, _context.Now));
        var attempt = granted.Scenario.Attempt with
        {
            Operation = Operation.Update,
            Stored = stored.Fields,
            NewFields = next,
        };
        var changed = FieldTree.ChangedFields(stored.Fields, next).ToList();
        var changesImmutable = collection.StoredFields.Any(field =>
            field.Constraints.Immutable && changed.Any(path => FieldTree.IsWithin(path, field.Name))
        );
        // What a sentence about updates grants is no overwriting.
        if (changed.Count == 0 || draft.Oracle.IsGranted(attempt) && !changesImmutable)
        {
            return;
        }
        var changes = changed.ToDictionary(
            path => path,
            path => next.TryGet(path, out var value) ? value : FieldValue.Delete
        );
        foreach (var time in ServerTimes(collection))
        {
            changes[time] = FieldValue.ServerTimestamp;
        }
        var scenario = new Scenario(attempt, new UpdateRequest(created.Path, _context.Sent(changes)), stored)
        {
            Together = granted.Scenario.Together,
        };
        if (attempt.Instead.ContainsKey(created.Path))
        {
            scenario = scenario.With(created.Path, stored.Fields);
        }
        draft.Accept(scenario);
        draft.Add(CaseOf(policy, collection, granted, scenario), "written over");
    }

    /// <summary>Another document at the path of the one that is created.</summary>
    private Document Before(Collection collection, Document created)
    {
        var stored = _context.Fixtures.Make(
            collection,
            created.ParentIds,
            $"{created.Id}-before",
            Completeness.Full
        ) with
        {
            Path = created.Path,
        };
        // A document that its own fields name is the same document.
        return collection
            .Key.Fields.Where(key => created.Fields.TryGet(key, out _))
            .Aggregate(
                stored,
                (document, key) => document with { Fields = document.Fields.With(key, created.Fields.At(key)) }
            );
    }

    private static AccessCase CaseOf(Policy policy, Collection collection, GrantedWrite granted, Scenario scenario)
    {
        var name = policy.Owner is { ByDocumentId: true } ? granted.Persona.Name : CallerKind.Others.Name;
        return new AccessCase(
            "",
            CaseKind.Permission,
            $"{name} cannot update {collection.Path} (written over, as granted by: {granted.Permission.Text})",
            granted.Permission.Place,
            granted.Permission.Text,
            collection.Path,
            Operation.Update,
            name,
            scenario.Attempt.Caller,
            scenario.Request,
            isAllowed: false
        )
        {
            Instead = scenario.Attempt.Instead,
            Together = scenario.Together,
            Attempt = scenario.Attempt,
        };
    }

    private static IEnumerable<string> ServerTimes(Collection collection) =>
        CaseContext.ServerTimes(collection, Operation.Create);
}
