using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Makes the cases for access patterns: the query runs as each kind of caller. The pattern names who can run it, or
/// else the Security Rules do. These callers must get exactly the expected documents.
/// </summary>
internal sealed class PatternCases(CaseContext context, CaseScenarioFinder finder, CaseList cases)
{
    /// <summary>
    /// Adds the cases, and returns the patterns that nobody may run. All patterns are bound before any result is worked
    /// out: binding may add documents, and results are over all of them.
    /// </summary>
    public IReadOnlyList<Diagnostic> AddAll()
    {
        var bound = context.Model.AccessPatterns.SelectMany(Bind).ToList();
        foreach (var each in bound)
        {
            Add(each);
        }
        var run = bound.Where(IsAllowed).Select(each => each.Pattern).ToHashSet();
        return
        [
            .. context.Model.AccessPatterns.Where(pattern => !run.Contains(pattern)).Select(CaseDiagnostics.NobodyRuns),
        ];
    }

    private IEnumerable<Bound> Bind(AccessPattern pattern)
    {
        var members = context.Model.Members(pattern.Collection);
        var policy = context.Model.Policy(pattern.Collection) ?? context.Model.Policy(members[0].Path)!;
        foreach (
            var persona in CallerKind.Of(context.Model, policy).Where(persona => IsOfInterest(persona, pattern, policy))
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

    private Bound? Bind(
        AccessPattern pattern,
        Collection member,
        Policy policy,
        CallerKind persona,
        IReadOnlyList<Comparison> pin
    )
    {
        var isOwner = persona.Actor.Kind == ActorKind.Owner;
        var wanted = ConditionTransform
            .First(pattern.Filter)
            .Where(filter =>
                filter.Right switch
                {
                    ParameterOperand or ListOperand { Items: [ParameterOperand, ..] } => false,
                    UidOperand => persona.Actor.Kind != ActorKind.Guests
                        && ((FieldOperand)filter.Left).Path != policy.Owner?.Field,
                    _ => true,
                }
            );
        context.Unproven.Begin();
        var situation = finder
            .Stored(
                persona,
                member,
                new ScenarioRequirements([.. wanted, .. pin, .. AskedOf(persona, policy, pattern)], AsOwner: null)
            )
            .Concat(finder.Stored(persona, member, new ScenarioRequirements([.. wanted, .. pin], AsOwner: null)))
            .Concat(finder.Stored(persona, member, new ScenarioRequirements(pin, AsOwner: null)))
            .FirstOrDefault();
        if (situation is null)
        {
            context.Unproven.Add(
                pattern.Place,
                pattern.Collection,
                pattern.Kind == PatternKind.Get ? Operation.Get : Operation.List,
                persona.Name,
                isAllowed: true
            );
            return null;
        }

        var (caller, document) = situation;
        context.Store(document);
        if (pattern.Kind == PatternKind.Get)
        {
            return new Bound(
                pattern,
                persona,
                persona.Name,
                new PolicyRequest(caller, Operation.Get, member.Path, document.Path) { Stored = document.Fields }
            );
        }
        var binder = new ParameterBinder(
            context.Data,
            member,
            document,
            caller,
            policy.Owner?.Field,
            isOwner,
            context.Now
        );
        var query = new ListQuery(
            pattern.Collection,
            pattern.Collection.IsGroup ? [] : document.ParentIds,
            pattern.Filter is null ? null : binder.Bind(pattern.Filter)
        )
        {
            Sort = pattern.Sort,
            Limit = pattern.Limit,
        };
        return new Bound(
            pattern,
            persona,
            persona.Name,
            new PolicyRequest(caller, Operation.List, pattern.Collection, query.Path) { Query = query }
        );
    }

    private void Add(Bound bound)
    {
        var (pattern, _, name, attempt) = bound;
        var isAllowed = IsAllowed(bound);
        AccessRequest request =
            attempt.Query is not { } query ? new GetRequest(attempt.Path)
            : pattern.Kind == PatternKind.List ? new QueryRequest(query)
            : new AggregateRequest(query, pattern.Kind, pattern.AggregateField);
        cases.Add(
            new AccessCase(
                "",
                CaseKind.AccessPattern,
                $"{name} {(isAllowed ? "can" : "cannot")} run \"{pattern.Name}\" on {pattern.Collection}",
                pattern.Place,
                pattern.Text,
                pattern.Collection,
                attempt.Operation,
                name,
                attempt.Caller,
                request,
                isAllowed
            )
            {
                Result =
                    isAllowed && attempt.Query is { } run
                        ? Expected(pattern, QueryEvaluator.Run(run, context.Data))
                        : null,
            },
            pattern.Name
        );
    }

    /// <summary>
    /// Returns true if the pattern names the caller's kind: this caller runs the query as the product does, whether or
    /// not the query proves the role. A pattern that names nobody is allowed to those to whom the sentences grant it.
    /// </summary>
    private bool IsAllowed(Bound bound) =>
        bound.Pattern.As.Count == 0
            ? context.Oracle.IsGranted(bound.Attempt)
            : bound.Pattern.As.Any(actor =>
                actor == bound.Persona.Actor || context.Oracle.IsActor(actor, bound.Attempt)
            );

    private static ExpectedResult Expected(AccessPattern pattern, IReadOnlyList<Document> documents) =>
        pattern.Kind == PatternKind.List
            ? new ExpectedResult([.. documents.Select(document => document.Path)])
            : new ExpectedResult([], QueryEvaluator.Aggregate(documents, pattern.Kind, pattern.AggregateField));

    /// <summary>
    /// A parameter that a sentence ties to the caller, such as the address in <c>email == token.email</c>, is bound to
    /// the caller's.
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
            .FirstOrDefault(asked => asked.Any(TiesToCaller), [])
            .Where(TiesToCaller);

        bool TiesToCaller(Comparison comparison) =>
            comparison is { Comparator: Comparator.Equal, Right: TokenOperand or UidOperand }
            && parameters.Contains(comparison.Left);
    }

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

    private sealed record Bound(AccessPattern Pattern, CallerKind Persona, string Name, PolicyRequest Attempt);
}
