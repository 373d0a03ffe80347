using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Matching;

/// <summary>The match blocks of a file that have statements, found by the first collection that their paths name.</summary>
internal sealed class MatchTable
{
    private readonly Dictionary<string, List<(int Order, CompiledBlock Block)>> byCollection = [];
    private readonly List<(int Order, CompiledBlock Block)> anywhere = [];
    private readonly Conditions conditions;
    private readonly int version;
    private int count;

    public MatchTable(RulesDocument file)
    {
        version = file.Version;
        conditions = new Conditions(version);
        var outside = new Scope(null, [], file.Functions);
        foreach (var service in file.Services)
        {
            if (service.Name.Text == "cloud.firestore")
            {
                var inside = new Scope(outside, [], service.Functions);
                foreach (var block in service.Matches)
                {
                    Add(block, inside);
                }
            }
        }
    }

    /// <summary>The blocks that match a path, in the order in which the emulator tries them.</summary>
    public List<(CompiledBlock Block, MatchPlace Place)> Find(RequestPath path)
    {
        var found = new List<(CompiledBlock Block, MatchPlace Place)>(4);
        var first = path.Segments.Length > 3 && path.Segments[3] is { } collection && byCollection.TryGetValue(collection, out var named) ? named : [];
        var (i, j) = (0, 0);
        while (i < first.Count || j < anywhere.Count)
        {
            var block = j == anywhere.Count || (i < first.Count && first[i].Order < anywhere[j].Order) ? first[i++].Block : anywhere[j++].Block;
            if (block.Match(path) is { } place)
            {
                found.Add((block, place));
            }
        }

        return found;
    }

    // A recursive wildcard is tried with few segments first, and so the blocks inside before the statements beside them.
    private void Add(MatchBlock block, Scope around)
    {
        var scope = new Scope(around, around.Segments.AddRange(block.Path.Segments), block.Functions);
        var compiled = block.Allows.IsEmpty ? null : new CompiledBlock(block, scope, conditions, version);
        var isRecursive = compiled is { Glob: not int.MaxValue };
        if (compiled is not null && !isRecursive)
        {
            Add(compiled);
        }

        foreach (var inner in block.Matches)
        {
            Add(inner, scope);
        }

        if (compiled is not null && isRecursive)
        {
            Add(compiled);
        }
    }

    private void Add(CompiledBlock block)
    {
        if (block.FirstCollection is not { } collection)
        {
            anywhere.Add((count++, block));
            return;
        }

        if (!byCollection.TryGetValue(collection, out var blocks))
        {
            byCollection.Add(collection, blocks = []);
        }

        blocks.Add((count++, block));
    }
}
