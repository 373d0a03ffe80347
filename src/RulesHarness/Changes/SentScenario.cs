using RulesHarness.Engines;
using RulesHarness.Exploration;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Specification.Model;
using Scenario = RulesHarness.Language.Exploration.Scenario;

namespace RulesHarness.Changes;

/// <summary>A scenario as a client sends it: its whole commit, on its own documents.</summary>
internal static class SentScenario
{
    /// <summary>Makes the request to a database; null where no client can send it.</summary>
    public static HostRequest? Of(Scenario scenario, DatabaseName database, FirestoreConnection connection)
    {
        if (
            CollectionOf(scenario.Request) is not { } collection
            || ScenarioRequest.OfWrite(WithField(scenario), collection) is not { } own
            || ScenarioRequest.OfOthers(scenario, CollectionOf) is not { } others
        )
        {
            return null;
        }

        var caller = own.Attempt.Caller;
        var message = CaseMessage.Of(
            own.Request,
            others.Select(other => other.Request),
            connection.Database(database.ProjectId, caller)
        );
        return new HostRequest(database, message, scenario.Request.Path, caller)
        {
            Documents = own.Data.Documents.ToDictionary(document => document.Path, document => document.Fields),
        };
    }

    // A client writes a field, also where the update changes nothing.
    private static Scenario WithField(Scenario scenario)
    {
        var request = scenario.Request;
        var isEmpty =
            request is { Method: RulesMethod.Update, Stored: { } stored, NewData: { } written }
            && stored.GetMembers().Count == 0
            && written.GetMembers().Count == 0;
        var field = RulesValue.FromMap(new Dictionary<string, RulesValue> { ["unchanged"] = RulesValue.Null });
        return isEmpty ? scenario with { Request = request with { Stored = field, NewData = field } } : scenario;
    }

    /// <summary>The collection of a request's path, with a made-up name for each id.</summary>
    private static CollectionPath? CollectionOf(RulesRequest request)
    {
        var segments = request.Path.Split('/');
        if (request.Query is { IsCollectionGroup: true })
        {
            return CollectionPath.TryParse($"**/{segments[^1]}");
        }

        var collection = request.Method == RulesMethod.List ? segments : segments[..^1];
        return CollectionPath.TryParse(
            string.Join('/', collection.Select((segment, at) => at % 2 == 0 ? segment : $"{{id{at}}}"))
        );
    }
}
