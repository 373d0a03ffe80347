using RulesHarness.Embedded.Wire;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Exploration;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Exploration;

/// <summary>
/// Scenarios of the explorer about a spec's collections: those to begin with, and requests that the spec can be asked
/// about.
/// </summary>
internal sealed class ModelRequests(DataModel model, Dataset data, DateTimeOffset now)
{
    /// <summary>The scenarios to begin with: valid documents make requests that the schema allows.</summary>
    public IEnumerable<Scenario> Starts(string path, RulesMethod method)
    {
        const int MaxDocuments = 2;
        if (model.CollectionOf(path) is not { } collection)
        {
            yield break;
        }

        foreach (var document in data.Of(collection.Path).Take(MaxDocuments))
        {
            var fields = RulesValues.Of(document.Fields);
            var isList = method == RulesMethod.List;
            yield return new Scenario
            {
                Request = new RulesRequest
                {
                    Method = method,
                    Path = isList ? path[..path.LastIndexOf('/')] : path,
                    Stored = method is RulesMethod.Get or RulesMethod.Update or RulesMethod.Delete ? fields : null,
                    NewData = method is RulesMethod.Create or RulesMethod.Update ? fields : null,
                    Query = isList ? new RulesQuery() : null,
                    Time = now,
                },
            };
        }
    }

    /// <summary>The request of a scenario; null where a single request of a case can't express it.</summary>
    public ScenarioRequest? Of(Scenario scenario)
    {
        var path = scenario.Request.Method == RulesMethod.List ? $"{scenario.Request.Path}/any" : scenario.Request.Path;
        if (model.CollectionOf(path) is { } declared)
        {
            // A query is of the collection itself, not of one that another stands for.
            return scenario.Request.Method == RulesMethod.List && !declared.Path.Contains(path)
                ? null
                : ScenarioRequest.Of(scenario, declared.Path);
        }

        return UndeclaredPath(path) is { } undeclared && !IsOfDeclaredGroup(undeclared)
            ? ScenarioRequest.Of(scenario, undeclared)
            : null;
    }

    // Rules for a collection group are about the declared collections of that name, wherever they are said to lie.
    private bool IsOfDeclaredGroup(CollectionPath path) =>
        model.Collections.Any(collection => collection.Path.Id == path.Id);

    private static CollectionPath? UndeclaredPath(string documentPath)
    {
        var segments = documentPath
            .Split('/')[..^1]
            .Select((segment, at) => at % 2 == 0 ? segment : $"{{id{(at / 2) + 1}}}");
        return CollectionPath.TryParse(string.Join('/', segments));
    }
}
