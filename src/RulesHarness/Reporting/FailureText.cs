using System.Text;
using RulesHarness.Cases;
using RulesHarness.Engines;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Reporting;

/// <summary>
/// What is to be said of a case that does not hold: the spec's line and sentence, who did what, expected and got, the rules' line, and a
/// piece of C# that repeats the one request.
/// </summary>
public static class FailureText
{
    /// <summary>Several lines, without a line break at the end. <paramref name="rulesText"/> is the rules file's text.</summary>
    public static string Of(Verdict verdict, string rulesFile, string rulesText)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(rulesText);
        var tried = verdict.Case;
        var text = new StringBuilder();
        text.AppendLine(tried.Title);
        text.AppendLine($"  case      {tried.Id}");
        text.AppendLine($"  spec      {tried.Place.File}:{tried.Place.Line}: {tried.Source}");
        text.AppendLine($"  actor     {tried.Actor}: {tried.Caller}");
        text.AppendLine($"  request   {RequestText.Of(tried.Request)}");
        text.AppendLine($"  expected  {(tried.IsAllowed ? "allow" : "deny")}");
        text.AppendLine($"  got       {Got(verdict)}");
        if (verdict.RuleLine is { } line)
            text.AppendLine($"  rules     {rulesFile}:{line}: {Line(rulesText, line)}");
        text.AppendLine("  repeat");
        foreach (var code in Reproduction.Of(tried).Split('\n'))
            text.AppendLine($"    {code}");
        return text.ToString().TrimEnd();
    }

    private static string Got(Verdict verdict) => verdict.IsAllowed switch
    {
        null => $"neither: {verdict.Message}",
        true => verdict.Message.Length == 0 ? "allow" : $"allow, but {verdict.Message}",
        false => $"deny ({(verdict.Cause == Cause.NoMatch ? "no-match" : verdict.Cause.ToString()!.ToLowerInvariant())}): {string.Join(' ', verdict.Message.Split('\n', StringSplitOptions.TrimEntries))}",
    };

    private static string Line(string text, int line) => text.Split('\n').ElementAtOrDefault(line - 1)?.Trim() ?? "";
}
