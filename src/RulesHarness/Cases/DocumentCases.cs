using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Plans the cases for requests on one document: get, create, update and delete. Each grant is tested where it alone
/// grants, then with one part of its condition broken, by callers who nearly have the role, and against the sentences
/// that revoke it. A caller to whom no sentence grants anything tries the requests that are granted to others. The
/// plan follows from the model alone: what is tried in turn does not depend on what is found.
/// </summary>
internal sealed class DocumentCases(DataModel model)
{
    public static readonly Operation[] Operations =
    [
        Operation.Get,
        Operation.Create,
        Operation.Update,
        Operation.Delete,
    ];

    private readonly Rotation _ways = new();
    private readonly Dictionary<string, (PermissionCell Cell, Permission Template)> _firstOfRole = [];
    private readonly Dictionary<(CollectionPath, Operation), int> _edgeTurns = [];
    private List<CaseTemplate> _planned = [];

    /// <summary>The cases of a cell of the permission matrix.</summary>
    public IReadOnlyList<CaseTemplate> Of(Policy policy, Collection collection, CallerKind persona, Operation operation)
    {
        _planned = [];
        var templates = policy.Granting(operation).ToList();
        var own = templates.Where(template => persona.IsNamedBy(template.Actors)).ToList();
        var cell = new PermissionCell(policy, collection, persona, operation);
        foreach (var template in own)
        {
            foreach (var disjunct in ConditionTransform.Disjuncts(template.Condition))
            {
                AddGrant(cell, template, disjunct);
            }
            AddCallers(cell, template);
            foreach (var taking in policy.Permissions.Where(p => !p.Grants && p.Operations.Contains(operation)))
            {
                AddRevoked(cell, template, taking);
            }
        }

        if (own.Count > 0)
        {
            return _planned;
        }
        // A role that no sentence means is tried once; strangers and guests try all that is granted to anyone.
        foreach (var template in persona.IsRole ? templates.Take(1) : templates)
        {
            TryAs(cell, template, ConditionTransform.First(template.Condition));
        }
        if (templates.Count == 0)
        {
            Add(new CaseTemplate(cell, null, [], "", CaseGoal.Denied));
        }
        return _planned;
    }

    /// <summary>
    /// The ways into and past a role that had no turn in any cell: they are tried in the first one that the role is
    /// granted.
    /// </summary>
    public IReadOnlyList<CaseTemplate> OfRemainingVariants()
    {
        _planned = [];
        foreach (var (name, (cell, template)) in _firstOfRole)
        {
            var role = model.Roles.First(role => role.Name == name);
            foreach (var into in _ways.Remaining(Into(role), RoleVariant.Satisfying(role)))
            {
                AddGrants(cell, template, Disjunct(template), into);
            }
            foreach (var (part, misses) in RoleVariant.NearMisses(role, model).Index())
            {
                foreach (var past in _ways.Remaining(Past(role, part), misses))
                {
                    AddNearMisses(cell, template, past);
                }
            }
        }

        return _planned;
    }

    /// <summary>Adds a case. Granted writes to a collection use the edges of its schema in turn.</summary>
    private void Add(CaseTemplate template)
    {
        var key = (template.Cell.Collection.Path, template.Cell.Operation);
        var turn = _edgeTurns.GetValueOrDefault(key);
        if (template.Goal == CaseGoal.Granted)
        {
            _edgeTurns[key] = turn + 1;
        }
        _planned.Add(
            template with
            {
                EdgeTurn = turn,
                Otherwise = template.Otherwise is { } other ? other with { EdgeTurn = turn } : null,
            }
        );
    }

    private void AddGrant(PermissionCell cell, Permission template, IReadOnlyList<Comparison> disjunct)
    {
        AddGrants(cell, template, disjunct, way: null);
        var isPlainest = cell.Persona == CallerKind.LeastPrivileged(model, cell.Policy, template, cell.Operation);
        for (var at = 0; at < disjunct.Count; at++)
        {
            // One kind of caller tries each other value of an enum, the rest any one.
            foreach (var other in Broken(cell.Collection, disjunct[at], isPlainest))
            {
                Add(
                    new CaseTemplate(
                        cell,
                        template,
                        [.. disjunct.Where((_, place) => place != at), .. other],
                        string.Join(" and ", other),
                        CaseGoal.Denied
                    )
                );
            }
        }

        if (isPlainest)
        {
            AddRequestTimes(cell, template, disjunct);
        }
        if (cell.Operation == Operation.Update)
        {
            AddForbiddenFields(cell, template, disjunct);
        }
    }

    private void AddRequestTimes(PermissionCell cell, Permission template, IReadOnlyList<Comparison> disjunct)
    {
        foreach (var order in disjunct)
        {
            if (Variations.AtRequestTime(order, cell.Operation) is not { } same)
            {
                continue;
            }
            var isGranted = order.Comparator is Comparator.LessOrEqual or Comparator.GreaterOrEqual;
            Add(
                new CaseTemplate(
                    cell,
                    template,
                    [.. disjunct.Select(each => each == order ? same : each)],
                    $"{same}",
                    isGranted ? CaseGoal.Granted : CaseGoal.Denied
                )
            );
        }
    }

    private static IReadOnlyList<IReadOnlyList<Comparison>> Broken(
        Collection collection,
        Comparison comparison,
        bool isPlainest
    ) =>
        CallerComparison.Of(comparison) is { Caller: TokenOperand, IsConstant: false } claim
            ? Variations.OfClaim(claim, claim.Other is FieldOperand field ? collection.Field(field.Path) : null)
            :
            [
                .. Variations
                    .Broken(comparison, isPlainest ? Variations.FieldOf(comparison, collection) : null)
                    .Select(other => new[] { other }),
            ];

    private void AddGrants(
        PermissionCell cell,
        Permission template,
        IReadOnlyList<Comparison> disjunct,
        RoleVariant? way
    )
    {
        var said = way is null ? "" : $" with {way}";
        foreach (var values in Variations.Holding(disjunct))
        {
            Add(
                new CaseTemplate(
                    cell,
                    template,
                    values,
                    $"{string.Join(" and ", values)}{said}".TrimStart(),
                    CaseGoal.Granted
                )
                {
                    RoleVariant = way ?? NextWay(cell),
                }
            );
        }
        if (way is null && cell.Operation is Operation.Create or Operation.Update)
        {
            Add(
                new CaseTemplate(cell, template, disjunct, "required fields only", CaseGoal.Granted)
                {
                    Completeness = Completeness.Minimal,
                    RoleVariant = NextWay(cell),
                }
            );
        }
    }

    /// <summary>A role's values grant in turn.</summary>
    private RoleVariant? NextWay(PermissionCell cell) =>
        RoleOf(cell.Persona) is { } role ? _ways.Next(Into(role), RoleVariant.Satisfying(role)) : null;

    /// <summary>
    /// Adds the same request by other callers: one who does not own the document, and those who nearly have the role.
    /// </summary>
    private void AddCallers(PermissionCell cell, Permission template)
    {
        if (template.OwnOnly && cell.Persona.Actor.Kind != ActorKind.Owner)
        {
            Add(
                new CaseTemplate(cell, template, Disjunct(template), "not one's own", CaseGoal.Denied)
                {
                    AsOwner = false,
                }
            );
        }
        if (RoleOf(cell.Persona) is not { } role)
        {
            return;
        }
        _firstOfRole.TryAdd(role.Name, (cell, template));
        foreach (var alternative in RoleVariant.Alternatives(role))
        {
            Add(
                new CaseTemplate(
                    cell,
                    template,
                    Disjunct(template),
                    $"{string.Join(" and ", Disjunct(template))} with {alternative}".TrimStart(),
                    CaseGoal.Granted
                )
                {
                    RoleVariant = alternative,
                }
            );
        }
        // Each part of the role is missed once in each cell: a statement that forgets one of them lets somebody in.
        foreach (var (part, misses) in RoleVariant.NearMisses(role, model).Index())
        {
            if (_ways.Next(Past(role, part), misses) is { } past)
            {
                AddNearMisses(cell, template, past);
            }
        }

        // Where there is no parent, nobody has a role by it.
        if (
            role is DocumentRole { Segments: [.., var id] segments }
            && !segments.Contains("{uid}")
            && cell.Collection.Path.Captures is [.., var parent]
            && parent == id[1..^1]
        )
        {
            Add(
                new CaseTemplate(
                    cell with
                    {
                        Persona = CallerKind.Others,
                    },
                    template,
                    Disjunct(template),
                    $"below a parent that is not there, as {role.Name}",
                    CaseGoal.Denied
                )
                {
                    IsOrphan = true,
                    AsOwner = template.OwnOnly ? true : null,
                }
            );
        }
    }

    private void AddNearMisses(PermissionCell cell, Permission template, RoleVariant past)
    {
        var nearly = cell with { Persona = cell.Persona with { Name = CallerKind.Others.Name } };
        var missed = new CaseTemplate(
            nearly,
            template,
            Disjunct(template),
            $"{cell.Persona.Name} where {past}",
            CaseGoal.Denied
        )
        {
            RoleVariant = past,
            AsOwner = template.OwnOnly ? true : null,
        };
        Add(
            missed with
            {
                // A claim that is missed can't be one that the sentence asks for, too.
                Otherwise = missed with
                {
                    Comparisons = [.. missed.Comparisons.Where(comparison => CallerComparison.Of(comparison) is null)],
                },
            }
        );
    }

    /// <summary>
    /// Adds cases for requests that one sentence grants and another revokes: from the same kind of caller, or from a
    /// caller of both kinds at once.
    /// </summary>
    private void AddRevoked(PermissionCell cell, Permission template, Permission taking)
    {
        var isMeant = cell.Persona.IsNamedBy(taking.Actors);
        var owns =
            !isMeant && taking.Actors.Any(actor => actor.Kind == ActorKind.Owner) && cell.Policy.Owner is not null;
        var also =
            isMeant || owns
                ? null
                : taking
                    .Actors.Select(actor => RoleOf(new CallerKind("", actor)))
                    .FirstOrDefault(role => role is not null);
        if (cell.Persona == CallerKind.Guests && !isMeant)
        {
            return;
        }
        foreach (var disjunct in ConditionTransform.Disjuncts(taking.Condition))
        {
            Add(
                new CaseTemplate(
                    cell,
                    template,
                    [.. Disjunct(template), .. disjunct],
                    $"taken back by: {taking.Text}",
                    CaseGoal.Revoked
                )
                {
                    Slug = isMeant ? "taken back" : $"taken back from {taking.Actors[0]}",
                    AsOwner = owns ? true : null,
                    SecondRole = also,
                }
            );
        }
    }

    /// <summary>
    /// Adds cases in which the caller need not meet the conditions on callers, because not all can: a guest has no uid.
    /// </summary>
    private void TryAs(PermissionCell cell, Permission template, IReadOnlyList<Comparison> disjunct)
    {
        var asked = new CaseTemplate(cell, template, disjunct, $"as granted by: {template.Text}", CaseGoal.Denied)
        {
            Slug = $"as {template.Actors[0]}",
        };
        Add(
            asked with
            {
                Otherwise = asked with
                {
                    Comparisons =
                    [
                        .. disjunct.Where(comparison => !IsOfCaller(comparison.Left) && !IsOfCaller(comparison.Right)),
                    ],
                },
            }
        );
    }

    private static bool IsOfCaller(Operand operand) => operand is UidOperand or TokenOperand;

    private void AddForbiddenFields(PermissionCell cell, Permission template, IReadOnlyList<Comparison> disjunct)
    {
        var forbidden = cell
            .Collection.StoredFields.Where(field =>
                field.Constraints is not { ServerTime: true, Immutable: false }
                && !RequestFactory.IsAllowed(template, field)
            )
            .ToList();
        foreach (var field in forbidden)
        {
            Add(
                new CaseTemplate(cell, template, disjunct, $"changes {field.Name}", CaseGoal.Denied)
                {
                    OnlyField = field,
                }
            );
        }
        // Rules may count what has another value, and forget what is gone.
        if (
            forbidden.FirstOrDefault(field => !field.Required && !cell.Collection.Key.Fields.Contains(field.Name)) is
            { } optional
        )
        {
            Add(
                new CaseTemplate(cell, template, disjunct, $"removes {optional.Name}", CaseGoal.Denied)
                {
                    OnlyField = optional,
                    IsRemoval = true,
                }
            );
        }
    }

    private Role? RoleOf(CallerKind persona) =>
        persona.IsRole ? model.Roles.First(role => role.Name == persona.Actor.Role) : null;

    private static IReadOnlyList<Comparison> Disjunct(Permission template) =>
        ConditionTransform.First(template.Condition);

    private static string Into(Role role) => $"into {role.Name}";

    private static string Past(Role role, int part) => $"past {role.Name} at {part}";
}
