using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration;

/// <summary>The commit that a scenario's request is part of: rules decide each of its writes.</summary>
internal static class Commit
{
    /// <summary>The paths of the other documents that the commit writes or deletes.</summary>
    public static IEnumerable<string> OtherPaths(Scenario scenario) =>
        scenario
            .DocumentsAfter.Where(written =>
                Find(scenario.Documents, written.Key) is not { } stored || !stored.Equals(written.Value)
            )
            .Select(written => written.Key)
            .Concat(scenario.DocumentsDeleted);

    /// <summary>The same commit, as the request that writes or deletes another one of its documents.</summary>
    public static Scenario At(Scenario scenario, string path)
    {
        var request = scenario.Request;
        var (stored, written) = (Find(scenario.Documents, path), Find(scenario.DocumentsAfter, path));
        var documents = scenario.Documents.Remove(path);
        var after = scenario.DocumentsAfter.Remove(path);
        var deleted = scenario.DocumentsDeleted.Remove(path);
        return scenario with
        {
            Request = request with
            {
                Method =
                    scenario.DocumentsDeleted.Contains(path) ? RulesMethod.Delete
                    : stored is null ? RulesMethod.Create
                    : RulesMethod.Update,
                Path = path,
                Stored = stored,
                NewData = written,
                IsPartial = false,
            },
            Documents = request.Stored is { } before ? documents.SetItem(request.Path, before) : documents,
            DocumentsAfter = request.NewData is { } next ? after.SetItem(request.Path, next) : after,
            DocumentsDeleted = request.Method == RulesMethod.Delete ? deleted.Add(request.Path) : deleted,
        };
    }

    /// <summary>
    /// The commit without the write of another document, which is there before as the commit would leave it, with the
    /// fields that it has.
    /// </summary>
    public static Scenario Without(Scenario scenario, string path) =>
        scenario with
        {
            Documents = Find(scenario.DocumentsAfter, path) is { } written
                ? scenario.Documents.SetItem(path, MapWriter.Merge(Find(scenario.Documents, path), written))
                : scenario.Documents.Remove(path),
            DocumentsAfter = scenario.DocumentsAfter.Remove(path),
            DocumentsDeleted = scenario.DocumentsDeleted.Remove(path),
        };

    private static RulesValue? Find(ImmutableSortedDictionary<string, RulesValue> documents, string path) =>
        documents.TryGetValue(path, out var fields) ? fields : null;
}
