using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>An access pattern as a kind of caller runs it: its parameters have values that occur in the data.</summary>
internal sealed record BoundPattern(AccessPattern Pattern, CallerKind Persona, string Name, PolicyRequest Attempt);

/// <summary>Binds access patterns for each kind of caller of interest.</summary>
internal sealed class PatternBinder(CaseDraft draft)
{
    private readonly CaseContext _context = draft.Context;
    private readonly ScenarioFinder _finder = new(draft);

    /// <summary>The pattern, bound for each caller who has a scenario.</summary>
    public IEnumerable<BoundPattern> Bind(AccessPattern pattern)
    {
        var members = _context.Model.Members(pattern.Collection);
        var policy = _context.Model.Policy(pattern.Collection) ?? _context.Model.Policy(members[0].Path)!;
        foreach (
            var persona in CallerKind
                .Of(_context.Model, policy)
                .Where(persona => IsOfInterest(persona, pattern, policy))
        )
        {
            if (Bind(pattern, members[0], policy, persona, []) is { } bound)
            {
                yield return bound;
            }
        }

        // Where a path says whose documents are below it, that user asks too.
        if (Pin(policy) is { } pin && Bind(pattern, members[0], policy, CallerKind.Others, [pin]) is { } pinned)
        {
            yield return pinned with
            {
                Name = $"Others, where {pin},",
            };
        }
    }

    private BoundPattern? Bind(
        AccessPattern pattern,
        Collection member,
        Policy policy,
        CallerKind persona,
        IReadOnlyList<Comparison> pin
    )
    {
        // A role that may list its own documents asks for them.
        var isOfOwn = persona.IsRole && AsksForOwner(pattern, policy) && ListsOwn(persona, policy);
        var isOwner = persona.Actor.Kind == ActorKind.Owner || isOfOwn;
        var wanted = ConditionTransform
            .First(pattern.Filter)
            .Where(filter =>
                filter switch
                {
                    { Right: ParameterOperand or ListOperand { Items: [ParameterOperand, ..] } } => false,
                    { Right: UidOperand } or { Left: ElementOperand } => persona.Actor.Kind != ActorKind.Guests
                        && (filter.Left as FieldOperand)?.Path != policy.Owner?.Field,
                    _ => true,
                }
            );
        var log = new SearchLog();
        var scenario = Scenarios([.. wanted, .. pin, .. AskedOf(persona, policy, pattern)])
            .Concat(Scenarios([.. wanted, .. pin]))
            .Concat(Scenarios(pin))
            .FirstOrDefault();
        if (scenario is null)
        {
            draft.AddUntested(
                new UntestedRequest(
                    pattern.Place,
                    pattern.Collection,
                    pattern.Kind == PatternKind.Get ? Operation.Get : Operation.List,
                    persona.Name,
                    IsAllowed: true,
                    log.Reason
                )
            );
            return null;
        }

        scenario =
            pattern.Kind == PatternKind.Get
                ? scenario
                : scenario.Running(Query(pattern, member, policy, isOwner, scenario));
        draft.Accept(scenario);
        return new BoundPattern(pattern, persona, persona.Name, scenario.Attempt);

        IEnumerable<Scenario> Scenarios(IReadOnlyList<Comparison> comparisons) =>
            _finder.Stored(
                persona,
                member,
                new ScenarioRequirements(comparisons) { AsOwner = isOfOwn ? true : null },
                log
            );
    }

    private static bool ListsOwn(CallerKind persona, Policy policy) =>
        policy.Permissions.Any(permission =>
            permission is { Grants: true, OwnOnly: true }
            && permission.Operations.Contains(Operation.List)
            && permission.Actors.Contains(persona.Actor)
        );

    private ListQuery Query(AccessPattern pattern, Collection member, Policy policy, bool isOwner, Scenario scenario)
    {
        var binder = new ParameterBinder(
            draft.Data,
            member,
            scenario.Document,
            scenario.Caller,
            policy.Owner?.Field,
            isOwner,
            _context.Now
        );
        var query = new ListQuery(
            pattern.Collection,
            pattern.Collection.IsGroup ? [] : scenario.Document.ParentIds,
            pattern.Filter is null ? null : binder.Bind(pattern.Filter)
        )
        {
            Sort = pattern.Sort,
        };
        var start = BoundOf(query, pattern.Page?.Start, at: 1, scenario.Document);
        var end = BoundOf(query, pattern.Page?.End, at: 3, scenario.Document);
        return query with { Limit = LimitOf(pattern), Offset = pattern.Page?.Offset ?? 0, Start = start, End = end };
    }

    /// <summary>The limit that rules see: that of a search is its own.</summary>
    private static int? LimitOf(AccessPattern pattern) => pattern.Nearest is null ? pattern.Limit : null;

    /// <summary>
    /// A page's edge at the document in a quarter of the order, so that there are others on both sides.
    /// </summary>
    private QueryBound? BoundOf(ListQuery query, PageEdge? edge, int at, Document otherwise)
    {
        if (edge is null)
        {
            return null;
        }
        var found = QueryEvaluator.Run(query, draft.Data);
        var document = found.Count == 0 ? otherwise : found[(found.Count - 1) * at / 4];
        return new QueryBound([.. query.Sort.Select(by => document.Fields.At(by.Field))], edge.IsIncluded);
    }

    /// <summary>
    /// The demands of a sentence on parameters, which the query is free to choose. One that it ties to the caller, such
    /// as the address in <c>email == token.email</c>, is bound to the caller's; and the documents that it looks up by
    /// ids of the path, such as the post above the comments, are as it wants them.
    /// </summary>
    private static IEnumerable<Comparison> AskedOf(CallerKind persona, Policy policy, AccessPattern pattern)
    {
        var parameters = ConditionTransform
            .First(pattern.Filter)
            .Where(filter => filter.Right is ParameterOperand)
            .Select(filter => filter.Left)
            .ToHashSet();
        return policy
            .Permissions.Where(permission =>
                permission.Grants
                && permission.Operations.Contains(Operation.List)
                && persona.IsNamedBy(permission.Actors)
            )
            .Select(permission => ConditionTransform.First(permission.Condition))
            .FirstOrDefault(asked => asked.Any(IsAsked), [])
            .Where(IsAsked);

        bool IsAsked(Comparison comparison) => TiesToCaller(comparison) || IsAboveDocument(comparison);

        bool TiesToCaller(Comparison comparison) =>
            comparison is { Comparator: Comparator.Equal, Right: TokenOperand or UidOperand }
            && parameters.Contains(comparison.Left);
    }

    /// <summary>Returns true for a comparison with another document that the path or the caller names.</summary>
    private static bool IsAboveDocument(Comparison comparison) =>
        (comparison.Left, comparison.Right) switch
        {
            (LookUpOperand or ExistsOperand, _) or (_, LookUpOperand or ExistsOperand) => IsNamedByPath(comparison.Left)
                && IsNamedByPath(comparison.Right),
            _ => false,
        };

    private static bool IsNamedByPath(Operand operand) =>
        operand switch
        {
            LookUpOperand { Path: var path } => path.Parts.All(IsNamedByPath),
            ExistsOperand { Path: var path } => path.Parts.All(IsNamedByPath),
            ListOperand { Items: var items } => items.All(IsNamedByPath),
            _ => operand is LiteralOperand or PathIdOperand or UidOperand or TokenOperand or NowOperand,
        };

    /// <summary>
    /// Owners ask where the pattern names them, asks for one document, or asks for an owner's. Of the roles those ask
    /// that the pattern or a sentence about the collection names: that no other role can list it is tried once a
    /// collection, not once a query.
    /// </summary>
    private static bool IsOfInterest(CallerKind persona, AccessPattern pattern, Policy policy)
    {
        if (persona == CallerKind.Owner)
        {
            return pattern.Kind == PatternKind.Get
                || pattern.As.Contains(persona.Actor)
                || AsksForOwner(pattern, policy);
        }
        return !persona.IsRole
            || pattern.As.Contains(persona.Actor)
            || policy.Permissions.Any(permission =>
                permission.Operations.Contains(Operation.List) && permission.Actors.Contains(persona.Actor)
            );
    }

    /// <summary>Finds the comparison of an id in the path with the caller: <c>{userId} == uid</c>.</summary>
    private static Comparison? Pin(Policy policy) =>
        policy
            .Permissions.Where(permission => permission.Grants && permission.Operations.Contains(Operation.List))
            .SelectMany(permission => ConditionTransform.First(permission.Condition))
            .FirstOrDefault(comparison =>
                comparison is { Left: PathIdOperand, Right: UidOperand } or { Left: UidOperand, Right: PathIdOperand }
            );

    private static bool AsksForOwner(AccessPattern pattern, Policy policy) =>
        policy.Owner?.Field is { } owner
        && pattern.Filter is not null
        && ConditionTransform
            .Disjuncts(pattern.Filter)
            .Any(disjunct =>
                disjunct.Any(filter =>
                    filter
                        is {
                            Left: FieldOperand field,
                            Comparator: Comparator.Equal,
                            Right: UidOperand or ParameterOperand
                        }
                    && field.Path == owner
                )
            );
}
