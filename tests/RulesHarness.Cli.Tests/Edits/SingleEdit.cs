using RulesHarness.Language.Syntax;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>
/// One change to a rules file, made where its syntax tree says. <c>Kind</c> says what is changed in words.
/// </summary>
public sealed record SingleEdit(string Kind, SourceSpan Span, string Replacement)
{
    public string Apply(string rules) => rules[..Span.Offset] + Replacement + rules[Span.End..];

    /// <inheritdoc/>
    public override string ToString() => $"{Span.Line}:{Span.Column} {Kind}: {OneLine(Replacement)}";

    /// <summary>The change as a line of a report: its place, its kind, and what becomes of what.</summary>
    public string Describe(string rules) =>
        $"{Span.Line}:{Span.Column} {Kind}: `{OneLine(rules.Substring(Span.Offset, Span.Length))}` becomes `{OneLine(Replacement)}`";

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
