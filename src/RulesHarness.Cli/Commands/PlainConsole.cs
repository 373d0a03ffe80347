using Spectre.Console;
using Spectre.Console.Rendering;

namespace RulesHarness.Cli.Commands;

/// <summary>
/// A console that writes text alone. Where another one may write no escape codes, it resets the colours of the
/// process's terminal instead, whatever it writes to.
/// </summary>
internal sealed class PlainConsole(IAnsiConsole inner) : IAnsiConsole
{
    public Profile Profile => inner.Profile;

    public IAnsiConsoleCursor Cursor => inner.Cursor;

    public IAnsiConsoleInput Input => inner.Input;

    public IExclusivityMode ExclusivityMode => inner.ExclusivityMode;

    public RenderPipeline Pipeline => inner.Pipeline;

    public void Clear(bool home) { }

    public void WriteAnsi(Action<AnsiWriter> action) { }

    public void Write(IRenderable renderable)
    {
        foreach (var segment in renderable.GetSegments(this).Where(segment => !segment.IsControlCode))
        {
            Profile.Out.Writer.Write(segment.Text);
        }
    }
}
