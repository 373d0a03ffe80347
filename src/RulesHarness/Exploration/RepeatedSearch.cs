using RulesHarness.Embedded;
using RulesHarness.Engines;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Exploration;

/// <summary>
/// Searches versions of a rules file one after the other, by one spec and at one time. A statement that allowed nothing
/// ungranted is not searched again until its text, or the text of something that it depends on, changes.
/// </summary>
internal sealed class RepeatedSearch
{
    /// <summary>The work of the statements without a find, by their texts.</summary>
    private Dictionary<string, long> _quiet = new(StringComparer.Ordinal);

    /// <summary>Finds the same requests as <paramref name="search"/> does in all statements of the rules.</summary>
    public async Task<IReadOnlyList<Verdict>> FindAsync(CompiledRules rules, UngrantedRequestSearch search)
    {
        var texts = StatementTexts.Of(rules);
        // A search that nobody waits for any more may end meanwhile.
        var quiet = _quiet;
        var (found, works) = await FindAsync(search, statement => !quiet.ContainsKey(texts.Of(statement)), texts);
        var known = rules
            .Outline.Statements.Select(outlined => texts.Of(outlined.Statement))
            .Where(quiet.ContainsKey)
            .ToHashSet(StringComparer.Ordinal);
        var work = known.Sum(text => quiet[text]) + works.Values.Sum(one => one.Work);
        // All statements share the work that a search may do. Where it could be spent, the order of the statements
        // decides which of them are searched, and only a search of all of them knows.
        if (work > RulesExplorer.MostWork / 2)
        {
            _quiet = new(StringComparer.Ordinal);
            return known.Count == 0 ? found : (await FindAsync(search, null, texts)).Found;
        }
        var next = known.ToDictionary(text => text, text => quiet[text], StringComparer.Ordinal);
        foreach (var (text, searched) in works.Where(one => one.Value.IsQuiet))
        {
            next[text] = searched.Work;
        }
        _quiet = next;
        return found;
    }

    private static async Task<(IReadOnlyList<Verdict> Found, Dictionary<string, Searched> Works)> FindAsync(
        UngrantedRequestSearch search,
        Func<AllowStatement, bool>? isWanted,
        StatementTexts texts
    )
    {
        var works = new Dictionary<string, Searched>(StringComparer.Ordinal);
        var found = await search.FindAsync(
            isWanted,
            (statement, verdict) =>
            {
                var text = texts.Of(statement.Statement);
                var before = works.GetValueOrDefault(text, new Searched(0, IsQuiet: true));
                works[text] = new Searched(before.Work + statement.Work, before.IsQuiet && verdict is null);
            }
        );
        return (found, works);
    }

    private sealed record Searched(long Work, bool IsQuiet);
}
