using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Matching;

/// <summary>
/// The match blocks of a file that have statements, found by the first collection that their paths name.
/// </summary>
internal sealed class MatchTable
{
    private readonly Dictionary<string, List<(int Order, CompiledBlock Block)>> _byCollection = [];
    private readonly List<(int Order, CompiledBlock Block)> _anywhere = [];
    private static readonly List<(int Order, CompiledBlock Block)> None = [];

    private readonly Conditions _conditions;
    private readonly int _version;
    private int _count;

    public MatchTable(RulesDocument file)
    {
        _version = file.Version;
        _conditions = new Conditions(_version);
        var outside = new CompilationScope(null, [], file.Functions);
        foreach (var service in file.Services)
        {
            if (service.Name.Text == "cloud.firestore")
            {
                var inside = new CompilationScope(outside, [], service.Functions);
                foreach (var block in service.Matches)
                {
                    Add(block, inside, recursive: null);
                }
            }
        }
    }

    /// <summary>Gives the blocks that match a path, in the order in which the emulator tries them.</summary>
    public void Find(RequestPath path, List<(CompiledBlock Block, PathMatch Place)> found)
    {
        found.Clear();
        var first =
            path.Segments.Length > 3
            && path.Segments[3] is { } collection
            && _byCollection.TryGetValue(collection, out var named)
                ? named
                : None;
        var (i, j) = (0, 0);
        while (i < first.Count || j < _anywhere.Count)
        {
            var block =
                j == _anywhere.Count || (i < first.Count && first[i].Order < _anywhere[j].Order)
                    ? first[i++].Block
                    : _anywhere[j++].Block;
            if (block.Match(path) is { } place)
            {
                Insert(found, block, place);
            }
        }
    }

    // Blocks with one recursive wildcard are tried by how much it takes in: the least first.
    private static void Insert(List<(CompiledBlock Block, PathMatch Place)> found, CompiledBlock block, PathMatch place)
    {
        var index = found.Count;
        while (
            index > 0
            && block.Recursive is { } recursive
            && ReferenceEquals(found[index - 1].Block.Recursive, recursive)
            && found[index - 1].Place.Absorbed > place.Absorbed
        )
        {
            index--;
        }

        found.Insert(index, (block, place));
    }

    private void Add(MatchBlock block, CompilationScope around, MatchBlock? recursive)
    {
        var scope = new CompilationScope(around, around.Segments.AddRange(block.Path.Segments), block.Functions);
        recursive ??= PathPattern.IndexOfGlob(block.Path.Segments.AsSpan()) >= 0 ? block : null;
        if (!block.Allows.IsEmpty)
        {
            Add(new CompiledBlock(block, scope, recursive, _conditions, _version));
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
            _anywhere.Add((_count++, block));
            return;
        }

        if (!_byCollection.TryGetValue(collection, out var blocks))
        {
            _byCollection.Add(collection, blocks = []);
        }

        blocks.Add((_count++, block));
    }
}
