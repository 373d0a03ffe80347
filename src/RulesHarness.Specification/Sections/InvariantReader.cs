using RulesHarness.Diagnostics;
using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>A line below a schema's table that says what holds of every document.</summary>
internal sealed record InvariantLine(Condition Condition, TextSlice Text);

/// <summary>
/// Reads the lines below a schema's table that begin with <c>Always:</c>; all others are documentation.
/// </summary>
internal static class InvariantReader
{
    /// <summary>Words in front of a condition where <c>Always:</c> is meant.</summary>
    private static readonly string[] Synonyms = ["Invariant", "Invariants", "Constraint", "Constraints", "Never"];

    private static readonly string[] Comparators = ["==", "=", "!=", "<", "<=", ">", ">=", "≤", "≥", "≠"];

    public static IEnumerable<InvariantLine> Read(TextSlice text, ReadingContext context) =>
        Statement.Split(text).Select(statement => Read(statement, context)).OfType<InvariantLine>();

    private static InvariantLine? Read(Statement statement, ReadingContext context)
    {
        var cursor = new Cursor(statement.Tokens);
        cursor.Take("**");
        var word = cursor.Advance();
        cursor.Take("**");
        var hasColon = cursor.Take(":");
        cursor.Take("**");
        if (word.IsWord("Always") && (hasColon || IsBeforeCode(word, statement.Text)))
        {
            return Condition(statement, cursor, context);
        }
        if (hasColon && IsNearly(word) && statement.Tokens.Any(token => Comparators.Any(token.Is)))
        {
            context.Report(SpecDiagnostics.MisspelledInvariant, statement.Text, word.Text);
        }
        return null;
    }

    private static InvariantLine? Condition(Statement statement, Cursor cursor, ReadingContext context)
    {
        if (ConditionParser.Condition(cursor) is { } condition && (cursor.AtEnd || cursor.Fail("`and` or `or`")))
        {
            return new InvariantLine(condition, statement.Text);
        }
        context.ReportFailure(
            SpecDiagnostics.UnreadableCondition,
            statement.Text,
            cursor,
            "write a condition on fields of the document: ``Always: `from < until`.``"
        );
        return null;
    }

    private static bool IsBeforeCode(Token word, TextSlice text) =>
        text.Source.Text[word.End..text.End].TrimStart().StartsWith('`');

    private static bool IsNearly(Token word) =>
        Synonyms.Any(word.IsWord) || Suggestion.ForSlip(word.Text, ["Always"]).Length > 0;
}
