using System.Diagnostics.CodeAnalysis;
using System.Text;
using RulesHarness.Diagnostics;

namespace RulesHarness.Cli.Commands;

/// <summary>
/// A stream of text on which nothing reaches the terminal that a terminal obeys. All text of the tool goes through it
/// or through <see cref="VisibleSegments"/>.
/// </summary>
internal sealed class VisibleWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    public override Encoding Encoding => inner.Encoding;

    [AllowNull]
    public override string NewLine
    {
        get => inner.NewLine;
        set => inner.NewLine = value;
    }

    public override void Write(char value) => inner.Write(VisibleText.Of($"{value}"));

    public override void Write(string? value) => inner.Write(VisibleText.Of(value));

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void WriteLine() => inner.WriteLine();

    public override void WriteLine(string? value) => inner.WriteLine(VisibleText.Of(value));

    public override Task WriteAsync(char value) => inner.WriteAsync(VisibleText.Of($"{value}"));

    public override Task WriteAsync(string? value) => inner.WriteAsync(VisibleText.Of(value));

    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(VisibleText.Of(buffer.ToString()).AsMemory(), cancellationToken);

    public override Task WriteLineAsync() => inner.WriteLineAsync();

    public override Task WriteLineAsync(string? value) => inner.WriteLineAsync(VisibleText.Of(value));

    public override void Flush() => inner.Flush();

    public override Task FlushAsync() => inner.FlushAsync();
}
