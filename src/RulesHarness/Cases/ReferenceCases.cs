using RulesHarness.Firestore.Identities;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Cases for relationships: a write that a sentence grants, but for its naming a document that does not exist. Where
/// the spec does not say whether that is to be denied, it is tried only where the rules look such a document up.
/// </summary>
internal sealed class ReferenceCases(CaseDraft draft, RulesQuestions rules)
{
    private readonly CaseContext _context = draft.Context;
    private readonly GrantedWriteFactory _writes = new(draft);
    private readonly InvalidWriteCases _flawed = new(draft);

    public void Add(Policy policy, Collection collection)
    {
        foreach (
            var relationship in _context.Model.Relationships.Where(relationship =>
                relationship.From.Collection == collection.Path.Text
            )
        )
        {
            foreach (var operation in new[] { Operation.Create, Operation.Update })
            {
                if (MustExist(relationship, policy, operation) is { } mustExist)
                {
                    Add(policy, collection, relationship, operation, mustExist);
                }
            }
        }
    }

    private bool? MustExist(Relationship relationship, Policy policy, Operation operation)
    {
        if (relationship.MustExist is { } said)
        {
            return said;
        }
        var document = Shape($"{relationship.To.Collection}/{{id}}".Split('/'));
        // What is looked up to know a role is no look-up of what is referred to.
        var actors = policy.Granting(operation).SelectMany(permission => permission.Actors);
        var roles = actors.Select(actor => actor.Role);
        var isForRole = _context
            .Model.Roles.OfType<DocumentRole>()
            .Any(role => roles.Contains(role.Name) && Shape(role.Segments) == document);
        return !isForRole && rules.LookedUp(policy.Collection, operation).Contains(document) ? true : null;
    }

    private static string Shape(IEnumerable<string> segments) =>
        string.Join('/', segments.Select(segment => segment.StartsWith('{') ? "*" : segment));

    private void Add(
        Policy policy,
        Collection collection,
        Relationship relationship,
        Operation operation,
        bool mustExist
    )
    {
        var rule = new DocumentRequirement(
            relationship.Place,
            $"{collection.Path}.{relationship.From.Field} references "
                + $"{relationship.To.Collection}.{relationship.To.Field}"
        );
        if (collection.Field(relationship.From.Field) is { } field)
        {
            AddField(policy, collection, field, rule, Missing(relationship), operation, mustExist);
        }
        else if (
            operation == Operation.Create
            && collection.Path.Captures.ToList().IndexOf(relationship.From.Field) is >= 0 and var depth
        )
        {
            AddBelow(policy, collection, depth, rule, Missing(relationship), mustExist);
        }
    }

    private static string Missing(Relationship relationship) =>
        Missing(CollectionPath.TryParse(relationship.To.Collection)!);

    private static string Missing(CollectionPath target) => $"no-such-{target.Id.TrimEnd('s')}";

    private void AddField(
        Policy policy,
        Collection collection,
        Field field,
        DocumentRequirement rule,
        string missing,
        Operation operation,
        bool mustExist
    )
    {
        object value = field.Type.Kind == TypeKind.Array ? new List<object?> { missing } : missing;
        var variant = $"{field.Name} refers to nothing";
        var grants = _writes
            .Of(policy, operation)
            .Where(grant => operation == Operation.Create || RequestFactory.IsAllowed(grant.Permission, field))
            .ToList();
        if (!mustExist)
        {
            var wanted = new Comparison(
                new FieldOperand(field.Name, IsNew: operation == Operation.Update),
                Comparator.Equal,
                new LiteralOperand(value)
            );
            if (First(grants, grant => _writes.Make(collection, grant, operation, wanted)) is { } dangling)
            {
                _flawed.Add(collection, dangling, rule, operation, variant, dangling.Scenario.Request, isAllowed: true);
            }
            return;
        }

        if (First(grants, grant => _writes.Find(collection, grant, operation)) is not { } granted)
        {
            return;
        }
        draft.Accept(granted.Scenario.Beside(Elsewhere(missing)));
        // Who writes a document of their own does not exist then; any other caller would be denied for another reason.
        if (granted.Persona == CallerKind.Owner && policy.Owner?.Field == field.Name)
        {
            granted = granted with { Scenario = granted.Scenario.By(Identity.User(missing)) };
        }
        granted = granted with { AbsentId = missing };
        var flaw = new SchemaViolation(ViolationKind.Dangling, field.Name, value, variant);
        if (operation == Operation.Create)
        {
            _flawed.AddCreate(collection, granted, rule, flaw, field);
        }
        else
        {
            _flawed.AddUpdate(collection, granted, rule, flaw);
        }
    }

    /// <summary>A document of that id in each other collection: rules that look it up in a wrong one find it.</summary>
    private IEnumerable<Document> Elsewhere(string missing) =>
        _context
            .Model.Collections.Where(other =>
                other.Path is { Parent: null, DocumentId: null }
                && other.Key.Kind != KeyKind.Template
                && Missing(other.Path) != missing
            )
            .Select(other => _context.Fixtures.Make(other, [], missing, Completeness.Full));

    /// <summary>The create below a parent that isn't there.</summary>
    private void AddBelow(
        Policy policy,
        Collection collection,
        int depth,
        DocumentRequirement rule,
        string missing,
        bool mustExist
    )
    {
        if (
            First(_writes.Of(policy, Operation.Create), grant => _writes.Make(collection, grant, Operation.Create))
            is not { } granted
        )
        {
            return;
        }
        var document = granted.Scenario.Document;
        var path =
            $"{collection.Path.Under([.. document.ParentIds.Select((id, at) => at == depth ? missing : id)])}/{document.Id}";
        if (mustExist || draft.Oracle.IsGranted(granted.Scenario.Attempt with { Path = path }))
        {
            _flawed.Add(
                collection,
                granted,
                rule,
                Operation.Create,
                $"below {missing}",
                new CreateRequest(path, granted.Created),
                isAllowed: !mustExist
            );
        }
    }

    private static GrantedWrite? First(IEnumerable<CallerGrant> grants, Func<CallerGrant, GrantedWrite?> make) =>
        grants.Select(make).FirstOrDefault(made => made is not null);
}
