using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// Cases for schemas: a write that a sentence grants, with one field made wrong, is denied. Every field is tried on create, and on update by
/// the first sentence that lets it be changed.
/// </summary>
internal sealed class SchemaCases(CaseContext context, SituationFinder finder, ChangeMaker changes, CaseList cases)
{
    public void Add(Policy policy, Collection collection)
    {
        if (Granted(policy, collection, Operation.Create).FirstOrDefault() is { } create)
            AddCreates(collection, create);
        var updates = Granted(policy, collection, Operation.Update).ToList();
        foreach (var field in collection.StoredFields)
        {
            if (updates.FirstOrDefault(update => ChangeMaker.IsAllowed(update.Permission, field)) is { } update && !field.Constraints.Immutable)
                AddUpdates(collection, update, field);
        }

        if (updates.FirstOrDefault(update => update.Permission.Only is null) is { } open)
            AddImmutable(collection, open);
        if (updates.FirstOrDefault() is { } any)
            AddUpdate(collection, any, null, "an unknown field", new Flaw(FlawKind.Value, "unknownField", "unknown"));
    }

    private void AddCreates(Collection collection, Granted granted)
    {
        foreach (var field in collection.StoredFields)
        {
            foreach (var flaw in FieldFlaws.Of(field, context.Fixtures, Operation.Create))
                AddCreate(collection, granted, field, flaw);
        }

        AddCreate(collection, granted, null, new Flaw(FlawKind.Value, "unknownField", "unknown") { Description = "an unknown field" });
        foreach (var inMap in collection.StoredFields.Where(field => field.Name.Contains('.', StringComparison.Ordinal)).DistinctBy(MapOf))
            AddCreate(collection, granted, inMap, new Flaw(FlawKind.Value, $"{MapOf(inMap)}.unknownField", "unknown") { Description = $"an unknown field in {MapOf(inMap)}" });
        if (collection.Key.Kind == KeyKind.Template)
            AddWrongId(collection, granted);
    }

    private static string MapOf(Field field) => field.Name[..field.Name.LastIndexOf('.')];

    /// <summary>A document that obeys its schema, under an id that its fields don't build.</summary>
    private void AddWrongId(Collection collection, Granted granted)
    {
        var document = granted.Situation.Document;
        var request = new CreateRequest($"{document.CollectionPath}/{context.NewId("wrong-id")}", ChangeMaker.Requested(collection, document.Fields));
        var flaw = new Flaw(FlawKind.Value, "", null) { Description = $"its id is not {collection.Key}" };
        Add(collection, granted, null, Operation.Create, flaw, request);
    }

    private void AddCreate(Collection collection, Granted granted, Field? field, Flaw flaw)
    {
        var sent = ChangeMaker.Requested(collection, granted.Situation.Document.Fields);
        var fields = flaw.Kind == FlawKind.Missing ? sent.Without(flaw.Path) : sent.With(flaw.Path, flaw.Value);
        // With another value in it, the fields build another id; where they build none, there is no such document.
        var document = granted.Situation.Document;
        var id = field is null || !collection.Key.Fields.Contains(field.Name) ? document.Id : FixtureFactory.IdOf(collection, document.ParentIds, fields)!;
        if (id.Length > 0 && !id.Contains('/', StringComparison.Ordinal) && (id == document.Id || fields.At(flaw.Path) is not null))
            Add(collection, granted, field, Operation.Create, flaw, new CreateRequest($"{document.CollectionPath}/{id}", fields));
    }

    private void AddUpdates(Collection collection, Granted granted, Field field)
    {
        foreach (var flaw in FieldFlaws.Of(field, context.Fixtures, Operation.Update))
            AddUpdate(collection, granted, field, flaw.Description, flaw);
    }

    private void AddUpdate(Collection collection, Granted granted, Field? field, string description, Flaw flaw)
    {
        var (path, before) = (granted.Situation.Document.Path, granted.Situation.Document.Fields);
        var changed = new Dictionary<string, object?>(ChangeMaker.Update(collection, path, before, granted.Next!).Changes)
        {
            [flaw.Path] = flaw.Kind == FlawKind.Missing ? FieldValue.Delete : flaw.Value,
        };
        Add(collection, granted, field, Operation.Update, flaw with { Description = description }, new UpdateRequest(path, changed));
    }

    private void AddImmutable(Collection collection, Granted granted)
    {
        foreach (var field in collection.StoredFields.Where(field => field.Constraints is { Immutable: true } && !collection.Key.Fields.Contains(field.Name)))
        {
            var before = granted.Situation.Document.Fields;
            if (context.Fixtures.Another(collection, field, granted.Situation.Document.Path, before.At(field.Name)) is { } another)
                AddUpdate(collection, granted, field, $"{field.Name} is immutable", new Flaw(FlawKind.Value, field.Name, another));
        }
    }

    private void Add(Collection collection, Granted granted, Field? field, Operation operation, Flaw flaw, AccessRequest request)
    {
        var persona = granted.Persona.Name;
        cases.Add(new AccessCase("", CaseKind.Schema, $"{persona} cannot {CaseList.Verb(operation)} {collection.Path} ({flaw.Description})",
            field?.Place ?? collection.Place, field is null ? Whole(collection, flaw) : $"{field.Name}: {field.Type}{(field.Required ? ", required" : "")}",
            collection.Path, operation, persona, granted.Situation.Caller, request, IsAllowed: false)
        {
            IsAdvisory = context.Model.FrontMatter?.SchemaProbes == SchemaProbes.Warn,
        }, flaw.Description);
    }

    private static string Whole(Collection collection, Flaw flaw) => flaw.Path.Length == 0
        ? $"the primary key of {collection.Path} is {collection.Key}"
        : $"{collection.Path} holds the fields of its schema and no more";

    /// <summary>Writes that are granted, one for each sentence that grants any: what is made wrong in them is all that is wrong.</summary>
    private IEnumerable<Granted> Granted(Policy policy, Collection collection, Operation operation)
    {
        foreach (var permission in policy.Granting(operation))
        {
            var persona = Persona.Of(context.Model, policy).FirstOrDefault(persona => persona.IsMeantBy(permission.Actors));
            if (persona is not null && Grant(collection, persona, permission, operation) is { } granted)
                yield return granted;
        }
    }

    private Granted? Grant(Collection collection, Persona persona, Permission permission, Operation operation)
    {
        foreach (var disjunct in ConditionTransform.Disjuncts(permission.Condition))
        {
            var asOwner = persona.Actor.Kind == ActorKind.Owner || permission.OwnOnly;
            var wanted = new Wanted(operation == Operation.Update ? SituationFinder.OfStored(disjunct) : disjunct, asOwner);
            // A document that has every field is the one in which every field can be wrong.
            foreach (var situation in finder.Made(persona, collection, wanted))
            {
                var stored = situation.Document.Fields;
                var next = operation == Operation.Update
                    ? changes.Allowed(collection, permission, [.. disjunct.Where(SituationFinder.IsOfNew)], situation)
                    : changes.AtServerTime(collection, operation, stored);
                var attempt = new AccessAttempt(situation.Caller, operation, collection.Path, situation.Document.Path)
                {
                    Stored = operation == Operation.Update ? stored : null, Next = next,
                };
                if (next is null || !context.Oracle.IsGranted(attempt))
                    continue;
                if (operation == Operation.Update)
                    context.Data.Add(situation.Document);
                else
                    context.Reserve(situation.Document.Path);
                return new Granted(permission, persona, situation, next);
            }
        }

        return null;
    }
}

/// <summary>A write that a sentence grants.</summary>
internal sealed record Granted(Permission Permission, Persona Persona, Situation Situation, IReadOnlyDictionary<string, object?>? Next);
