using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// How long cases show what they were made to show. The clock of an engine runs on while other cases are decided: a
/// time that is just within the last ten seconds is beyond them a few seconds later, and then right rules deny what the
/// case expects to be allowed.
/// </summary>
internal sealed class CaseLifetimes(DataModel model, CaseSet set)
{
    // A time that is compared with a long duration keeps an hour clear of it, see TimeMargin.
    private static readonly TimeSpan[] Ages =
    [
        TimeSpan.FromSeconds(2),
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(10),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30),
    ];

    private readonly AccessOracle _whenMade = new(model, set.Data, set.Now);
    private readonly AccessOracle[] _later =
    [
        .. Ages.Select(age => new AccessOracle(model, set.Data, Later(set.Now, age))),
    ];

    /// <summary>
    /// The indexes of cases in the order in which they have to be sent: first those that show something else the
    /// soonest. Cases that stay as they are keep their order.
    /// </summary>
    public IReadOnlyList<int> ShortestFirst(IReadOnlyList<AccessCase> cases) =>
        [.. Enumerable.Range(0, cases.Count).OrderBy(at => LifetimeOf(cases[at]))];

    /// <summary>The first age at which the spec decides otherwise; the longest span where there is none.</summary>
    public TimeSpan LifetimeOf(AccessCase one)
    {
        if (one.Attempt is not { } attempt)
        {
            return TimeSpan.MaxValue;
        }

        var isGranted = _whenMade.IsGranted(attempt);
        for (var at = 0; at < Ages.Length; at++)
        {
            if (_later[at].IsGranted(SentLater(attempt, Ages[at])) != isGranted)
            {
                return Ages[at];
            }
        }
        return TimeSpan.MaxValue;
    }

    /// <summary>The attempt at another time: the server's times are that one.</summary>
    private PolicyRequest SentLater(PolicyRequest attempt, TimeSpan age) =>
        attempt with
        {
            NewFields = SentLater(attempt.NewFields, age),
            Batch = [.. attempt.Batch.Select(write => write with { NewFields = SentLater(write.NewFields, age) })],
        };

    private IReadOnlyDictionary<string, object?>? SentLater(IReadOnlyDictionary<string, object?>? fields, TimeSpan age)
    {
        if (fields is null || !fields.Values.Any(value => Equals(value, set.Now)))
        {
            return fields;
        }

        var then = Later(set.Now, age);
        return fields.ToDictionary(field => field.Key, field => Equals(field.Value, set.Now) ? then : field.Value);
    }

    private static Timestamp Later(Timestamp time, TimeSpan by) =>
        Timestamp.FromDateTimeOffset(time.ToDateTimeOffset() + by);
}
