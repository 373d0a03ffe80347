using System.Globalization;
using System.Text;
using RulesHarness.Checking;
using RulesHarness.Engines;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Tracing;

namespace RulesHarness.Reporting;

/// <summary>A check as Markdown for a comment on a pull request or for the summary of a CI job.</summary>
internal static class CheckMarkdown
{
    /// <summary>The limit of problems that are shown whole: services cut long comments.</summary>
    private const int MostShown = 50;

    public static string Write(CheckReport report)
    {
        var text = new StringBuilder("### Firestore rules against their spec\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**{Verdict(report)}**: {Counts(report)}\n");
        if (report.Trace is { } trace)
        {
            Coverage(text, trace, report.Conditions);
        }

        if (report.ByHand.Count > 0)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\nSentences that are tested by hand: {report.ByHand.Count}\n\n"
            );
        }
        foreach (var sentence in report.ByHand)
        {
            text.Append("- ").Append(MarkdownText.Html(sentence.Text));
            text.Append(CultureInfo.InvariantCulture, $" ({sentence.Place.File}:{sentence.Place.Line}: ");
            text.Append(MarkdownText.Html(sentence.ByHand!)).Append(")\n");
        }

        var problems = CheckProblems.Of(report);
        foreach (var problem in problems.Take(MostShown))
        {
            Details(text, problem);
        }
        if (problems.Count > MostShown)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{problems.Count - MostShown} more are not shown.\n");
        }

        return text.ToString();
    }

    private static void Coverage(StringBuilder text, TraceLinks trace, IReadOnlyList<CoveredCondition> conditions)
    {
        text.Append("\n| covered | | of |\n|---|--:|--:|\n");
        var lines = trace.Spec.Count(link => link.Cases.Count > 0);
        Row("lines of the spec with a case", lines, trace.Spec.Count);
        var reached = trace.Rules.Count(link => link.Cases.Count > 0);
        Row("allow statements reached", reached, trace.Rules.Count);
        var (shown, of) = ConditionsText.Count(conditions);
        Row("conditions of the rules shown", shown, of);

        void Row(string name, int covered, int all) =>
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {covered} | {all} |\n");
    }

    private static string Verdict(CheckReport report) =>
        report.Outcome switch
        {
            Outcome.Holds => "holds",
            Outcome.Fails => "fails",
            _ => "nothing was checked",
        };

    private static string Counts(CheckReport report)
    {
        var (passed, failed, errors, warned) = (
            report.Count(CaseStatus.Passed),
            report.Count(CaseStatus.Failed),
            report.Count(CaseStatus.Error),
            report.Count(CaseStatus.Warned)
        );
        return FormattableString.Invariant(
            $"{passed} of {report.Verdicts.Count} cases passed, {failed} failed, {errors} errors, {warned} warned, on the engine {report.Engine.Name}"
        );
    }

    private static void Details(StringBuilder text, Problem problem)
    {
        var severity = CaseNames.Name(problem.Severity);
        text.Append("\n<details><summary>").Append(severity).Append(' ').Append(problem.Id).Append(": ");
        text.Append(MarkdownText.Html(problem.Title)).Append("</summary>\n\n");
        text.Append(MarkdownText.Block($"{problem.Where.File}:{problem.Where.Line}\n{problem.Text}"));
        text.Append("\n</details>\n");
    }
}
