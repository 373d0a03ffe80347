using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Makes the cases for requests on one document: get, create, update and delete. Each grant is tested where it alone
/// grants, then with one part of its condition broken, by callers who nearly have the role, and against the sentences
/// that revoke it. A caller to whom no sentence grants anything tries the requests that are granted to others.
/// </summary>
internal sealed class DocumentCases(DataModel model, TrialCases trials)
{
    public static readonly Operation[] Operations =
    [
        Operation.Get,
        Operation.Create,
        Operation.Update,
        Operation.Delete,
    ];

    private readonly Rotation _ways = new();
    private readonly Dictionary<string, (Cell Cell, Permission Template)> _firstOfRole = [];

    public void Add(Policy policy, Collection collection, Persona persona, Operation operation)
    {
        var templates = policy.Granting(operation).ToList();
        var own = templates.Where(template => persona.IsMeantBy(template.Actors)).ToList();
        var cell = new Cell(policy, collection, persona, operation);
        foreach (var template in own)
        {
            foreach (var disjunct in ConditionTransform.Disjuncts(template.Condition))
            {
                AddGrant(cell, template, disjunct);
            }
            AddCallers(cell, template);
            foreach (var taking in policy.Permissions.Where(p => !p.Grants && p.Operations.Contains(operation)))
            {
                AddTakenBack(cell, template, taking);
            }
        }

        if (own.Count > 0)
        {
            return;
        }
        // A role that no sentence means is tried once; strangers and guests try all that is granted to anyone.
        foreach (var template in persona.IsRole ? templates.Take(1) : templates)
        {
            TryAs(cell, template, ConditionTransform.First(template.Condition));
        }
        if (templates.Count == 0)
        {
            trials.Add(cell, new Trial(null, [], "", Goal.Denied));
        }
    }

    /// <summary>
    /// The ways into and past a role that had no turn in any cell: they are tried in the first one that the role is
    /// granted.
    /// </summary>
    public void AddWaysLeft()
    {
        foreach (var (name, (cell, template)) in _firstOfRole)
        {
            var role = model.Roles.First(role => role.Name == name);
            foreach (var into in _ways.Left(Into(role), RoleWay.Into(role)))
            {
                AddGrants(cell, template, Disjunct(template), into);
            }
            foreach (var (part, misses) in RoleWay.Past(role, model).Index())
            {
                foreach (var past in _ways.Left(Past(role, part), misses))
                {
                    AddPast(cell, template, past);
                }
            }
        }
    }

    private void AddGrant(Cell cell, Permission template, IReadOnlyList<Comparison> disjunct)
    {
        AddGrants(cell, template, disjunct, way: null);
        var isPlainest = cell.Persona == Persona.Plainest(model, cell.Policy, template, cell.Operation);
        for (var at = 0; at < disjunct.Count; at++)
        {
            // One kind of caller tries each other value of an enum, the rest any one.
            foreach (var other in Broken(cell.Collection, disjunct[at], isPlainest))
            {
                trials.Add(
                    cell,
                    new Trial(
                        template,
                        [.. disjunct.Where((_, place) => place != at), .. other],
                        string.Join(" and ", other),
                        Goal.Denied
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

    private void AddRequestTimes(Cell cell, Permission template, IReadOnlyList<Comparison> disjunct)
    {
        foreach (var order in disjunct)
        {
            if (Variations.AtRequestTime(order, cell.Operation) is not { } same)
            {
                continue;
            }
            var isGranted = order.Comparator is Comparator.LessOrEqual or Comparator.GreaterOrEqual;
            trials.Add(
                cell,
                new Trial(
                    template,
                    [.. disjunct.Select(each => each == order ? same : each)],
                    $"{same}",
                    isGranted ? Goal.Granted : Goal.Denied
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

    private void AddGrants(Cell cell, Permission template, IReadOnlyList<Comparison> disjunct, RoleWay? way)
    {
        var said = way is null ? "" : $" with {way}";
        foreach (var values in Variations.Holding(disjunct))
        {
            trials.Add(
                cell,
                new Trial(template, values, $"{string.Join(" and ", values)}{said}".TrimStart(), Goal.Granted)
                {
                    Way = way ?? NextWay(cell),
                }
            );
        }
        if (way is null && cell.Operation is Operation.Create or Operation.Update)
        {
            trials.Add(
                cell,
                new Trial(template, disjunct, "required fields only", Goal.Granted)
                {
                    Completeness = Completeness.Minimal,
                    Way = NextWay(cell),
                }
            );
        }
    }

    /// <summary>A role's values grant in turn.</summary>
    private RoleWay? NextWay(Cell cell) =>
        RoleOf(cell.Persona) is { } role ? _ways.Next(Into(role), RoleWay.Into(role)) : null;

    /// <summary>
    /// Adds the same request by other callers: one who does not own the document, and those who nearly have the role.
    /// </summary>
    private void AddCallers(Cell cell, Permission template)
    {
        if (template.OwnOnly && cell.Persona.Actor.Kind != ActorKind.Owner)
        {
            trials.Add(cell, new Trial(template, Disjunct(template), "not one's own", Goal.Denied) { AsOwner = false });
        }
        if (RoleOf(cell.Persona) is not { } role)
        {
            return;
        }
        _firstOfRole.TryAdd(role.Name, (cell, template));
        foreach (var alternative in RoleWay.Alternatives(role))
        {
            trials.Add(
                cell,
                new Trial(
                    template,
                    Disjunct(template),
                    $"{string.Join(" and ", Disjunct(template))} with {alternative}".TrimStart(),
                    Goal.Granted
                )
                {
                    Way = alternative,
                }
            );
        }
        // Each part of the role is missed once in each cell: a statement that forgets one of them lets somebody in.
        foreach (var (part, misses) in RoleWay.Past(role, model).Index())
        {
            if (_ways.Next(Past(role, part), misses) is { } past)
            {
                AddPast(cell, template, past);
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
            trials.Add(
                cell with
                {
                    Persona = Persona.Others,
                },
                new Trial(
                    template,
                    Disjunct(template),
                    $"below a parent that is not there, as {role.Name}",
                    Goal.Denied
                )
                {
                    IsOrphan = true,
                    AsOwner = template.OwnOnly ? true : null,
                }
            );
        }
    }

    private void AddPast(Cell cell, Permission template, RoleWay past)
    {
        var nearly = cell with { Persona = cell.Persona with { Name = Persona.Others.Name } };
        var trial = new Trial(template, Disjunct(template), $"{cell.Persona.Name} where {past}", Goal.Denied)
        {
            Way = past,
            AsOwner = template.OwnOnly ? true : null,
        };
        // A claim that is missed can't be one that the sentence asks for, too.
        if (!trials.Add(nearly, trial))
        {
            trials.Add(
                nearly,
                trial with
                {
                    Comparisons = [.. trial.Comparisons.Where(comparison => CallerComparison.Of(comparison) is null)],
                }
            );
        }
    }

    /// <summary>
    /// Adds cases for requests that one sentence grants and another revokes: from the same kind of caller, or from a
    /// caller of both kinds at once.
    /// </summary>
    private void AddTakenBack(Cell cell, Permission template, Permission taking)
    {
        var isMeant = cell.Persona.IsMeantBy(taking.Actors);
        var owns =
            !isMeant && taking.Actors.Any(actor => actor.Kind == ActorKind.Owner) && cell.Policy.Owner is not null;
        var also =
            isMeant || owns
                ? null
                : taking
                    .Actors.Select(actor => RoleOf(new Persona("", actor)))
                    .FirstOrDefault(role => role is not null);
        if (cell.Persona == Persona.Guests && !isMeant)
        {
            return;
        }
        foreach (var disjunct in ConditionTransform.Disjuncts(taking.Condition))
        {
            trials.Add(
                cell,
                new Trial(
                    template,
                    [.. Disjunct(template), .. disjunct],
                    $"taken back by: {taking.Text}",
                    Goal.TakenBack
                )
                {
                    Slug = isMeant ? "taken back" : $"taken back from {taking.Actors[0]}",
                    AsOwner = owns ? true : null,
                    Also = also,
                }
            );
        }
    }

    /// <summary>
    /// Adds cases in which the caller need not meet the conditions on callers, because not all can: a guest has no uid.
    /// </summary>
    private void TryAs(Cell cell, Permission template, IReadOnlyList<Comparison> disjunct)
    {
        var trial = new Trial(template, disjunct, $"as granted by: {template.Text}", Goal.Denied)
        {
            Slug = $"as {template.Actors[0]}",
        };
        if (!trials.Add(cell, trial))
        {
            trials.Add(
                cell,
                trial with
                {
                    Comparisons =
                    [
                        .. disjunct.Where(comparison => !IsOfCaller(comparison.Left) && !IsOfCaller(comparison.Right)),
                    ],
                }
            );
        }
    }

    private static bool IsOfCaller(Operand operand) => operand is UidOperand or TokenOperand;

    private void AddForbiddenFields(Cell cell, Permission template, IReadOnlyList<Comparison> disjunct)
    {
        var forbidden = cell
            .Collection.StoredFields.Where(field =>
                field.Constraints is not { ServerTime: true, Immutable: false }
                && !ChangeMaker.IsAllowed(template, field)
            )
            .ToList();
        foreach (var field in forbidden)
        {
            trials.Add(cell, new Trial(template, disjunct, $"changes {field.Name}", Goal.Denied) { OnlyField = field });
        }
        // Rules may count what has another value, and forget what is gone.
        if (
            forbidden.FirstOrDefault(field => !field.Required && !cell.Collection.Key.Fields.Contains(field.Name)) is
            { } optional
        )
        {
            trials.Add(
                cell,
                new Trial(template, disjunct, $"removes {optional.Name}", Goal.Denied)
                {
                    OnlyField = optional,
                    IsRemoval = true,
                }
            );
        }
    }

    private Role? RoleOf(Persona persona) =>
        persona.IsRole ? model.Roles.First(role => role.Name == persona.Actor.Role) : null;

    private static IReadOnlyList<Comparison> Disjunct(Permission template) =>
        ConditionTransform.First(template.Condition);

    private static string Into(Role role) => $"into {role.Name}";

    private static string Past(Role role, int part) => $"past {role.Name} at {part}";
}
