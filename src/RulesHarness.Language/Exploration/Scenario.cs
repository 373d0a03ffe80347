using System.Collections.Immutable;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration;

/// <summary>A request, and the other documents that are there when it arrives.</summary>
public sealed record Scenario
{
    private static readonly ImmutableSortedDictionary<string, RulesValue> None = ImmutableSortedDictionary.Create<
        string,
        RulesValue
    >(StringComparer.Ordinal);

    private static readonly ImmutableSortedSet<string> NoPaths = ImmutableSortedSet.Create<string>(
        StringComparer.Ordinal
    );

    /// <summary>The request, with the document that it is about as it is stored and as it is written.</summary>
    public required RulesRequest Request { get; init; }

    /// <summary>The fields of the other documents, each a map, by the documents' paths below the root.</summary>
    public ImmutableSortedDictionary<string, RulesValue> Documents { get; init; } = None;

    /// <summary>
    /// The fields of the other documents that the same commit writes, by the documents' paths below the root.
    /// </summary>
    public ImmutableSortedDictionary<string, RulesValue> DocumentsAfter { get; init; } = None;

    /// <summary>The paths below the root of the other documents that the same commit deletes.</summary>
    public ImmutableSortedSet<string> DocumentsDeleted { get; init; } = NoPaths;

    /// <summary>Whether the commit writes nothing but the document that the request is about.</summary>
    public bool IsSingleWrite => DocumentsAfter.IsEmpty && DocumentsDeleted.IsEmpty;

    /// <summary>The same commit as each of its other writes sees it: rules decide all of them.</summary>
    public IEnumerable<Scenario> OtherWrites => Commit.OtherPaths(this).Select(path => Commit.At(this, path));

    /// <summary>Returns true if rules allow the request, and each other write of its commit.</summary>
    public bool IsAllowedBy(RulesProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        if (IsSingleWrite)
        {
            return program.Decide(Request, Lookup).IsAllowed;
        }

        var shared = new SharedLookUps();
        return OtherWrites
            .Prepend(this)
            .All(write => program.DecideNext(write.Request, write.Lookup, shared).IsAllowed);
    }

    /// <summary>The documents as conditions look them up.</summary>
    public IDocumentLookup Lookup => AllDocuments ?? new ScenarioDocuments(this);

    /// <summary>
    /// The documents as conditions look them up, in the place of those that are listed here; null where there is none.
    /// </summary>
    internal IDocumentLookup? AllDocuments { get; init; }

    private sealed class ScenarioDocuments(Scenario scenario) : IDocumentLookup
    {
        public RulesValue? Get(string path) =>
            path == scenario.Request.Path ? scenario.Request.Stored : Find(scenario.Documents, path);

        public RulesValue? GetAfter(string path)
        {
            if (path == scenario.Request.Path)
            {
                return scenario.Request.NewData;
            }

            if (scenario.DocumentsDeleted.Contains(path))
            {
                return null;
            }

            return Find(scenario.DocumentsAfter, path) ?? Find(scenario.Documents, path);
        }

        public bool IsWritten(string path) => Commit.OtherPaths(scenario).Contains(path);

        private static RulesValue? Find(ImmutableSortedDictionary<string, RulesValue> documents, string path) =>
            documents.TryGetValue(path, out var fields) ? fields : null;
    }
}
