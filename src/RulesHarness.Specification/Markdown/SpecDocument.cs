using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace RulesHarness.Specification.Markdown;

/// <summary>A section of a spec: the blocks below a heading of the second level, up to the next one.</summary>
internal sealed record Section(string Name, TextSlice Heading, IReadOnlyList<Block> Blocks, SourceText Source);

/// <summary>One spec file, cut into its front matter and its sections by the Markdown parser.</summary>
internal sealed partial class SpecDocument
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseYamlFrontMatter()
        .UsePreciseSourceLocation()
        .Build();

    private SpecDocument(SourceText source, TextSlice? frontMatter, IReadOnlyList<Section> sections)
    {
        Source = source;
        FrontMatter = frontMatter;
        Sections = sections;
    }

    public SourceText Source { get; }

    public TextSlice? FrontMatter { get; }

    public IReadOnlyList<Section> Sections { get; }

    public static SpecDocument Parse(SourceText source, DiagnosticBag diagnostics)
    {
        TextSlice? frontMatter = null;
        var sections = new List<(string Name, TextSlice Heading, List<Block> Blocks)>();
        var structure = new MarkdownStructureCheck(source, diagnostics);
        foreach (var block in Blocks(source, diagnostics))
        {
            var current = sections.Count > 0 ? sections[^1].Name : null;
            if (block is YamlFrontMatterBlock)
            {
                frontMatter = source.Of(block);
            }
            else if (
                block is HeadingBlock heading
                && HeadingText(heading, source.Of(heading)) is var name
                && structure.BeginsSection(heading, name, current)
            )
            {
                sections.Add((name, source.Of(heading), []));
            }
            else if (sections.Count > 0)
            {
                sections[^1].Blocks.Add(block);
            }
            structure.Check(block, current);
        }

        structure.CheckFrontMatter(frontMatter);
        return new SpecDocument(
            source,
            frontMatter,
            [.. sections.Select(s => new Section(s.Name, s.Heading, s.Blocks, source))]
        );
    }

    private static IEnumerable<Block> Blocks(SourceText source, DiagnosticBag diagnostics)
    {
        try
        {
            return Markdig.Markdown.Parse(source.Text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's way to say that lists, quotations or links lie in each other a hundred deep.
            diagnostics.Report(SpecDiagnostics.NestedTooDeeply, source, 0);
            return [];
        }
    }

    /// <summary>
    /// A heading may be underlined instead of marked with <c>##</c>: its last line is then no text. A number before it
    /// is none of its name.
    /// </summary>
    private static string HeadingText(HeadingBlock block, TextSlice heading)
    {
        var text =
            block.IsSetext && heading.Text.LastIndexOf('\n') is > 0 and var underline
                ? heading.Source.Slice(heading.Start, heading.Start + underline)
                : heading;
        return NumberPattern().Replace(text.Plain.Trim('#', ' ').TrimEnd(':'), "");
    }

    [GeneratedRegex(@"^\d+(\.\d+)*[.)]?\s+")]
    private static partial Regex NumberPattern();
}
