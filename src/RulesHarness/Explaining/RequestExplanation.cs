using System.Text;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Explaining;

/// <summary>
/// Prints why a request was decided as it was: the document before and after it, the documents that conditions looked
/// up, and the allow statements that were tried, the one that was meant first, with the value of each part of their
/// conditions.
/// </summary>
internal static class RequestExplanation
{
    /// <summary>The lines after which further statements are printed without the parts of their conditions.</summary>
    private const int MostLines = 30;

    /// <summary>The most statements printed.</summary>
    private const int MostStatements = 12;

    private const int LongestValue = 120;

    /// <summary>All sections.</summary>
    public static void Print(StringBuilder text, ReplayedDecision judged)
    {
        PrintDocument(text, judged);
        PrintLookUps(text, judged);
        text.AppendLine($"  rules     {judged.File.Name}");
        PrintStatements(text, judged);
    }

    /// <summary>The document before and after the request.</summary>
    public static void PrintDocument(StringBuilder text, ReplayedDecision judged)
    {
        if (judged.Asked.Path is not { } path)
        {
            return;
        }

        text.AppendLine($"  document  {path}{(judged.Asked.Stored is null ? ", which does not exist" : "")}");
        var isWrite = judged.Asked.Request.Method is not (RulesMethod.Get or RulesMethod.List);
        DocumentText.Print(text, judged.Asked.Stored, judged.Asked.NewFields, isWrite);
    }

    /// <summary>The documents that conditions looked up.</summary>
    public static void PrintLookUps(StringBuilder text, ReplayedDecision judged)
    {
        var label = "looked up";
        foreach (var document in judged.LookedUp)
        {
            var after = document.IsAfter ? " after the request" : "";
            var fields = document.Fields is { } found
                ? $"{after}: {SourceExcerpt.Cut(found.ToString(), LongestValue)}"
                : $", which does not exist{after}";
            text.AppendLine($"  {label, -9} {document.Path}{fields}");
            label = "";
        }
    }

    /// <summary>The statements that were tried; or the match blocks, where none was.</summary>
    public static void PrintStatements(StringBuilder text, ReplayedDecision judged)
    {
        if (judged.Decision.Cause == Cause.NoMatch)
        {
            PrintMissing(text, judged);
        }

        var trace = new TraceText(judged.Rules.Parsed);
        var ordered = StatementRelevance.Order(judged.Decision);
        var before = Lines(text);
        foreach (var tried in ordered.Take(MostStatements))
        {
            var isFolded = Lines(text) - before > MostLines;
            trace.Print(text, tried, isFolded ? null : judged.ConditionOf(tried));
        }

        if (ordered.Count > MostStatements)
        {
            text.AppendLine("        ... (more statements were tried, and none was true)");
        }
    }

    private static void PrintMissing(StringBuilder text, ReplayedDecision judged)
    {
        var method = judged.Asked.Request.Method;
        var name = method.Name();
        var path = judged.RulesPath;
        var blocks = judged.Blocks;
        text.AppendLine(
            blocks.Count == 0
                ? $"    no match block matches {path}"
                : $"    no allow statement for `{name}` applies to {path}"
        );
        foreach (var block in blocks.Where(block => block.Allows.IsEmpty))
        {
            text.AppendLine($"  {block.Block.Span.Line, 4}  match {block.Block.Path} has no such statement");
        }
    }

    private static int Lines(StringBuilder text) => text.ToString().AsSpan().Count('\n');
}
