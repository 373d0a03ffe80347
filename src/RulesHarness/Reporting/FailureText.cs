using System.Globalization;
using System.Text;
using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Explaining;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Reporting;

/// <summary>
/// The text about a case that does not hold: the spec's line and sentence, who did what, expected and got, the document
/// before and after, the documents that were looked up, the allow statements that were tried with the value of each
/// part, and a test in C# that repeats the request.
/// </summary>
internal static class FailureText
{
    /// <summary>Several lines, without a line break at the end.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="rules">The rules that it is about.</param>
    /// <param name="checkData">The documents of the check; a case that has its own was run on those.</param>
    public static string Of(Verdict verdict, RulesFile rules, Dataset checkData)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(checkData);
        var tried = verdict.Case;
        var parts = FailureParts.Of(verdict, rules, checkData);
        var text = new StringBuilder();
        text.AppendLine(tried.Title);
        text.AppendLine($"  case      {tried.Id}");
        PrintOrigin(text, tried);
        text.AppendLine($"  actor     {tried.Actor}: {tried.Caller}");
        text.AppendLine($"  request   {RequestText.Of(tried.Request)}");
        foreach (var write in tried.Together)
        {
            text.AppendLine($"  together  {RequestText.Of(write)}");
        }

        if (tried.Time is { } time)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  time      {time:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        }

        text.AppendLine($"  expected  {(tried.IsAllowed ? "allow" : "deny")}");
        text.AppendLine($"  got       {parts.Got}");
        if (parts.Explained is { } judged)
        {
            RequestExplanation.PrintDocument(text, judged);
            RequestExplanation.PrintLookUps(text, judged);
        }

        if (verdict.RuleLine is { } line)
        {
            text.AppendLine($"  rules     {VisibleText.LineOf(rules.Name)}:{line}: {Line(rules.Content, line)}");
        }

        PrintStatements(text, parts);

        text.AppendLine("  repeat");
        foreach (var code in parts.Code.Split('\n'))
        {
            text.AppendLine($"    {code}".TrimEnd());
        }

        return VisibleText.Of(text.ToString().TrimEnd());
    }

    private static void PrintOrigin(StringBuilder text, AccessCase tried)
    {
        var origin = $"{VisibleText.LineOf(tried.Place.File)}:{tried.Place.Line}: {tried.Source}";
        if (tried.Kind == CaseKind.Rules)
        {
            text.AppendLine("  spec      no sentence grants this request");
            text.AppendLine($"  allowed by {origin}");
        }
        else
        {
            text.AppendLine($"  spec      {origin}");
        }
    }

    private static void PrintStatements(StringBuilder text, FailureParts parts)
    {
        if (parts.HasValues)
        {
            RequestExplanation.PrintStatements(text, parts.Explained!);
        }
        else if (parts.Explained is not null)
        {
            text.AppendLine($"  note      {FailureParts.EnginesDiffer}");
        }
    }

    private static string Line(string text, int line) => text.Split('\n').ElementAtOrDefault(line - 1)?.Trim() ?? "";
}
