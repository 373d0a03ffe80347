using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Cases for schemas: a write that a sentence grants, with one field made wrong, is denied; and one whose field has a
/// value at its edge that no granted write has had yet is allowed. Every field is tried in full on create, and on
/// update, by the first sentence that lets it be written; by each other sentence it is wrong once.
/// </summary>
internal sealed class SchemaCases(CaseDraft draft, RulesQuestions rules)
{
    private readonly CaseContext _context = draft.Context;
    private readonly GrantedWriteFactory _writes = new(draft);
    private readonly InvalidWriteCases _flawed = new(draft);
    private readonly KeyCases _keys = new(draft);
    private readonly ListedSizes _listed = new(draft.Context.Fixtures, rules);
    private readonly RuleFlaws _ofRules = new(rules);
    private readonly AlternativeFlaws _alternatives = new(draft, new RuleFlaws(rules));

    public void Add(Policy policy, Collection collection)
    {
        var creates = _writes.Of(policy, Operation.Create);
        AddCreates(collection, Granted(policy, collection, Operation.Create));
        _alternatives.AddCreates(collection, creates);
        AddEdges(collection, creates, Operation.Create);

        var updates = _writes.Of(policy, Operation.Update);
        var granted = Granted(policy, collection, Operation.Update);
        AddUpdates(collection, granted);
        _alternatives.AddUpdates(collection, updates);
        AddEdges(collection, updates, Operation.Update);
        new StoredFieldCases(draft).Add(collection, updates, isCreated: creates.Count > 0);
        if (granted.Find(update => update.Permission.Only is null) is { } open)
        {
            AddImmutable(collection, open);
        }
        if (granted.Count > 0)
        {
            AddUnknown(collection, granted);
        }
        AddFlawedByRules(collection, granted);
    }

    /// <summary>A write by each sentence that grants some.</summary>
    private List<GrantedWrite> Granted(Policy policy, Collection collection, Operation operation)
    {
        return [.. _writes.All(policy, operation).SelectMany(Of)];

        IEnumerable<GrantedWrite> Of(CallerGrant grant) =>
            _writes.Make(collection, grant, operation) is { } made
                ? _writes.MakeChangesOfOthers(collection, grant, made).Prepend(made)
                : [];
    }

    private void AddCreates(Collection collection, List<GrantedWrite> created)
    {
        if (created.Count > 0)
        {
            AddCreates(collection, created[0]);
        }
        foreach (var other in created.Skip(1))
        {
            // What is enforced for one sentence's writes may be forgotten in the statement for another's.
            var isFirst = IsFirst(created, other);
            foreach (var field in collection.StoredFields)
            {
                foreach (var flaw in FlawChoice.OfOtherSentence(_context.Flaws.Of(field, Operation.Create), isFirst))
                {
                    _flawed.AddCreate(collection, other, DocumentRequirement.Of(field), flaw, field);
                }
            }

            AddUnknownCreate(collection, other);
            _keys.Add(collection, other);
        }
    }

    private void AddFlawedByRules(Collection collection, List<GrantedWrite> granted)
    {
        foreach (var update in granted)
        {
            var flawed = OfRules(collection, field => RequestFactory.IsAllowed(update.Permission, field));
            foreach (var (rule, flaw) in flawed)
            {
                _flawed.AddUpdate(collection, update, rule, flaw);
            }
        }
    }

    private void AddCreates(Collection collection, GrantedWrite granted)
    {
        foreach (var field in collection.StoredFields)
        {
            foreach (var flaw in _context.Flaws.Of(field, Operation.Create))
            {
                _flawed.AddCreate(collection, granted, DocumentRequirement.Of(field), flaw, field);
            }
        }

        AddUnknownCreate(collection, granted);
        foreach (var inMap in Maps(collection))
        {
            _flawed.AddCreate(
                collection,
                granted,
                DocumentRequirement.Of(inMap),
                SchemaViolation.Unknown(MapOf(inMap))
            );
        }
        foreach (var (rule, flaw) in OfRules(collection, _ => true))
        {
            _flawed.AddCreate(collection, granted, rule, flaw);
        }
        _keys.Add(collection, granted);
    }

    private void AddUnknownCreate(Collection collection, GrantedWrite granted)
    {
        var rule = NoMore(collection);
        var unknown = SchemaViolation.Unknown();
        if (!collection.IsOpen)
        {
            _flawed.AddCreate(collection, granted, rule, unknown);
            return;
        }
        var document = granted.Scenario.Document;
        var fields = granted.Created.With(unknown.Path, unknown.Value);
        var request = new CreateRequest(document.Path, fields);
        _flawed.Add(collection, granted, rule, Operation.Create, unknown.Description, request, isAllowed: true);
        new FieldCountCases(_flawed).AddCreate(collection, granted);
    }

    private void AddUpdates(Collection collection, IReadOnlyList<GrantedWrite> granted)
    {
        foreach (var field in collection.StoredFields)
        {
            var flaws = _context.Flaws.Of(field, Operation.Update).ToList();
            // Whoever may update a document sets the times that are the server's.
            var isOfServer = field.Constraints is { ServerTime: true, Immutable: false };
            var updates = granted
                .Where(update => isOfServer || RequestFactory.IsAllowed(update.Permission, field))
                .OrderByDescending(update => !update.IsTurned || update.Changed.ContainsKey(field.Name))
                .ToList();
            foreach (var (at, update) in updates.Index())
            {
                foreach (var flaw in at == 0 ? flaws : FlawChoice.OfOtherSentence(flaws, IsFirst(updates, update)))
                {
                    _flawed.AddUpdate(collection, update, DocumentRequirement.Of(field), flaw);
                }
            }
        }
    }

    /// <summary>Whether no other caller's write by the same sentence comes before.</summary>
    private static bool IsFirst(IReadOnlyList<GrantedWrite> granted, GrantedWrite other) =>
        granted.First(write => write.Permission == other.Permission) == other;

    /// <summary>
    /// The values that only the rules list: values in addition to an enum's, and fields in addition to a schema's.
    /// </summary>
    private IEnumerable<(DocumentRequirement Rule, SchemaViolation Flaw)> OfRules(
        Collection collection,
        Func<Field, bool> isWritable
    )
    {
        foreach (var field in collection.StoredFields.Where(isWritable))
        {
            foreach (var flaw in _ofRules.Of(field))
            {
                yield return (DocumentRequirement.Of(field), flaw);
            }
        }

        foreach (
            var word in collection.IsOpen
                ? []
                : rules.NamesBeside([.. collection.StoredFields.Select(field => field.Name.Split('.')[0]).Distinct()])
        )
        {
            yield return (NoMore(collection), SchemaViolation.Named(word, map: null));
        }
        foreach (var map in Maps(collection).Select(MapOf))
        {
            var names = collection
                .StoredFields.Where(field => FieldTree.IsWithin(field.Name, map))
                .Select(field => field.Name[(map.Length + 1)..])
                .ToList();
            foreach (var word in rules.NamesBeside(names))
            {
                yield return (NoMore(collection), SchemaViolation.Named(word, map));
            }
        }
    }

    private static DocumentRequirement NoMore(Collection collection) =>
        new(
            collection.Place,
            collection.IsOpen
                ? $"{collection.Path} can contain fields beside those of its schema"
                : $"{collection.Path} contains only the fields of its schema"
        );

    /// <summary>One field of each map that the schema describes.</summary>
    private static IEnumerable<Field> Maps(Collection collection) =>
        collection.StoredFields.Where(field => MapOf(field).Length > 0).DistinctBy(MapOf);

    private static string MapOf(Field field) => FieldTree.MapOf(field.Name);

    private void AddImmutable(Collection collection, GrantedWrite granted)
    {
        foreach (
            var field in collection.StoredFields.Where(field =>
                field.Constraints is { Immutable: true } && !collection.Key.Fields.Contains(field.Name)
            )
        )
        {
            var before = granted.Scenario.Document.Fields;
            if (
                _context.Fixtures.Another(collection, field, granted.Scenario.Document.Path, before.At(field.Name)) is
                { } another
            )
            {
                _flawed.AddUpdate(
                    collection,
                    granted,
                    DocumentRequirement.Of(field),
                    SchemaViolation.Of(field, ViolationKind.Immutable, another, "is immutable")
                );
            }
        }
    }

    private void AddUnknownUpdate(Collection collection, IReadOnlyList<GrantedWrite> granted)
    {
        var rule = NoMore(collection);
        var unknown = SchemaViolation.Unknown();
        if (!collection.IsOpen)
        {
            _flawed.AddUpdate(collection, granted[0], rule, unknown);
            return;
        }
        if (granted.FirstOrDefault(update => update.Permission.Only is null) is not { } open)
        {
            _flawed.AddUpdate(collection, granted[0], rule, unknown);
            return;
        }
        var changes = new Dictionary<string, object?>(open.Changed) { [unknown.Path] = unknown.Value };
        var changed = new UpdateRequest(open.Scenario.Document.Path, changes);
        _flawed.Add(collection, open, rule, Operation.Update, unknown.Description, changed, isAllowed: true);
        new FieldCountCases(_flawed).AddUpdate(collection, open);
    }

    private void AddUnknown(Collection collection, IReadOnlyList<GrantedWrite> granted)
    {
        AddUnknownUpdate(collection, granted);
        foreach (var inMap in Maps(collection))
        {
            // Who may change nothing in the map is told by that already.
            if (granted.FirstOrDefault(update => RequestFactory.IsAllowed(update.Permission, inMap)) is { } update)
            {
                _flawed.AddUpdate(
                    collection,
                    update,
                    DocumentRequirement.Of(inMap),
                    SchemaViolation.Unknown(MapOf(inMap))
                );
            }
        }
    }

    /// <summary>The edges that the cases of the sentences have left out, each in a document of its own.</summary>
    private void AddEdges(Collection collection, IReadOnlyList<CallerGrant> grants, Operation operation)
    {
        foreach (var field in collection.StoredFields)
        {
            var listed = _listed.Of(collection, field);
            foreach (var edge in draft.Edges.Remaining(collection, operation, field, collection.Path.Text, listed))
            {
                var written = new FieldOperand(field.Name, IsNew: operation == Operation.Update);
                var allowed = grants
                    .Where(grant => operation == Operation.Create || RequestFactory.IsAllowed(grant.Permission, field))
                    .ToList();
                var granted = EdgeComparisons
                    .OfWrite(field, written, edge)
                    .SelectMany(wanted =>
                        allowed.Select(grant =>
                            _writes.Make(collection, grant, operation, [.. wanted, .. OfClaims(grant, wanted[0])])
                        )
                    )
                    .FirstOrDefault(write => write is not null);
                if (granted is not null)
                {
                    _flawed.Add(
                        collection,
                        granted,
                        DocumentRequirement.Of(field),
                        operation,
                        $"{field.Name} {EdgeValues.Shape(field, edge)}",
                        granted.Scenario.Request,
                        isAllowed: true
                    );
                }
            }
        }
    }

    /// <summary>The same value for the claims to which a sentence wants the field to be equal.</summary>
    private static IEnumerable<Comparison> OfClaims(CallerGrant grant, Comparison wanted) =>
        ConditionTransform
            .Disjuncts(grant.Permission.Condition)
            .SelectMany(disjunct => disjunct)
            .Select(CallerComparison.Of)
            .OfType<CallerComparison>()
            .Where(asked =>
                asked is { Caller: TokenOperand, Comparator: Comparator.Equal } && asked.Other == wanted.Left
            )
            .Select(asked => wanted with { Left = asked.Caller })
            .Distinct();
}
