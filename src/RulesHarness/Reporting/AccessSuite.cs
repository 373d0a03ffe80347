using System.Globalization;
using System.Text.Json;
using RulesHarness.Access;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Exploration.Access;

namespace RulesHarness.Reporting;

/// <summary>
/// The access that rules give, as a suite of <c>rulesharness eval</c>: each request that is allowed, and its near miss
/// that is denied. Every case has been decided as it is written.
/// </summary>
internal static class AccessSuite
{
    private static readonly RulesValue ServerTime = RulesValue.FromMap(
        new Dictionary<string, RulesValue> { ["setToServerValue"] = RulesValue.From("REQUEST_TIME") }
    );

    /// <summary>
    /// The suite as a JSON document that ends with a line break, and a note on the requests that it leaves out, null
    /// where there are none: those that are allowed at some times only, or together with other writes.
    /// </summary>
    public static async Task<(string Suite, string? Omitted)> WriteAsync(AccessReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var cases = report.Map!.Cells.SelectMany(Cases).DistinctBy(each => Write([each with { Name = "" }])).ToList();
        var expressible = cases.Where(each => each.Scenario.IsSingleWrite).ToList();
        var confirmed = await SuiteConfirmation.OfAsync(report, Write(expressible));
        var kept = expressible.Where(each => confirmed.Contains(each.Name)).ToList();
        return (Write(kept), TextOfOmitted(cases.Count - kept.Count));
    }

    private static string? TextOfOmitted(int omitted) =>
        omitted == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{omitted} requests are not in the suite: they depend on the time, or on other writes of the same commit"
            );

    private static IEnumerable<Case> Cases(AccessCell cell)
    {
        if (cell.Scenario is not { } scenario)
        {
            yield break;
        }

        var title = AccessText.TitleOf(cell);
        yield return new Case(title, "ALLOW", scenario);
        if (cell is { NearMiss: { } miss, IsInherited: false })
        {
            yield return new Case($"{title}, by another caller", "DENY", miss);
        }
    }

    private static string Write(IReadOnlyList<Case> cases) =>
        JsonReport.Write(json => json.Object("testCases", cases, Write));

    private static void Write(Utf8JsonWriter json, Case each)
    {
        json.WriteString("name", each.Name);
        json.WriteString("expectation", each.Expectation);
        ScenarioJson.Write(json, AtAnyTime(each.Scenario), hasTime: false);
    }

    // The emulator's clock can't be set: what must be the time of the request is the server's.
    private static Scenario AtAnyTime(Scenario scenario)
    {
        var request = scenario.Request;
        var time = RulesValue.FromTimestamp(request.Time.ToUnixTimeSeconds(), 0);
        return scenario with
        {
            Request = request with { NewData = request.NewData is { } written ? WithServerTime(written, time) : null },
        };
    }

    private static RulesValue WithServerTime(RulesValue value, RulesValue time)
    {
        if (value.Kind == RulesValueKind.Map)
        {
            return RulesValue.FromMap(
                value.GetMembers().ToDictionary(member => member.Key, member => WithServerTime(member.Value, time))
            );
        }

        return value.Equals(time) ? ServerTime : value;
    }

    private sealed record Case(string Name, string Expectation, Scenario Scenario);
}
