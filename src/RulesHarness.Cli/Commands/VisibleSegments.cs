using RulesHarness.Diagnostics;
using Spectre.Console.Rendering;

namespace RulesHarness.Cli.Commands;

/// <summary>
/// Writes the text of a console as visible text, and leaves the console's own codes, such as those of colours, as they
/// are.
/// </summary>
internal sealed class VisibleSegments : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(renderable => new Visible(renderable));

    private sealed class Visible(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            inner.Render(options, maxWidth).Select(Of);

        private static Segment Of(Segment segment)
        {
            var shown = segment.IsControlCode ? segment.Text : VisibleText.Of(segment.Text);
            return ReferenceEquals(shown, segment.Text) ? segment : new Segment(shown, segment.Style);
        }
    }
}
