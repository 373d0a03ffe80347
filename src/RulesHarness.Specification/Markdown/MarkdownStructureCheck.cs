using Markdig.Extensions.Tables;
using Markdig.Syntax;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Markdown;

/// <summary>
/// Finds where Markdown reads a spec otherwise than a reader does: headings of the wrong level, and blocks that swallow
/// what was to be read.
/// </summary>
internal sealed class MarkdownStructureCheck(SourceText source, DiagnosticBag diagnostics)
{
    private Block? _before;

    /// <summary>
    /// Whether a heading begins a section. One of the wrong level is a finding, and is taken for what it was meant to
    /// be.
    /// </summary>
    public bool BeginsSection(HeadingBlock heading, string name, string? current)
    {
        var isWithinKnown = current is not null && SectionNames.IsKnown(current);
        var isSection = SectionNames.IsKnown(name);
        if (heading.Level > 2)
        {
            var isMisplaced = isSection && isWithinKnown && !name.Equals(current, StringComparison.OrdinalIgnoreCase);
            if (isMisplaced)
            {
                diagnostics.Report(SpecDiagnostics.MisplacedHeading, source, heading.Span.Start, name, $"## {name}");
            }
            return isMisplaced;
        }

        if (isSection || !isWithinKnown)
        {
            return true;
        }
        if (heading.IsSetext && IsProse(source.Of(heading).Text))
        {
            diagnostics.Report(SpecDiagnostics.UnderlinedText, source, heading.Span.Start);
            return false;
        }

        if (
            !SectionNames.Schemas.Equals(current, StringComparison.OrdinalIgnoreCase)
            || CollectionPath.TryParse(name) is not { } path
            || !TableFollows(heading)
        )
        {
            return true;
        }
        diagnostics.Report(SpecDiagnostics.MisplacedHeading, source, heading.Span.Start, name, $"### `{path}` ");
        return false;
    }

    /// <summary>Reports a block that hides what was to be read.</summary>
    public void Check(Block block, string? current)
    {
        var isWithinKnown = current is not null && SectionNames.IsKnown(current);
        if (block is FencedCodeBlock { ClosingFencedCharCount: 0 })
        {
            Report(SpecDiagnostics.UnclosedBlock, block, "code", "three backticks");
        }
        else if (
            block is HtmlBlock { Type: HtmlBlockType.Comment }
            && !source.Of(block).Text.Contains("-->", StringComparison.Ordinal)
        )
        {
            Report(SpecDiagnostics.UnclosedBlock, block, "comment", "`-->`");
        }
        else if (block is HtmlBlock { Type: not HtmlBlockType.Comment } && Lines(block).Skip(1).Any(IsOfSpec))
        {
            Report(
                SpecDiagnostics.HiddenText,
                block,
                "HTML, up to the next empty line",
                $"add an empty line below `{FirstLine(block)}`"
            );
        }
        else if (block is CodeBlock and not FencedCodeBlock && isWithinKnown && Lines(block).Any(IsOfSpec))
        {
            Report(
                SpecDiagnostics.HiddenText,
                block,
                "code, because it is indented",
                "indent it by fewer than four spaces"
            );
        }
        else if (block is ParagraphBlock && isWithinKnown && Lines(block).Any(IsRow))
        {
            CheckRows(block);
        }
        _before = block;
    }

    /// <summary>Front matter that has no end is a line and text to Markdown.</summary>
    public void CheckFrontMatter(TextSlice? frontMatter)
    {
        if (
            frontMatter is null
            && source.Text.Split('\n') is ["---", var second, ..]
            && second.Contains(':', StringComparison.Ordinal)
        )
        {
            diagnostics.Report(SpecDiagnostics.UnreadableFrontMatter, source, 0, "its second line of `---` is missing");
        }
    }

    /// <summary>Lines that look like a table and are none.</summary>
    private void CheckRows(Block block)
    {
        var lines = Lines(block).ToList();
        var first = lines.FindIndex(IsRow);
        var cells = TableCells.Of(lines[first]).Count;
        var ruler = $"`|{string.Concat(Enumerable.Repeat("---|", cells))}`";
        var isApart = _before is Table && first == 0 && (lines.Count == 1 || !IsRuler(lines[1]));
        var help = $"write {ruler} below the table's heading, with a cell for each of its columns";
        if (isApart)
        {
            help = "remove the empty line above it";
        }
        else if (first > 0)
        {
            help = "put an empty line above it";
        }
        diagnostics.Report(SpecDiagnostics.BrokenTable, lines[first], help);
    }

    private static bool TableFollows(HeadingBlock heading) =>
        heading.Parent is { } all && all.IndexOf(heading) + 1 is var next && next < all.Count && all[next] is Table;

    private void Report(Diagnostics.DiagnosticDescriptor finding, Block block, params object?[] arguments) =>
        diagnostics.Report(finding, source, block.Span.Start, arguments);

    private IEnumerable<TextSlice> Lines(Block block) => source.Lines(block.Span.Start, block.Span.End + 1);

    private string FirstLine(Block block) => Lines(block).First().Text.Trim();

    /// <summary>
    /// Text above a line of hyphens that nobody means as a heading: of several lines, a sentence, or a row.
    /// </summary>
    private static bool IsProse(string underlined)
    {
        var lines = underlined.Split('\n');
        var text = lines[0].TrimEnd();
        return lines.Length > 2 || text.EndsWith('.') || text.EndsWith(':') || text.StartsWith('|');
    }

    private static bool IsRow(TextSlice line) => line.Text.TrimStart().StartsWith('|');

    private static bool IsRuler(TextSlice line) => line.Text.All(c => " \t|:-".Contains(c, StringComparison.Ordinal));

    /// <summary>A row, a heading or a bullet of a spec.</summary>
    private static bool IsOfSpec(TextSlice line)
    {
        var text = line.Text.TrimStart();
        return text.StartsWith('|')
            || text.StartsWith("##", StringComparison.Ordinal)
            || text.StartsWith("- **", StringComparison.Ordinal)
            || text.StartsWith("- `", StringComparison.Ordinal);
    }
}
