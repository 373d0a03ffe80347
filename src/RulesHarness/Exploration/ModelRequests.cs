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
    private readonly List<(Collection Collection, string Path)> _samples =
    [
        .. model
            .Collections.Where(collection => collection.Path is { IsTree: false, AnyName: null })
            .Select(collection => (collection, SamplePath(collection.Path))),
    ];

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

    /// <summary>A document of each declared collection beside those that documents are of.</summary>
    public IEnumerable<string> Others(IReadOnlyList<string> documents)
    {
        var own = documents.Select(model.CollectionOf).ToHashSet();
        return from sample in _samples where !own.Contains(sample.Collection) select sample.Path;
    }

    /// <summary>The request of a scenario; null where a case can't express it.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="isMeantFor">
    /// Returns true if rules for a collection group are needed to allow the request for a document of a declared
    /// collection of that name. Then they are meant for the declared ones, and there is no other collection of the name
    /// unless the rules let it be made. Null where the rules are for no collection group.
    /// </param>
    public ScenarioRequest? Of(Scenario scenario, Func<string, bool>? isMeantFor)
    {
        var path = scenario.Request.Method == RulesMethod.List ? $"{scenario.Request.Path}/any" : scenario.Request.Path;
        if (model.CollectionOf(path) is { } declared)
        {
            // A query is of the collection itself, not of one that another stands for.
            return scenario.Request.Method == RulesMethod.List && !declared.Path.Contains(path)
                ? null
                : Of(scenario, declared.Path);
        }

        if (UndeclaredPath(path) is not { } undeclared)
        {
            return null;
        }

        var isMeant =
            isMeantFor is not null
            && scenario.Request.Method != RulesMethod.Create
            && !CanBeMade(undeclared)
            && Namesakes(undeclared, path[(path.LastIndexOf('/') + 1)..]).Any(isMeantFor);
        return isMeant ? null : Of(scenario, undeclared);
    }

    /// <summary>The request with the other writes of its commit.</summary>
    private ScenarioRequest? Of(Scenario scenario, CollectionPath collection) =>
        ScenarioRequest.OfOthers(scenario, CollectionOf) is { } others
            ? ScenarioRequest.OfWrite(scenario, collection)?.With(others)
            : null;

    private CollectionPath? CollectionOf(RulesRequest write) =>
        model.CollectionOf(write.Path)?.Path ?? UndeclaredPath(write.Path);

    /// <summary>A document with the same id in each declared collection of the same name.</summary>
    private IEnumerable<string> Namesakes(CollectionPath path, string id) =>
        _samples
            .Where(sample => sample.Collection.Path.Id == path.Id)
            .Select(sample =>
                sample.Collection.Path.DocumentId is null
                    ? $"{sample.Path[..sample.Path.LastIndexOf('/')]}/{id}"
                    : sample.Path
            );

    // A sentence about the group is also one about its collections that are not declared.
    private bool CanBeMade(CollectionPath path) =>
        model
            .Speaking(path)
            .SelectMany(policy => policy.Permissions)
            .Any(permission => permission.Grants && permission.Operations.Contains(Operation.Create));

    private static string SamplePath(CollectionPath path) =>
        $"{path.Under([.. path.Captures.Select(capture => $"some-{capture}")])}/{path.DocumentId ?? "some-id"}";

    private static CollectionPath? UndeclaredPath(string documentPath)
    {
        var segments = documentPath
            .Split('/')[..^1]
            .Select((segment, at) => at % 2 == 0 ? segment : $"{{id{(at / 2) + 1}}}");
        return CollectionPath.TryParse(string.Join('/', segments));
    }
}
