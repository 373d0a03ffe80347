using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Specification.Resolution;

/// <summary>Gives each collection its policy, and checks that its sentences can be meant and can be enforced.</summary>
internal sealed class PolicyResolver(
    IReadOnlyList<Collection> collections,
    IReadOnlyList<Role> namedRoles,
    FieldChecks checks,
    OwnerResolver owners,
    ReadingContext context
)
{
    /// <summary>The look of prose with a verb: `Authors can't lose drafts`.</summary>
    private const string IfProse =
        ". If the sentence is documentation, write it outside of the bullet, or without `can`";

    private readonly RoleMeaning _roles = new(namedRoles);
    private readonly LookUpChecks _lookUps = new(collections, checks, context);

    public IReadOnlyList<Policy> Resolve(SpecParts parts)
    {
        var roles = new RoleUse(parts.Roles, namedRoles, collections, context);
        foreach (var bullet in parts.Policies)
        {
            Check(bullet, roles);
        }
        CheckPatterns(parts, roles);
        var sentences = parts
            .Policies.SelectMany(bullet => bullet.Sentences)
            .Select(sentence => WithFields(sentence.Permission))
            .ToList();
        sentences.AddRange([.. sentences.Where(permission => permission.Via is not null).Select(OnProjection)]);
        var permissions = sentences.ToLookup(permission => permission.Collection);
        var bullets = parts.Policies.ToLookup(bullet => bullet.Collection);
        var ofCollections = collections
            .Select(collection =>
                Policy(collection, Joined([.. bullets[collection.Row]]), [.. permissions[collection.Row]])
            )
            .ToList();
        var ofGroups = bullets
            .Where(group => group.Key.IsGroup)
            .Select(group => new Policy(
                group.Key,
                GroupOwner(group, ofCollections),
                [.. permissions[group.Key].SelectMany(permission => InGroup(permission, group.Key))],
                ReadingContext.PlaceOf(group.First().Label)
            ));
        return [.. ofCollections, .. ofGroups];
    }

    /// <summary>The conditions that every document meets are known of a group of one collection.</summary>
    private IEnumerable<Permission> InGroup(Permission permission, CollectionPath group) =>
        SentenceOperations.In(permission, checks.Members(group) is [var only] ? only : null);

    private Policy Policy(Collection collection, PolicyBullet? bullet, IReadOnlyList<Permission> permissions)
    {
        var owner = owners.Resolve(collection, bullet);
        if (owner is { ByDocumentId: true })
        {
            CheckOwnLists(bullet?.Sentences ?? []);
        }
        if (bullet is null && permissions.Count == 0)
        {
            context.Diagnostics.Report(SpecDiagnostics.NothingGranted, collection.Place, collection.Row);
        }
        return new Policy(
            collection.Path,
            owner,
            [
                .. permissions
                    .Select(permission => permission with { Collection = collection.Path })
                    .SelectMany(permission => SentenceOperations.In(permission, collection)),
            ],
            bullet is null ? collection.Place : ReadingContext.PlaceOf(bullet.Label)
        );
    }

    /// <summary>
    /// Several bullets about one collection say together what one would, as long as they agree on the owner.
    /// </summary>
    private PolicyBullet? Joined(List<PolicyBullet> bullets)
    {
        var owners = bullets.SelectMany(bullet => bullet.Owners);
        var stated = owners.DistinctBy(owner => owner.Field).ToList();
        if (stated.Count > 1)
        {
            context.Diagnostics.Report(
                SpecDiagnostics.AmbiguousOwner,
                stated[1].Place,
                bullets[0].Collection,
                string.Join(" or ", stated.Select(Named)),
                Named(stated[0])
            );
        }
        return bullets.Count == 0
            ? null
            : bullets[0] with
            {
                Owners = stated,
                Sentences = [.. bullets.SelectMany(bullet => bullet.Sentences)],
            };
    }

    /// <summary>The owner that the group's bullet states, or the one that all collections of the group have.</summary>
    private Ownership? GroupOwner(IGrouping<CollectionPath, PolicyBullet> group, IReadOnlyList<Policy> ofCollections)
    {
        if (group.Select(bullet => bullet.Owner).OfType<Ownership>().FirstOrDefault() is { } stated)
        {
            return stated;
        }
        var members = ofCollections
            .Where(policy => policy.Collection.Id == group.Key.Id)
            .Select(policy => policy.Owner)
            .DistinctBy(owner => (owner is null, owner?.Field))
            .ToList();
        if (members is [{ } shared])
        {
            return shared;
        }
        owners.ReportUnknown(group.Key, [.. members.OfType<Ownership>()], group.SelectMany(bullet => bullet.Sentences));
        return null;
    }

    /// <summary>A projection named by <c>via</c> is what its readers read instead.</summary>
    private static Permission OnProjection(Permission permission) =>
        permission with
        {
            Collection = permission.Via!,
            Only = null,
            Via = null,
            OwnOnly = false,
        };

    /// <summary>
    /// A name in braces that is no id of the path is a field, and of a single document there is nothing to list.
    /// </summary>
    private Permission WithFields(Permission permission) =>
        permission with
        {
            Operations = permission.Collection.DocumentId is null
                ? permission.Operations
                : [.. permission.Operations.Where(operation => operation != Operation.List)],
            Condition = IdNames.Resolve(
                _roles.Expand(permission.Condition, permission.Actors),
                checks.Members(permission.Collection)
            ),
        };

    private void CheckPatterns(SpecParts parts, RoleUse roles)
    {
        foreach (var (pattern, row) in parts.Patterns)
        {
            var members = checks.Members(pattern.Collection);
            roles.Check(pattern.As, members, row["As"]);
            var speaksOfOwner = pattern.As.Any(actor => actor.Kind is ActorKind.Owner or ActorKind.Others);
            if (speaksOfOwner && members.Count > 0 && !members.Any(member => HasOwner(member, parts)))
            {
                context.Report(SpecDiagnostics.UnknownOwner, row["As"], pattern.Collection);
            }
        }
    }

    /// <summary>Whether something says who owns a document. Where several could, that is a finding by itself.</summary>
    private bool HasOwner(Collection collection, SpecParts parts)
    {
        var isStated = parts.Policies.Any(bullet =>
            bullet.Owners.Count > 0
            && (
                bullet.Collection == collection.Row
                || (bullet.Collection.IsGroup && bullet.Collection.Id == collection.Path.Id)
            )
        );
        return isStated || owners.IsKnown(collection);
    }

    private void Check(PolicyBullet bullet, RoleUse roles)
    {
        var members = checks.Members(bullet.Collection, bullet.Label);
        if (members.Count == 0)
        {
            return;
        }
        CheckOwners(bullet, members);
        foreach (var (permission, text) in bullet.Sentences)
        {
            CheckCondition(permission, members, text, roles);
            checks.Check([.. permission.Only ?? [], .. permission.Except ?? []], members, text, IfProse);
            CheckQueryLimit(permission, text);
            CheckFieldLimits(permission, text);
            CheckLists(permission, text);
            TransitionChecks.Check(permission.Transitions, members, text, context);
            roles.Check(permission.Actors, members, text);
        }
    }

    /// <summary>A document above one has no owner here: its id is compared with the caller in conditions.</summary>
    private void CheckOwners(PolicyBullet bullet, IReadOnlyList<Collection> members)
    {
        foreach (var field in bullet.Owners.Select(owner => owner.Field).OfType<string>())
        {
            if (members.All(member => PathIds.IsId(field, member) && member.Field(field) is null))
            {
                context.Report(
                    SpecDiagnostics.UnknownField,
                    bullet.Label,
                    field,
                    FieldChecks.Paths(members, " or "),
                    $"write `Signed-in users can ... where {{{field}}} == uid`: an owner is named by a field, "
                        + "or is the document id"
                );
            }
            else
            {
                checks.Check([field], members, bullet.Label);
            }
        }
    }

    private void CheckCondition(Permission permission, IReadOnlyList<Collection> members, TextSlice text, RoleUse roles)
    {
        var condition = IdNames.Resolve(permission.Condition, members);
        checks.Check(condition, members, text);
        checks.CheckComputed(condition, members, text);
        checks.CheckKeys(condition, members, text);
        ElementChecks.Check(condition, members, text, context);
        _lookUps.Check(condition, members, text);
        roles.Check(RoleActors(condition), members, text);
        new SuspiciousConditions(context).Check(
            condition,
            text,
            operand => Instead(operand, members, permission),
            permission.Operations is [Operation.Create]
        );
        CheckAfter(permission, condition, text);
        var writes = permission.Operations.Any(operation => operation is Operation.Create or Operation.Update);
        var isOfNew = FieldChecks.Operands(condition).OfType<FieldOperand>().FirstOrDefault(field => field.IsNew);
        if (!writes && isOfNew is not null)
        {
            context.Report(
                SpecDiagnostics.MisplacedNew,
                text,
                Names.Written($"{isOfNew}"),
                Words(permission.Operations, "`"),
                Names.Written(isOfNew.Path)
            );
        }
    }

    private static string Named(Ownership owner) => owner.Field is { } field ? $"`{field}`" : "the document id";

    /// <summary>A document as a batch leaves it is known where something is written.</summary>
    private void CheckAfter(Permission permission, Condition? condition, TextSlice text)
    {
        var after = FieldChecks
            .Operands(condition)
            .FirstOrDefault(operand => operand is LookUpOperand { IsAfter: true } or ExistsOperand { IsAfter: true });
        var reads = permission.Operations.Where(operation => operation is Operation.Get or Operation.List).ToList();
        if (after is not null && reads.Count > 0)
        {
            context.Report(SpecDiagnostics.MisplacedAfter, text, after, Words(reads, "`"));
        }
    }

    /// <summary>The roles that a condition names: they need what actors need that have them.</summary>
    private static IEnumerable<Actor> RoleActors(Condition? condition) =>
        FieldChecks.Operands(condition).OfType<RoleOperand>().Select(role => new Actor(ActorKind.Role, role.Role));

    /// <summary>Suggests a replacement for a comparison of something with itself.</summary>
    private static string Instead(Operand operand, IReadOnlyList<Collection> members, Permission permission) =>
        operand switch
        {
            UidOperand or NowOperand when members.Any(member => member.Field($"{operand}") is not null) =>
                $"write `{{{operand}}}` for the field of that name",
            FieldOperand field when permission.Operations.Contains(Operation.Update) =>
                $"write `new.{Names.Written(field.Path)}` for the new value of the field, and "
                    + $"`{Names.Written(field.Path)}` for the stored value",
            _ => "write the value to compare it with",
        };

    private void CheckQueryLimit(Permission permission, TextSlice text)
    {
        var others = permission.Operations.Where(operation => operation != Operation.List).ToList();
        if (others.Count > 0 && FieldChecks.Operands(permission.Condition).OfType<QueryLimitOperand>().Any())
        {
            context.Report(
                SpecDiagnostics.MisplacedQueryLimit,
                text,
                Words(others, "`"),
                $"{string.Join(", ", permission.Actors)} can list docs where {permission.Condition}."
            );
        }
    }

    private void CheckLists(Permission permission, TextSlice text)
    {
        if (permission.Collection.DocumentId is not null && permission.Operations is [Operation.List])
        {
            context.Report(SpecDiagnostics.ListOfDocument, text, permission.Collection, permission.Collection.Id);
        }
    }

    /// <summary>Who owns the one document that has the owner's id has nothing to list.</summary>
    private void CheckOwnLists(IEnumerable<PermissionSentence> sentences)
    {
        foreach (var (permission, text) in sentences)
        {
            var isOfOwner = permission.OwnOnly || permission.Actors.Any(actor => actor.Kind == ActorKind.Owner);
            if (isOfOwner && permission is { Grants: true, Operations: [Operation.List] })
            {
                context.Report(SpecDiagnostics.ListOfOwn, text, permission.Collection);
            }
        }
    }

    private void CheckFieldLimits(Permission permission, TextSlice text)
    {
        if (permission.Only is null && permission.Except is null)
        {
            return;
        }
        var fields = string.Join(", ", (permission.Only ?? permission.Except)!);
        var reads = permission.Operations.All(operation => operation is Operation.Get or Operation.List);
        if (!reads && permission.Operations is not [Operation.Update])
        {
            context.Report(SpecDiagnostics.MisplacedFields, text, Words(permission.Operations));
        }
        else if (reads && permission.Via is null)
        {
            context.Report(
                SpecDiagnostics.UnenforceableRead,
                text,
                fields,
                permission.Collection,
                string.Join(", ", permission.Actors),
                fields
            );
        }
        else if (reads)
        {
            CheckProjection(permission, text);
        }
    }

    private static string Words(IReadOnlyList<Operation> operations, string quote = "") =>
        string.Join("/", operations.Select(operation => $"{quote}{operation.ToString().ToLowerInvariant()}{quote}"));

    private void CheckProjection(Permission permission, TextSlice text)
    {
        var projection = checks.Collection(permission.Via);
        var stored = projection?.StoredFields.Select(field => field.Name).ToHashSet();
        var only = permission.Only ?? [];
        if (stored is null)
        {
            context.Report(SpecDiagnostics.WrongProjection, text, permission.Via, "is not in the Collection Inventory");
        }
        else if (only.FirstOrDefault(field => !stored.Contains(field)) is { } missing)
        {
            context.Report(SpecDiagnostics.WrongProjection, text, permission.Via, $"has no field `{missing}`");
        }
        else if (stored.FirstOrDefault(field => !only.Contains(field)) is { } additional)
        {
            context.Report(
                SpecDiagnostics.WrongProjection,
                text,
                permission.Via,
                $"has the field `{additional}`, which the sentence does not name"
            );
        }
    }
}
