using RulesHarness.Firestore.Identities;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// Cases for relationships: a write that a sentence grants, but for its naming a document that does not exist. Where
/// the spec does not say whether that is to be denied, it is tried only where the rules look such a document up.
/// </summary>
internal sealed class ReferenceCases(
    CaseContext context,
    LookUps? lookUps,
    GrantedWriteFactory writes,
    InvalidWriteCases flawed
)
{
    public void Add(Policy policy, Collection collection)
    {
        foreach (
            var relationship in context.Model.Relationships.Where(relationship =>
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
        var roles = policy.Granting(operation).SelectMany(permission => permission.Actors).Select(actor => actor.Role);
        var isForRole = context
            .Model.Roles.OfType<DocumentRole>()
            .Any(role => roles.Contains(role.Name) && Shape(role.Segments) == document);
        return !isForRole && lookUps?.Invoke(policy.Collection, operation).Contains(document) == true ? true : null;
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
            $"{collection.Path}.{relationship.From.Field} references {relationship.To.Collection}.{relationship.To.Field}"
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
        var grants = writes
            .Of(policy, operation)
            .Where(grant => operation == Operation.Create || CandidateRequestFactory.IsAllowed(grant.Permission, field))
            .ToList();
        if (!mustExist)
        {
            var wanted = new Comparison(
                new FieldOperand(field.Name, IsNew: operation == Operation.Update),
                Comparator.Equal,
                new LiteralOperand(value)
            );
            if (First(grants, grant => writes.Make(collection, grant, operation, wanted)) is { } dangling)
            {
                flawed.Add(collection, dangling, rule, operation, variant, dangling.Write.Request, isAllowed: true);
            }
            return;
        }

        if (First(grants, grant => writes.Make(collection, grant, operation)) is not { } granted)
        {
            return;
        }
        StoreElsewhere(missing);
        // Who writes a document of their own does not exist then; any other caller would be denied for another reason.
        if (granted.Persona == CallerKind.Owner && policy.Owner?.Field == field.Name)
        {
            granted = granted with
            {
                Write = granted.Write with
                {
                    Situation = granted.Write.Situation with { Caller = Identity.User(missing) },
                },
            };
        }
        var flaw = new SchemaViolation(ViolationKind.Dangling, field.Name, value, variant);
        if (operation == Operation.Create)
        {
            flawed.AddCreate(collection, granted, rule, flaw, field);
        }
        else
        {
            flawed.AddUpdate(collection, granted, rule, flaw);
        }
    }

    /// <summary>Stores a document of that id in each other collection: rules that look it up in a wrong one find it.</summary>
    private void StoreElsewhere(string missing)
    {
        var others = context.Model.Collections.Where(other =>
            other.Path.Parent is null && other.Key.Kind != KeyKind.Template && Missing(other.Path) != missing
        );
        foreach (var other in others)
        {
            context.Store(context.Fixtures.Make(other, [], missing, Completeness.Full));
        }
    }

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
            First(writes.Of(policy, Operation.Create), grant => writes.Make(collection, grant, Operation.Create))
            is not { Write: { } write } granted
        )
        {
            return;
        }
        var document = write.Situation.Document;
        var path =
            $"{collection.Path.Under([.. document.ParentIds.Select((id, at) => at == depth ? missing : id)])}/{document.Id}";
        if (mustExist || context.Oracle.IsGranted(write.Attempt with { Path = path }))
        {
            flawed.Add(
                collection,
                granted,
                rule,
                Operation.Create,
                $"below {missing}",
                new CreateRequest(path, CandidateRequestFactory.Requested(collection, document.Fields)),
                isAllowed: !mustExist
            );
        }
    }

    private static GrantedWrite? First(IEnumerable<CallerGrant> grants, Func<CallerGrant, GrantedWrite?> make) =>
        grants.Select(make).FirstOrDefault(made => made is not null);
}
