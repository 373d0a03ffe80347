using RulesHarness.Embedded;
using RulesHarness.Engines;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Exploration;

/// <summary>
/// Searches versions of a rules file one after the other, by one spec and at one time. A statement that allowed nothing
/// ungranted is not searched again until its text, or the text of something that it depends on, changes. Where only the
/// texts of statements beside it changed, its scenarios are known, and tried again.
/// </summary>
internal sealed class RepeatedSearch
{
    /// <summary>The versions of statements that are remembered, so that an edit that is undone costs nothing.</summary>
    private const int MostQuiet = 20_000;

    /// <summary>The work of the statements without a find, by the digests of their texts.</summary>
    private Dictionary<string, long> _quiet = new(StringComparer.Ordinal);

    private ExplorationMemory _explored = new();

    /// <summary>Finds the same requests as <paramref name="search"/> does in all statements of the rules.</summary>
    public async Task<IReadOnlyList<Verdict>> FindAsync(CompiledRules rules, UngrantedRequestSearch search)
    {
        var digests = StatementDigests.Of(rules);
        // A search that nobody waits for any more may end meanwhile.
        var quiet = _quiet;
        var isWanted = (AllowStatement statement) => !quiet.ContainsKey(digests.Of(statement));
        var (found, works) = await FindAsync(search, isWanted, digests, _explored);
        // A find has to name its place, which is known in this version only.
        if (works.Values.Any(one => one is { IsRemembered: true, IsQuiet: false }))
        {
            _explored = new ExplorationMemory();
            (found, works) = await FindAsync(search, isWanted, digests, null);
        }
        var all = rules.Outline.Statements.Select(outlined => digests.Of(outlined.Statement));
        var known = all.Where(quiet.ContainsKey).ToHashSet(StringComparer.Ordinal);
        var work = known.Sum(key => quiet[key]) + works.Values.Sum(one => one.Work);
        // All statements share the work that a search may do. Where it could be spent, the order of the statements
        // decides which of them are searched, and only a search of all of them knows.
        if (work > RulesExplorer.MostWork / 2)
        {
            _quiet = new(StringComparer.Ordinal);
            return known.Count == 0 ? found : (await FindAsync(search, null, digests, null)).Found;
        }
        var next = quiet.Count > MostQuiet ? known.ToDictionary(key => key, key => quiet[key]) : new(quiet);
        foreach (var (key, searched) in works.Where(one => one.Value.IsQuiet))
        {
            next[key] = searched.Work;
        }
        _quiet = next;
        return found;
    }

    private static async Task<(IReadOnlyList<Verdict> Found, Dictionary<string, Searched> Works)> FindAsync(
        UngrantedRequestSearch search,
        Func<AllowStatement, bool>? isWanted,
        StatementDigests digests,
        ExplorationMemory? memory
    )
    {
        var works = new Dictionary<string, Searched>(StringComparer.Ordinal);
        var found = await search.FindAsync(
            isWanted,
            (explored, verdict) =>
            {
                var key = digests.Of(explored.Statement);
                var before = works.GetValueOrDefault(key, new Searched(0, IsQuiet: true, IsRemembered: false));
                works[key] = new Searched(
                    before.Work + explored.Work,
                    before.IsQuiet && verdict is null,
                    before.IsRemembered || explored.IsRemembered
                );
            },
            memory
        );
        return (found, works);
    }

    private sealed record Searched(long Work, bool IsQuiet, bool IsRemembered);
}
