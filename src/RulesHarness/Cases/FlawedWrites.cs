using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>A line of the spec that says how a document has to be.</summary>
internal sealed record Rule(Place Place, string Text)
{
    public static Rule Of(Field field) =>
        new(field.Place, $"{field.Name}: {field.Type}{(field.Required ? ", required" : "")}");
}

/// <summary>Adds cases of writes that a sentence grants, with one thing made wrong.</summary>
internal sealed class FlawedWrites(CaseList cases)
{
    public void AddCreate(Collection collection, Granted granted, Rule rule, Flaw flaw, Field? field = null)
    {
        var document = granted.Write.Situation.Document;
        flaw = flaw.In(document.Fields);
        var sent = ChangeMaker.Requested(collection, document.Fields);
        var fields = flaw.Kind == FlawKind.Missing ? sent.Without(flaw.Path) : sent.With(flaw.Path, flaw.Value);
        // With another value in it, the fields build another id; where they build none, there is no such document.
        var id =
            field is null || !collection.Key.Fields.Contains(field.Name)
                ? document.Id
                : FixtureFactory.IdOf(collection, document.ParentIds, fields)!;
        if (
            id.Length > 0
            && !id.Contains('/', StringComparison.Ordinal)
            && (id == document.Id || fields.At(flaw.Path) is not null)
        )
        {
            Add(
                collection,
                granted,
                rule,
                Operation.Create,
                flaw.Description,
                new CreateRequest($"{document.CollectionPath}/{id}", fields),
                isAllowed: false
            );
        }
    }

    public void AddUpdate(Collection collection, Granted granted, Rule rule, Flaw flaw)
    {
        var (path, before) = (granted.Write.Situation.Document.Path, granted.Write.Situation.Document.Fields);
        flaw = flaw.In(granted.Write.Attempt.Next!);
        // A map that is made wrong as a whole is not changed in part as well.
        var changed = ChangeMaker
            .Update(collection, path, before, granted.Write.Attempt.Next!)
            .Changes.Where(change =>
                !FieldTree.IsWithin(change.Key, flaw.Path) && !FieldTree.IsWithin(flaw.Path, change.Key)
            )
            .ToDictionary();
        changed[flaw.Path] = flaw.Kind == FlawKind.Missing ? FieldValue.Delete : flaw.Value;
        Add(
            collection,
            granted,
            rule,
            Operation.Update,
            flaw.Description,
            new UpdateRequest(path, changed),
            isAllowed: false
        );
    }

    /// <summary>A request made from a granted write.</summary>
    public void Add(
        Collection collection,
        Granted granted,
        Rule rule,
        Operation operation,
        string variant,
        AccessRequest request,
        bool isAllowed
    )
    {
        var persona = granted.Persona.Name;
        var title =
            $"{persona} {(isAllowed ? "can" : "cannot")} {CaseList.Verb(operation)} {collection.Path} ({variant})";
        cases.Add(
            new AccessCase(
                "",
                CaseKind.Schema,
                title,
                rule.Place,
                rule.Text,
                collection.Path,
                operation,
                persona,
                granted.Write.Situation.Caller,
                request,
                isAllowed
            ),
            variant
        );
    }
}
