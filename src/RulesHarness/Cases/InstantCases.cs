using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Repeats a case at the very instants at which a time is what it is compared with, where <c>&lt;=</c> and
/// <c>&lt;</c> differ, and next to them, where a span of time that is too short or too long shows. Only the embedded
/// engine can be asked at a time of our choice.
/// </summary>
internal sealed class InstantCases(CaseDraft draft)
{
    private static readonly long MostTicks = DateTimeOffset.MaxValue.UtcTicks;

    /// <summary>Rules see the time of a request in milliseconds.</summary>
    private static readonly (string When, TimeSpan By)[] Sides =
    [
        ("at the instant when", TimeSpan.Zero),
        ("just before", TimeSpan.FromMilliseconds(-1)),
        ("just after", TimeSpan.FromMilliseconds(1)),
    ];

    /// <summary>
    /// Adds the case at each instant of what its sentence and its caller's role compare with the time.
    /// </summary>
    public void Add(AccessCase added, Scenario scenario, IReadOnlyList<Comparison> asked, CallerKind persona)
    {
        foreach (var (comparison, turn) in Instants(scenario.Attempt, asked, persona).DistinctBy(each => each.At))
        {
            var cases = At(added, scenario.Attempt, comparison, turn);
            if (cases.All(each => each.IsAllowed == cases[0].IsAllowed))
            {
                // What the request writes may have to be near its own time: then nothing turns unless it moves along.
                var (attempt, request) = Moved(scenario, asked.Where(other => other != comparison), turn);
                var others = At(added with { Request = request, Attempt = attempt }, attempt, comparison, turn);
                cases = others.All(each => each.IsAllowed == others[0].IsAllowed) ? cases : others;
            }
            cases.ForEach(draft.AddInstant);
        }
    }

    private List<AccessCase> At(AccessCase added, PolicyRequest attempt, Comparison comparison, Timestamp turn) =>
        [
            .. Around(comparison, turn)
                .Select(each =>
                    added with
                    {
                        Title = $"{added.Title} {each.When} {each.Comparison} turns",
                        Time = each.At.ToDateTimeOffset(),
                        IsAllowed = new AccessOracle(draft.Context.Model, draft.Data, each.At).IsGranted(
                            At(each.At, attempt)
                        ),
                    }
                ),
        ];

    /// <summary>
    /// The request with the times that it writes, and that other parts of the condition compare with its own, as far
    /// from another time as they were from its own.
    /// </summary>
    private (PolicyRequest Attempt, AccessRequest Request) Moved(
        Scenario scenario,
        IEnumerable<Comparison> others,
        Timestamp time
    )
    {
        var by = time.ToDateTimeOffset() - draft.Context.Now.ToDateTimeOffset();
        var isCreate = scenario.Attempt.Operation == Operation.Create;
        var fields = others
            .Where(other => IsOfNow(other.Left) || IsOfNow(other.Right))
            .SelectMany(ConditionTransform.Operands)
            .OfType<FieldOperand>()
            .Where(field => field.IsNew || isCreate)
            .Select(field => field.Path)
            .Distinct();
        var (attempt, request) = (scenario.Attempt, scenario.Request);
        foreach (var field in fields)
        {
            if (
                attempt.NewFields?.At(field) is Timestamp written
                && Moved(written, by) is { } moved
                && With(request, field, moved) is { } changed
            )
            {
                (attempt, request) = (attempt with { NewFields = attempt.NewFields.With(field, moved) }, changed);
            }
        }
        return (attempt, request);
    }

    /// <summary>The request that writes another time to a field; null for one that writes none there.</summary>
    private static AccessRequest? With(AccessRequest request, string field, Timestamp time) =>
        request switch
        {
            CreateRequest create when create.Fields.At(field) is Timestamp => create with
            {
                Fields = create.Fields.With(field, time),
            },
            UpdateRequest update when update.Changes.GetValueOrDefault(field) is Timestamp => update with
            {
                Changes = new Dictionary<string, object?>(update.Changes) { [field] = time },
            },
            _ => null,
        };

    private static IEnumerable<(Comparison Comparison, string When, Timestamp At)> Around(
        Comparison comparison,
        Timestamp turn
    ) =>
        Sides
            .Select(side => (comparison, side.When, At: Moved(turn, side.By)))
            .Where(instant => instant.At is not null)
            .Select(instant => (instant.comparison, instant.When, instant.At!.Value));

    /// <summary>
    /// The attempt at another time: the server's times are that one, in the other writes of its batch as well.
    /// </summary>
    private PolicyRequest At(Timestamp instant, PolicyRequest attempt) =>
        attempt with
        {
            NewFields = At(instant, attempt.NewFields),
            Batch = [.. attempt.Batch.Select(write => write with { NewFields = At(instant, write.NewFields) })],
        };

    private Dictionary<string, object?>? At(Timestamp instant, IReadOnlyDictionary<string, object?>? fields) =>
        fields?.ToDictionary(
            field => field.Key,
            field => Equals(field.Value, draft.Context.Now) ? instant : field.Value
        );

    private IEnumerable<(Comparison Comparison, Timestamp At)> Instants(
        PolicyRequest attempt,
        IEnumerable<Comparison> asked,
        CallerKind persona
    )
    {
        var scope = draft.Oracle.Scope(attempt);
        var role = draft.Context.Model.Roles.FirstOrDefault(each => each.Name == persona.Actor.Role);
        var ofCaller = role is ClaimRole claims ? Orders(claims.Condition, scope) : [];
        var ofRole = role is DocumentRole { Condition: { } condition }
            ? draft
                .Oracle.LookUps(attempt)
                .Select(scope.Documents!)
                .OfType<IReadOnlyDictionary<string, object?>>()
                .SelectMany(fields =>
                    Orders(condition, new EvaluationScope(attempt.Caller, draft.Context.Now) { Fields = fields })
                )
            : [];
        return [.. asked.SelectMany(comparison => Orders(comparison, scope)), .. ofCaller, .. ofRole];
    }

    private IEnumerable<(Comparison Comparison, Timestamp At)> Orders(Condition condition, EvaluationScope scope) =>
        ConditionTransform
            .Disjuncts(condition)
            .SelectMany(conjunction => conjunction)
            .Distinct()
            .Where(comparison => Boundary.IsOrder(comparison.Comparator))
            .Select(comparison => (comparison, At: TurnOf(comparison, scope)))
            .Where(turn => turn.At is not null)
            .Select(turn => (turn.comparison, turn.At!.Value));

    /// <summary>The time of the request at which both sides are equal; null where that is not to be had.</summary>
    private Timestamp? TurnOf(Comparison comparison, EvaluationScope scope)
    {
        var (moves, stands) = (comparison.Left, comparison.Right);
        if (IsOfNow(stands))
        {
            (moves, stands) = (stands, moves);
        }
        return
            IsOfNow(moves)
            && !IsOfNow(stands)
            && scope.TryGetValue(moves, out var moving)
            && scope.TryGetValue(stands, out var standing)
            && (moving, standing) is (Timestamp now, Timestamp limit)
            ? Moved(draft.Context.Now, limit.ToDateTimeOffset() - now.ToDateTimeOffset())
            : null;
    }

    private static bool IsOfNow(Operand operand) => ConditionTransform.Inside(operand).OfType<NowOperand>().Any();

    private static Timestamp? Moved(Timestamp time, TimeSpan by)
    {
        var ticks = time.ToDateTimeOffset().UtcTicks + by.Ticks;
        return ticks >= 0 && ticks <= MostTicks && ticks % TimeSpan.TicksPerMillisecond == 0
            ? Timestamp.FromDateTimeOffset(new DateTimeOffset(ticks, TimeSpan.Zero))
            : null;
    }
}
