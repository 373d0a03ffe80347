using System.Globalization;
using System.Text;
using RulesHarness.Cases;
using RulesHarness.Engines;
using RulesHarness.Explaining;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Reporting;

/// <summary>
/// The text about a case that does not hold: the spec's line and sentence, who did what, expected and got, the document
/// before and after, the documents that were looked up, the allow statements that were tried with the value of each
/// part, and a test in C# that repeats the request.
/// </summary>
public static class FailureText
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
        var data = tried.Data ?? checkData.With(tried.Instead);
        var judged = CaseExplanation.Of(tried, rules, data);
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
        text.AppendLine($"  got       {Got(verdict)}");
        // Where rules decided as expected, the result differs, and they have nothing to explain.
        var isExplained = judged is not null && verdict.IsAllowed is { } isAllowed && isAllowed != tried.IsAllowed;
        if (isExplained)
        {
            RequestExplanation.PrintDocument(text, judged!);
            RequestExplanation.PrintLookUps(text, judged!);
        }

        if (verdict.RuleLine is { } line)
        {
            text.AppendLine($"  rules     {rules.Name}:{line}: {Line(rules.Content, line)}");
        }

        if (isExplained)
        {
            PrintStatements(text, verdict, judged!);
        }

        text.AppendLine("  repeat");
        foreach (var code in Reproduction.Of(tried, rules, Reproduction.Needed(tried, judged, data)).Split('\n'))
        {
            text.AppendLine($"    {code}".TrimEnd());
        }

        return text.ToString().TrimEnd();
    }

    private static void PrintOrigin(StringBuilder text, AccessCase tried)
    {
        var origin = $"{tried.Place.File}:{tried.Place.Line}: {tried.Source}";
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

    private static void PrintStatements(StringBuilder text, Verdict verdict, ReplayedDecision judged)
    {
        if (judged.Decision.IsAllowed == verdict.IsAllowed)
        {
            RequestExplanation.PrintStatements(text, judged);
        }
        else
        {
            text.AppendLine(
                "  note      the embedded engine decides differently, so the values of the conditions are not shown: trust the emulator, and report the rules and the request"
            );
        }
    }

    private static string Got(Verdict verdict) =>
        verdict.IsAllowed switch
        {
            null => $"neither: {verdict.Message}",
            true => verdict.Message.Length == 0 ? "allow" : $"allow, but {verdict.Message}",
            false =>
                $"deny ({(verdict.Cause == Cause.NoMatch ? "no-match" : verdict.Cause.ToString()!.ToLowerInvariant())}): {string.Join(' ', verdict.Message.Split('\n', StringSplitOptions.TrimEntries))}",
        };

    private static string Line(string text, int line) => text.Split('\n').ElementAtOrDefault(line - 1)?.Trim() ?? "";
}
