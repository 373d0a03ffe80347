using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Matching;

/// <summary>The match blocks of a file that have statements, found by the first collection that their paths name.</summary>
internal sealed class MatchTable
{
    private readonly Dictionary<string, List<(int Order, CompiledBlock Block)>> byCollection = [];
    private readonly List<(int Order, CompiledBlock Block)> anywhere = [];
    private static readonly List<(int Order, CompiledBlock Block)> None = [];

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
                    Add(block, inside, recursive: null);
                }
            }
        }
    }

    /// <summary>Gives the blocks that match a path, in the order in which the emulator tries them.</summary>
    public void Find(RequestPath path, List<(CompiledBlock Block, MatchPlace Place)> found)
    {
        found.Clear();
        var first = path.Segments.Length > 3 && path.Segments[3] is { } collection && byCollection.TryGetValue(collection, out var named) ? named : None;
        var (i, j) = (0, 0);
        while (i < first.Count || j < anywhere.Count)
        {
            var block = j == anywhere.Count || (i < first.Count && first[i].Order < anywhere[j].Order) ? first[i++].Block : anywhere[j++].Block;
            if (block.Match(path) is { } place)
            {
                Insert(found, block, place);
            }
        }
    }

    // Blocks with one recursive wildcard are tried by how much it takes in: the least first.
    private static void Insert(List<(CompiledBlock Block, MatchPlace Place)> found, CompiledBlock block, MatchPlace place)
    {
        var index = found.Count;
        while (index > 0 && block.Recursive is { } recursive && ReferenceEquals(found[index - 1].Block.Recursive, recursive) && found[index - 1].Place.Absorbed > place.Absorbed)
        {
            index--;
        }

        found.Insert(index, (block, place));
    }

    private void Add(MatchBlock block, Scope around, MatchBlock? recursive)
    {
        var scope = new Scope(around, around.Segments.AddRange(block.Path.Segments), block.Functions);
        recursive ??= PathPattern.IndexOfGlob(block.Path.Segments.AsSpan()) >= 0 ? block : null;
        if (!block.Allows.IsEmpty)
        {
            Add(new CompiledBlock(block, scope, recursive, conditions, version));
        }

        foreach (var inner in block.Matches)
        {
            Add(inner, scope, recursive);
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
