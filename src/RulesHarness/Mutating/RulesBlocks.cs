using RulesHarness.Language.Syntax;

namespace RulesHarness.Mutating;

/// <summary>The match blocks of a rules file, by the text that they hold.</summary>
internal sealed class RulesBlocks
{
    private readonly List<(SourceSpan Span, string Path)> _blocks = [];

    public RulesBlocks(RulesDocument file)
    {
        foreach (var database in file.Services.SelectMany(service => service.Matches))
        {
            Add(database.Matches, "");
        }
    }

    /// <summary>The path of the innermost block around a place; empty where it is in none.</summary>
    public string Around(SourceSpan place) =>
        _blocks.LastOrDefault(block => block.Span.Offset <= place.Offset && place.Offset < block.Span.End).Path ?? "";

    private void Add(IEnumerable<MatchBlock> blocks, string above)
    {
        foreach (var block in blocks)
        {
            var path = $"{above}{block.Path}";
            _blocks.Add((block.Span, path.TrimStart('/')));
            Add(block.Matches, path);
        }
    }
}
