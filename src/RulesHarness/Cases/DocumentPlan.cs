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
internal sealed partial class DocumentPlan(DataModel model)
{
    public static readonly Operation[] Operations =
    [
        Operation.Get,
        Operation.Create,
        Operation.Update,
        Operation.Delete,
    ];

    private readonly Rotation _ways = new();
    private readonly Dictionary<string, (PermissionCell Cell, Permission Sentence)> _firstOfRole = [];
    private readonly Dictionary<(CollectionPath, Operation), int> _edgeTurns = [];
    private List<PlannedCase> _planned = [];

    /// <summary>The cases of a cell of the permission matrix.</summary>
    public IReadOnlyList<PlannedCase> Of(Policy policy, Collection collection, CallerKind persona, Operation operation)
    {
        _planned = [];
        var sentences = policy.Granting(operation).ToList();
        var own = sentences.Where(sentence => persona.IsNamedBy(sentence.Actors)).ToList();
        var cell = new PermissionCell(policy, collection, persona, operation);
        foreach (var sentence in own)
        {
            foreach (var disjunct in ConditionTransform.Disjuncts(sentence.Condition))
            {
                AddGrant(cell, sentence, disjunct);
            }
            AddOtherTransitions(cell, sentence);
            AddStates(cell, sentence);
            AddOwn(cell, sentence);
            AddSelf(cell, sentence);
            AddUnbounded(cell, sentence);
            AddTimes(cell, sentence);
            AddCallers(cell, sentence);
            AddOutside(cell, sentence);
            foreach (var taking in policy.Permissions.Where(p => !p.Grants && p.Operations.Contains(operation)))
            {
                AddRevoked(cell, sentence, taking);
            }
        }

        if (own.Count > 0)
        {
            AddNarrower(cell, sentences);
            AddOfOtherUsers(cell, sentences);
            return _planned;
        }
        // A role that no sentence means is tried once; strangers and guests try all that is granted to anyone.
        foreach (var sentence in persona.IsRole ? sentences.Take(1) : sentences)
        {
            TryAs(cell, sentence, ConditionTransform.First(sentence.Condition));
        }
        AddNarrower(cell, persona.IsRole ? sentences.Skip(1) : []);
        if (sentences.Count == 0)
        {
            Add(new PlannedCase(cell, null, Wanted(cell, []), "", CaseGoal.Denied));
            AddOutside(cell, sentence: null);
        }
        return _planned;
    }

    /// <summary>
    /// The ways into and past a role that had no turn in any cell: they are tried in the first one that the role is
    /// granted.
    /// </summary>
    public IReadOnlyList<PlannedCase> OfRemainingVariants()
    {
        _planned = [];
        foreach (var (name, (cell, sentence)) in _firstOfRole)
        {
            var role = model.Roles.First(role => role.Name == name);
            foreach (var into in _ways.Remaining(Into(role), RoleVariant.Satisfying(role)))
            {
                AddGrants(cell, sentence, Disjunct(sentence), into);
            }
            foreach (var past in _ways.Remaining(Past(role), RoleVariant.Absences(role, model, cell.Collection)))
            {
                AddNearMisses(cell, sentence, past);
            }
        }

        return _planned;
    }

    /// <summary>
    /// Adds a case. Granted writes to a collection use the edges of its schema in turn, and so does each update: what
    /// it changes it changes to one of them.
    /// </summary>
    private void Add(PlannedCase planned)
    {
        var key = (planned.Cell.Collection.Path, planned.Cell.Operation);
        var turn = _edgeTurns.GetValueOrDefault(key);
        if (planned is { Goal: CaseGoal.Granted, IsAtEdge: true })
        {
            _edgeTurns[key] = turn + 1;
        }
        _planned.Add(Complete(planned));

        PlannedCase Complete(PlannedCase one) =>
            one with
            {
                Wanted = Completed(one, one.Wanted),
                Otherwise = one.Otherwise is { } other ? Complete(other) : null,
            };

        ScenarioRequirements Completed(PlannedCase one, ScenarioRequirements wanted) =>
            wanted with
            {
                EdgeTurn =
                    one is { Goal: CaseGoal.Granted, IsAtEdge: true } || one.Cell.Operation == Operation.Update
                        ? turn
                        : null,
                AsOwner = wanted.AsOwner ?? (IsOwners(one) ? true : null),
            };
    }

    /// <summary>Whether the document is the caller's own, where nothing else is asked for.</summary>
    private static bool IsOwners(PlannedCase planned) =>
        planned.Cell.Persona.Actor.Kind == ActorKind.Owner
        || planned.Sentence is { OwnOnly: true } own && planned.Cell.Persona.IsNamedBy(own.Actors);

    private void AddGrant(PermissionCell cell, Permission sentence, IReadOnlyList<Comparison> disjunct)
    {
        AddGrants(cell, sentence, disjunct, way: null);
        var isPlainest = IsPlainest(cell, sentence);
        var isOwners = cell.Persona.Actor.Kind == ActorKind.Owner || sentence.OwnOnly;
        for (var at = 0; at < disjunct.Count; at++)
        {
            // What every owner meets can't be broken for one.
            if (isOwners && OwnerConditions.Implies(cell.Policy.Owner, cell.Collection.IdName, disjunct[at]))
            {
                continue;
            }
            // One kind of caller tries each other value of an enum, the rest any one.
            foreach (var other in Broken(cell.Collection, disjunct[at], isPlainest))
            {
                AddBroken(cell, sentence, disjunct, at, other);
            }
            AddForeignValue(cell, sentence, disjunct, disjunct[at]);
        }

        if (isPlainest)
        {
            AddValues(cell, sentence, disjunct);
            AddPairs(cell, sentence, disjunct);
            AddMixed(cell, sentence, disjunct);
            AddThrough(cell, sentence, disjunct);
            AddRemoval(cell, sentence, disjunct);
            AddSizes(cell, sentence, disjunct);
            AddRequestTimes(cell, sentence, disjunct);
            AddBatches(cell, sentence, disjunct);
        }
        if (cell.Operation == Operation.Update)
        {
            AddForbiddenFields(cell, sentence, disjunct, isPlainest);
        }
    }

    /// <summary>
    /// Adds the request with one part of the condition broken, in one of several ways to make it so. An order is met at
    /// its boundary where it is last. A size holds where it is behind what adds an item. Of two parts about one field
    /// neither may be broken alone: <c>status != "a" and status in ["b"]</c>. A list that lacks an item may be empty.
    /// </summary>
    private void AddBroken(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> disjunct,
        int at,
        IReadOnlyList<Comparison> other
    )
    {
        IReadOnlyList<Comparison> rest = [.. disjunct.Where((_, place) => place != at)];
        IReadOnlyList<Comparison> apart = [.. disjunct.Where(each => each.Left != disjunct[at].Left), .. other];
        List<IReadOnlyList<Comparison>> ways =
        [
            [.. rest, .. other],
            [.. disjunct.Take(at), .. other, .. disjunct.Skip(at + 1)],
        ];
        if (apart.Count < rest.Count + other.Count)
        {
            ways.Add(apart);
        }
        if (other is [{ Comparator: Comparator.HasNot, Left: FieldOperand { IsNew: true } list }])
        {
            ways.Add([new Comparison(list, Comparator.Equal, new ListOperand([])), .. rest]);
        }
        PlannedCase? first = null;
        foreach (var way in ways.AsEnumerable().Reverse())
        {
            var variant = string.Join(" and ", other);
            first = new PlannedCase(cell, sentence, Wanted(cell, way), variant, CaseGoal.Denied) { Otherwise = first };
        }
        Add(first!);
    }

    /// <summary>
    /// Adds each change of a field's state that the sentence does not name: rules that know one change more have it in
    /// no other case.
    /// </summary>
    private void AddOtherTransitions(PermissionCell cell, Permission sentence)
    {
        if (
            sentence.Transitions is not { } transitions
            || cell.Collection.Field(transitions.Field) is not { } field
            || cell.Operation != Operation.Update
            || !IsPlainest(cell, sentence)
        )
        {
            return;
        }
        foreach (var from in field.States)
        {
            foreach (var to in field.States.Where(to => !Equals(from, to) && !transitions.Allows(from, to)))
            {
                var change = new Transitions(transitions.Field, [new Transition(from, to)]);
                var comparisons = ConditionTransform.First(change.AsCondition());
                var variant = $"{field.Name} from {Literal.Show(from)} to {Literal.Show(to)}";
                Add(new PlannedCase(cell, sentence, Wanted(cell, comparisons), variant, CaseGoal.Denied));
            }
        }
    }

    private void AddRequestTimes(PermissionCell cell, Permission sentence, IReadOnlyList<Comparison> disjunct)
    {
        foreach (var order in disjunct)
        {
            if (Variations.AtRequestTime(order, cell.Operation) is not { } same)
            {
                continue;
            }
            var isGranted = order.Comparator is Comparator.LessOrEqual or Comparator.GreaterOrEqual;
            Add(
                new PlannedCase(
                    cell,
                    sentence,
                    Wanted(cell, [.. disjunct.Select(each => each == order ? same : each)]),
                    $"{same}",
                    isGranted ? CaseGoal.Granted : CaseGoal.Denied
                )
            );
        }
    }

    private IReadOnlyList<IReadOnlyList<Comparison>> Broken(
        Collection collection,
        Comparison comparison,
        bool isPlainest
    )
    {
        if (CallerComparison.Of(comparison) is { Caller: TokenOperand, IsConstant: false } claim)
        {
            return Variations.OfClaim(claim, claim.Other is FieldOperand field ? collection.Field(field.Path) : null);
        }
        var compared = isPlainest ? Variations.FieldOnLeft(model, collection, comparison) : null;
        return
        [
            .. Variations.Broken(comparison, compared).Select(other => new[] { other }),
            .. isPlainest ? Variations.Near(comparison, compared) : [],
        ];
    }

    private void AddGrants(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> disjunct,
        RoleVariant? way
    )
    {
        var said = way is null ? "" : $" with {way}";
        foreach (var values in Variations.Holding(disjunct))
        {
            Add(
                new PlannedCase(
                    cell,
                    sentence,
                    Wanted(cell, values) with
                    {
                        RoleVariant = way ?? NextWay(cell),
                    },
                    $"{string.Join(" and ", values)}{said}".TrimStart(),
                    CaseGoal.Granted
                )
            );
        }
        if (way is null && cell.Operation is Operation.Create or Operation.Update)
        {
            Add(
                new PlannedCase(
                    cell,
                    sentence,
                    Wanted(cell, disjunct) with
                    {
                        Completeness = Completeness.Minimal,
                        RoleVariant = NextWay(cell),
                    },
                    "required fields only",
                    CaseGoal.Granted
                )
            );
        }
    }

    private ScenarioRequirements Wanted(PermissionCell cell, IReadOnlyList<Comparison> comparisons) =>
        ScenarioRequirements.Of(model, cell.Operation, comparisons);

    private Role? RoleOf(CallerKind persona) => persona.RoleIn(model);

    private static IReadOnlyList<Comparison> Disjunct(Permission sentence) =>
        ConditionTransform.First(sentence.Condition);

    private static string Into(Role role) => $"into {role.Name}";

    private static string Past(Role role) => $"past {role.Name}";
}
