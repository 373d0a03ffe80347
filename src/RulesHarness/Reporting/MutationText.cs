using System.Globalization;
using RulesHarness.Engines;
using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Mutating;

namespace RulesHarness.Reporting;

/// <summary>The texts of a mutation report.</summary>
internal static class MutationText
{
    /// <summary>The outcome in one word or two, as all reports write it.</summary>
    public static string Of(MutantStatus status) =>
        status switch
        {
            MutantStatus.NotCovered => "not covered",
            _ => CaseNames.Name(status),
        };

    /// <summary>The mutants that no case or test finds, in the order of the text.</summary>
    public static IEnumerable<MutantResult> Open(MutationReport report) =>
        report.Results.Where(result =>
            result.Status is MutantStatus.Survived or MutantStatus.Different or MutantStatus.NotCovered
        );

    /// <summary>The fault because of which no mutant was made.</summary>
    public static string NotMutated(MutationReport report) =>
        $"nothing was mutated: the rules as they are must pass {(report.Options.Recorded is null ? "the check" : "the recorded tests")} first";

    /// <summary>The block of a mutant in words.</summary>
    public static string BlockOf(MutantResult result) =>
        result.Block.Length == 0 ? "functions of several blocks" : result.Block;

    /// <summary>The edit: the old text and the new one, each on one line.</summary>
    public static (string Before, string After) EditOf(MutantResult result, MutationReport report)
    {
        var before = report.Subject!.Rules.Parsed.Source.OneLine(result.Mutant.Span);
        return (before, ReadableDenial.OneLine(result.Mutant.Replacement));
    }

    /// <summary>The lines that the mutant changes, as a diff shows them.</summary>
    public static IEnumerable<string> DiffOf(MutantResult result, MutationReport report)
    {
        var source = report.Subject!.Rules.Parsed.Source;
        var (span, text) = (result.Mutant.Span, source.Text);
        var start = span.Offset == 0 ? 0 : text.LastIndexOf('\n', span.Offset - 1) + 1;
        var end = text.IndexOf('\n', span.End);
        end = end < 0 ? text.Length : end;
        var before = text[start..end];
        var after = text[start..span.Offset] + result.Mutant.Replacement + text[span.End..end];
        return Lines(before, '-').Concat(Lines(after, '+'));
    }

    /// <summary>Why a mutant counts as it does, in a sentence.</summary>
    public static string ReasonOf(MutantResult result, MutationReport report)
    {
        var test = report.Subject is { IsRecorded: true } ? "test" : "case";
        return result switch
        {
            { Status: MutantStatus.Killed } => $"the {test} {result.KilledBy} fails",
            { Status: MutantStatus.Different, IsBeyondSchemas: true } =>
                $"no {test} fails: the request that shows the difference needs a document that its schema does not "
                    + "allow",
            { Status: MutantStatus.Different } => $"no {test} fails, and this request is decided differently",
            { Status: MutantStatus.NotCovered } => $"no {test} reaches the place",
            { Status: MutantStatus.Equivalent } => "it decides all requests alike",
            { Status: MutantStatus.Refused } => "the compiler does not accept it",
            _ => $"no {test} fails, and no request was found that is decided differently",
        };
    }

    /// <summary>The request that a mutant decides differently, with both decisions.</summary>
    public static IEnumerable<(string Name, string Text)> PartsOf(BehaviourChange change, MutationReport report) =>
        ScenarioText
            .PartsOf(change.Scenario, report.Subject!.Time)
            .Append(("rules", change.Before.IsAllowed ? "allow" : "deny"))
            .Append(("mutant", change.After.IsAllowed ? "allows" : "denies"));

    /// <summary>The sum in one line.</summary>
    public static string SummaryOf(MutationReport report)
    {
        var counts = report
            .Results.CountBy(result => result.Status)
            .OrderBy(count => count.Key)
            .Select(count => $"{count.Value} {Of(count.Key)}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"score {report.Score:0.0} %{WithinSchemas(report)}: {report.Results.Count} mutants, {string.Join(", ", counts)}; {report.Subject!.Count} {(report.Subject.IsRecorded ? "recorded decisions" : "cases")}, {report.Duration.TotalSeconds:0.0} s"
        );
    }

    private static string WithinSchemas(MutationReport report)
    {
        var beyond = report.Results.Count(result => result.IsBeyondSchemas);
        return beyond == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $" ({report.ScoreWithinSchemas:0.0} % without {beyond} that need a document which no schema allows)"
            );
    }

    /// <summary>The score of each group of mutants, by a name.</summary>
    public static IEnumerable<(string Name, int Count, int Killed, double Score)> ScoresBy(
        MutationReport report,
        Func<MutantResult, string> name
    ) =>
        report
            .Results.Where(result => result.Status is not (MutantStatus.Equivalent or MutantStatus.Refused))
            .GroupBy(name, StringComparer.Ordinal)
            .Select(group =>
                (
                    group.Key,
                    group.Count(),
                    group.Count(result => result.Status == MutantStatus.Killed),
                    MutationReport.ScoreOf(group)
                )
            );

    private static IEnumerable<string> Lines(string text, char sign) =>
        from line in text.Split('\n')
        where line.Trim().Length > 0
        select $"{sign} {line.TrimEnd()}";
}
