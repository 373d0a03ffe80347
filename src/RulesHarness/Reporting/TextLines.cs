using System.Globalization;
using RulesHarness.Diagnostics;

namespace RulesHarness.Reporting;

/// <summary>The blocks of a <see cref="TextReport"/>, in the order in which they are added.</summary>
internal sealed class TextLines
{
    private readonly List<TextBlock> _blocks = [];

    public static TextSpan Title(string text) => new(text, TextStyle.Title);

    public static TextSpan Good(string text) => new(text, TextStyle.Good);

    public static TextSpan Doubtful(string text) => new(text, TextStyle.Doubtful);

    public static TextSpan Bad(string text) => new(text, TextStyle.Bad);

    public static TextSpan Aside(string text) => new(text, TextStyle.Aside);

    /// <summary>Text that is good or bad.</summary>
    public static TextSpan Judged(bool isGood, string text) => isGood ? Good(text) : Bad(text);

    /// <summary>A number as tables and lines show it.</summary>
    public static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);

    public TextReport ToReport() => new(_blocks);

    public void Add(params IReadOnlyList<TextSpan> spans) => _blocks.Add(new TextLine(spans));

    public void AddEmpty() => Add();

    public void Add(TextReport report) => _blocks.AddRange(report.Blocks);

    public void Add(TextTable table) => _blocks.Add(table);

    /// <summary>Adds findings, each with its place, its details and its help.</summary>
    public void Add(IEnumerable<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            var place = FormattableString.Invariant(
                $"{VisibleText.LineOf(finding.File)}({finding.Line},{finding.Column}): "
            );
            Add(place, HeadOf(finding), $": {VisibleText.LineOf(finding.Message)}");
            if (finding.Details.Length > 0)
            {
                Add($"  {finding.Details}");
            }
            if (finding.Help.Length > 0)
            {
                Add("  ", Aside(finding.Help));
            }
        }
    }

    /// <summary>Adds the named parts of a description, a line each, and an empty line.</summary>
    public void Add(IEnumerable<(string Name, string Text)> parts)
    {
        foreach (var (name, text) in parts)
        {
            Add($"  {name, -9} {text}");
        }
        AddEmpty();
    }

    private static TextSpan HeadOf(Diagnostic finding)
    {
        var style = finding.Severity switch
        {
            Severity.Error => TextStyle.Bad,
            Severity.Warning => TextStyle.Doubtful,
            _ => TextStyle.Aside,
        };
        return new TextSpan($"{finding.Severity.ToString().ToLowerInvariant()} {finding.Id}", style);
    }
}
