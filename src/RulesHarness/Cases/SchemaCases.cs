using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// Cases for schemas: a write that a sentence grants, with one field made wrong, is denied; and one whose field has a value at its edge that
/// no granted write has had yet is allowed. Every field is tried on create, and on update by the first sentence that lets it be changed.
/// </summary>
internal sealed class SchemaCases(CaseContext context, SituationFinder finder, ChangeMaker changes, CaseList cases)
{
    public void Add(Policy policy, Collection collection)
    {
        var creates = Granting(policy, Operation.Create);
        if (Granted(collection, creates, Operation.Create).FirstOrDefault() is { } create)
            AddCreates(collection, create);
        AddEdges(collection, creates, Operation.Create);
        var updates = Granting(policy, Operation.Update);
        var granted = Granted(collection, updates, Operation.Update).ToList();
        foreach (var field in collection.StoredFields)
        {
            if (granted.FirstOrDefault(update => ChangeMaker.IsAllowed(update.Permission, field)) is { } update)
                AddUpdates(collection, update, field);
        }

        AddEdges(collection, updates, Operation.Update);
        if (granted.FirstOrDefault(update => update.Permission.Only is null) is { } open)
            AddImmutable(collection, open);
        if (granted.Count > 0)
            AddUnknown(collection, granted);
    }

    private void AddCreates(Collection collection, Granted granted)
    {
        foreach (var field in collection.StoredFields)
        {
            foreach (var flaw in context.Flaws.Of(field, Operation.Create))
                AddCreate(collection, granted, field, flaw);
        }

        AddCreate(collection, granted, null, Unknown(""));
        foreach (var inMap in Maps(collection))
            AddCreate(collection, granted, inMap, Unknown(MapOf(inMap)));
        if (collection.Key.Kind == KeyKind.Template)
            AddWrongId(collection, granted);
    }

    /// <summary>One field of each map that the schema describes.</summary>
    private static IEnumerable<Field> Maps(Collection collection) =>
        collection.StoredFields.Where(field => field.Name.Contains('.', StringComparison.Ordinal)).DistinctBy(MapOf);

    private static string MapOf(Field field) => field.Name[..field.Name.LastIndexOf('.')];

    private static Flaw Unknown(string map) => map.Length == 0
        ? new Flaw(FlawKind.Value, "unknownField", "unknown") { Description = "an unknown field" }
        : new Flaw(FlawKind.Value, $"{map}.unknownField", "unknown") { Description = $"an unknown field in {map}" };

    /// <summary>A document that obeys its schema, under an id that its fields don't build.</summary>
    private void AddWrongId(Collection collection, Granted granted)
    {
        var document = granted.Write.Situation.Document;
        var request = new CreateRequest($"{document.CollectionPath}/{context.NewId("wrong-id")}", ChangeMaker.Requested(collection, document.Fields));
        var flaw = new Flaw(FlawKind.Value, "", null) { Description = $"its id is not {collection.Key}" };
        AddFlaw(collection, granted, null, Operation.Create, flaw, request);
    }

    private void AddCreate(Collection collection, Granted granted, Field? field, Flaw flaw)
    {
        var document = granted.Write.Situation.Document;
        var sent = ChangeMaker.Requested(collection, document.Fields);
        var fields = flaw.Kind == FlawKind.Missing ? sent.Without(flaw.Path) : sent.With(flaw.Path, flaw.Value);
        // With another value in it, the fields build another id; where they build none, there is no such document.
        var id = field is null || !collection.Key.Fields.Contains(field.Name) ? document.Id : FixtureFactory.IdOf(collection, document.ParentIds, fields)!;
        if (id.Length > 0 && !id.Contains('/', StringComparison.Ordinal) && (id == document.Id || fields.At(flaw.Path) is not null))
            AddFlaw(collection, granted, field, Operation.Create, flaw, new CreateRequest($"{document.CollectionPath}/{id}", fields));
    }

    private void AddUpdates(Collection collection, Granted granted, Field field)
    {
        foreach (var flaw in context.Flaws.Of(field, Operation.Update))
            AddUpdate(collection, granted, field, flaw);
    }

    private void AddUpdate(Collection collection, Granted granted, Field? field, Flaw flaw)
    {
        var (path, before) = (granted.Write.Situation.Document.Path, granted.Write.Situation.Document.Fields);
        var changed = new Dictionary<string, object?>(ChangeMaker.Update(collection, path, before, granted.Write.Attempt.Next!).Changes)
        {
            [flaw.Path] = flaw.Kind == FlawKind.Missing ? FieldValue.Delete : flaw.Value,
        };
        AddFlaw(collection, granted, field, Operation.Update, flaw, new UpdateRequest(path, changed));
    }

    private void AddImmutable(Collection collection, Granted granted)
    {
        foreach (var field in collection.StoredFields.Where(field => field.Constraints is { Immutable: true } && !collection.Key.Fields.Contains(field.Name)))
        {
            var before = granted.Write.Situation.Document.Fields;
            if (context.Fixtures.Another(collection, field, granted.Write.Situation.Document.Path, before.At(field.Name)) is { } another)
                AddUpdate(collection, granted, field, new Flaw(FlawKind.Value, field.Name, another) { Description = $"{field.Name} is immutable" });
        }
    }

    private void AddUnknown(Collection collection, IReadOnlyList<Granted> granted)
    {
        AddUpdate(collection, granted[0], null, Unknown(""));
        foreach (var inMap in Maps(collection))
        {
            // Who may change nothing in the map is told by that already.
            if (granted.FirstOrDefault(update => ChangeMaker.IsAllowed(update.Permission, inMap)) is { } update)
                AddUpdate(collection, update, inMap, Unknown(MapOf(inMap)));
        }
    }

    private void AddFlaw(Collection collection, Granted granted, Field? field, Operation operation, Flaw flaw, AccessRequest request) =>
        Add(collection, granted, field is null ? Whole(collection, flaw) : Row(field), field?.Place ?? collection.Place, operation, flaw.Description, request, isAllowed: false);

    /// <summary>The edges that the cases of the sentences have left out, each in a document of its own.</summary>
    private void AddEdges(Collection collection, IReadOnlyList<(Permission Permission, Persona Persona)> granting, Operation operation)
    {
        foreach (var field in collection.StoredFields)
        {
            foreach (var edge in context.Edges.Left(collection, operation, field, collection.Path.Text))
            {
                var wanted = new Comparison(new FieldOperand(field.Name, IsNew: operation == Operation.Update), Comparator.Equal, new LiteralOperand(edge));
                var granted = granting.Where(sentence => operation == Operation.Create || ChangeMaker.IsAllowed(sentence.Permission, field))
                    .Select(sentence => Grant(collection, sentence.Persona, sentence.Permission, operation, wanted)).FirstOrDefault(write => write is not null);
                if (granted is not null)
                    Add(collection, granted, Row(field), field.Place, operation, $"{field.Name} {EdgeValues.Shape(field, edge)}", granted.Write.Request, isAllowed: true);
            }
        }
    }

    private void Add(Collection collection, Granted granted, string source, Place place, Operation operation, string variant, AccessRequest request, bool isAllowed)
    {
        var persona = granted.Persona.Name;
        var title = $"{persona} {(isAllowed ? "can" : "cannot")} {CaseList.Verb(operation)} {collection.Path} ({variant})";
        cases.Add(new AccessCase("", CaseKind.Schema, title, place, source, collection.Path, operation, persona, granted.Write.Situation.Caller, request, isAllowed), variant);
    }

    private static string Row(Field field) => $"{field.Name}: {field.Type}{(field.Required ? ", required" : "")}";

    private static string Whole(Collection collection, Flaw flaw) => flaw.Path.Length == 0
        ? $"the primary key of {collection.Path} is {collection.Key}"
        : $"{collection.Path} holds the fields of its schema and no more";

    /// <summary>The sentences that grant an operation, each with a kind of caller that it means.</summary>
    private List<(Permission Permission, Persona Persona)> Granting(Policy policy, Operation operation)
    {
        var personas = Persona.Of(context.Model, policy);
        return [.. policy.Granting(operation)
            .Select(permission => (permission, persona: personas.FirstOrDefault(persona => persona.IsMeantBy(permission.Actors))))
            .Where(sentence => sentence.persona is not null).Select(sentence => (sentence.permission, sentence.persona!))];
    }

    /// <summary>Writes that are granted, one for each sentence that grants any: what is made wrong in them is all that is wrong.</summary>
    private IEnumerable<Granted> Granted(Collection collection, IReadOnlyList<(Permission Permission, Persona Persona)> granting, Operation operation) =>
        granting.Select(sentence => Grant(collection, sentence.Persona, sentence.Permission, operation)).OfType<Granted>();

    private Granted? Grant(Collection collection, Persona persona, Permission permission, Operation operation, params IReadOnlyList<Comparison> asked)
    {
        foreach (var disjunct in ConditionTransform.Disjuncts(permission.Condition))
        {
            IReadOnlyList<Comparison> comparisons = [.. disjunct, .. asked];
            bool? asOwner = persona.Actor.Kind == ActorKind.Owner || permission.OwnOnly ? true : null;
            var wanted = new Wanted(operation == Operation.Update ? SituationFinder.OfStored(comparisons) : comparisons, asOwner);
            // A document that has every field is the one in which every field can be wrong.
            foreach (var situation in finder.Made(persona, collection, wanted))
            {
                if (changes.Make(collection, operation, permission, comparisons, situation) is not { } write || !context.Oracle.IsGranted(write.Attempt))
                    continue;
                if (operation == Operation.Update)
                    context.Store(situation.Document);
                else
                    context.Reserve(situation.Document.Path);
                return new Granted(permission, persona, write);
            }
        }

        return null;
    }
}

/// <summary>A write that a sentence grants.</summary>
internal sealed record Granted(Permission Permission, Persona Persona, Attempted Write);
