using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace RulesHarness.Specification.Markdown;

/// <summary>A bullet's own text and the bullets below it.</summary>
internal sealed record Bullet(TextSlice Text, IReadOnlyList<Bullet> Children);

/// <summary>Views of Markdown blocks as slices of the file that they came from.</summary>
internal static class Blocks
{
    public static TextSlice Of(this SourceText source, MarkdownObject block) =>
        source.Slice(block.Span.Start, block.Span.End + 1);

    public static IEnumerable<SpecTable> Tables(this Section section) =>
        section.Blocks.OfType<Table>().Select(table => SpecTable.Of(section.Source, table));

    public static IEnumerable<Bullet> Bullets(this Section section) =>
        section.Blocks.OfType<ListBlock>().SelectMany(list => Bullets(section.Source, list));

    /// <summary>
    /// The paragraphs that stand in a section itself: documentation, unless they look like something that belongs into
    /// a bullet.
    /// </summary>
    public static IEnumerable<TextSlice> Paragraphs(this Section section) =>
        section.Blocks.OfType<ParagraphBlock>().Select(paragraph => section.Source.Of(paragraph));

    /// <summary>The paragraph that a block is, or the bullets of a list, each by itself.</summary>
    public static IEnumerable<TextSlice> Lines(this SourceText source, Block block) =>
        block switch
        {
            ParagraphBlock => [source.Of(block)],
            ListBlock list => Bullets(source, list).SelectMany(Texts),
            _ => [],
        };

    private static IEnumerable<TextSlice> Texts(Bullet bullet) =>
        bullet.Children.SelectMany(Texts).Prepend(bullet.Text);

    private static IEnumerable<Bullet> Bullets(SourceText source, ListBlock list)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var text = item.OfType<ParagraphBlock>()
                .Select(paragraph => source.Of(paragraph))
                .FirstOrDefault(source.Slice(item.Span.Start, item.Span.Start));
            yield return new Bullet(text, [.. Below(source, item)]);
        }
    }

    /// <summary>Bullets below an item, and its further paragraphs, which say as much as bullets would.</summary>
    private static IEnumerable<Bullet> Below(SourceText source, ListItemBlock item)
    {
        var isFirst = true;
        foreach (var block in item)
        {
            if (block is ListBlock inner)
            {
                foreach (var bullet in Bullets(source, inner))
                {
                    yield return bullet;
                }
            }
            else if (block is ParagraphBlock && !isFirst)
            {
                yield return new Bullet(source.Of(block), []);
            }

            isFirst = isFirst && block is not ParagraphBlock;
        }
    }
}
