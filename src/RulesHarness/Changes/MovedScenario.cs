using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Exploration;

namespace RulesHarness.Changes;

/// <summary>
/// A scenario at another time. The clock of a server can't be set, so the times of the documents move with the
/// request's, and those before and after it move a little further away: the server's clock keeps running.
/// </summary>
internal static class MovedScenario
{
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <summary>Moves a scenario to a time, which has no fraction of a second.</summary>
    public static Scenario To(Scenario scenario, DateTimeOffset time)
    {
        var request = scenario.Request;
        RulesValue Moved(RulesValue value) => Move(value, request.Time, time);
        return scenario with
        {
            Request = request with
            {
                Time = time,
                Stored = request.Stored is { } stored ? Moved(stored) : null,
                NewData = request.NewData is { } written ? Moved(written) : null,
            },
            Documents = scenario.Documents.SetItems(Each(scenario.Documents)),
            DocumentsAfter = scenario.DocumentsAfter.SetItems(Each(scenario.DocumentsAfter)),
        };

        IEnumerable<KeyValuePair<string, RulesValue>> Each(IEnumerable<KeyValuePair<string, RulesValue>> documents) =>
            documents.Select(document => KeyValuePair.Create(document.Key, Moved(document.Value)));
    }

    private static RulesValue Move(RulesValue value, DateTimeOffset from, DateTimeOffset to) =>
        value.Kind switch
        {
            RulesValueKind.Timestamp => Moved(value, from, to),
            RulesValueKind.List => RulesValue.FromList([.. value.GetItems().Select(item => Move(item, from, to))]),
            RulesValueKind.Map => RulesValue.FromMap(
                value.GetMembers().ToDictionary(member => member.Key, member => Move(member.Value, from, to))
            ),
            _ => value,
        };

    private static RulesValue Moved(RulesValue timestamp, DateTimeOffset from, DateTimeOffset to)
    {
        var (seconds, nanoseconds) = timestamp.GetTime();
        var origin = from.ToUnixTimeSeconds();
        var side = seconds == origin ? Math.Sign(nanoseconds) : Math.Sign(seconds - origin);
        var margin = (long)Margin.TotalSeconds * side;
        return RulesValue.FromTimestamp(seconds - origin + to.ToUnixTimeSeconds() + margin, nanoseconds);
    }
}
