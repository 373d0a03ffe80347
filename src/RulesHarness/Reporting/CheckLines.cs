using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Specification.Model;
using static RulesHarness.Reporting.TextLines;

namespace RulesHarness.Reporting;

/// <summary>A check for people: findings, failures, a row for each collection, and the total.</summary>
internal static class CheckLines
{
    private static readonly string[] Heads =
    [
        "collection",
        .. Enum.GetNames<Operation>().Select(name => name.ToLowerInvariant()),
        "patterns",
        "schema",
        "not holding",
    ];

    public static TextReport Of(CheckReport report)
    {
        var lines = new TextLines();
        lines.Add(report.Diagnostics);
        foreach (var verdict in report.Verdicts.Where(one => one.Status is CaseStatus.Failed or CaseStatus.Error))
        {
            AddFailure(lines, verdict, report);
        }

        if (report.Verdicts.Count == 0)
        {
            lines.Add(Bad("nothing was checked"));
        }
        else
        {
            AddSummary(lines, report);
        }
        return lines.ToReport();
    }

    /// <summary>The numbers of cases in one line.</summary>
    public static IReadOnlyList<TextSpan> TotalOf(CheckReport report)
    {
        var (passed, failing, errors) = (
            report.Count(CaseStatus.Passed),
            report.Count(CaseStatus.Failed),
            report.Count(CaseStatus.Error)
        );
        var warned = Counted(report.Count(CaseStatus.Warned), "warned");
        var byHand = Counted(report.ByHand.Count, "by hand");
        var counts = FormattableString.Invariant($"{passed} passed, {failing} failed, {errors} errors{warned}{byHand}");
        var run = FormattableString.Invariant(
            $": {report.Verdicts.Count} cases on {EngineOf(report.Engine)} in {report.Duration.TotalSeconds:0.0} s"
        );
        // Where all cases pass, the numbers alone would read like a success.
        var findings = report.Diagnostics.Count(report.Plan.Options.IsFailure) switch
        {
            0 => "",
            1 => "; 1 finding fails the check",
            var count => FormattableString.Invariant($"; {count} findings fail the check"),
        };
        var seed = FormattableString.Invariant($", seed {report.Plan.Options.Seed}{findings}");
        return [Judged(report.Outcome == Outcome.Holds, counts), run, seed];
    }

    private static void AddFailure(TextLines lines, Verdict verdict, CheckReport report)
    {
        var text = FailureText.Of(verdict, report.Plan.Rules, report.Plan.Cases!.Data);
        var title = text.IndexOf('\n', StringComparison.Ordinal);
        lines.Add(Bad(verdict.Status == CaseStatus.Failed ? "failed" : "error"), ": ", Title(text[..title].TrimEnd()));
        lines.Add(text[(title + 1)..]);
        lines.AddEmpty();
    }

    private static void AddSummary(TextLines lines, CheckReport report)
    {
        var rows = report.Verdicts.GroupBy(verdict => verdict.Case.Collection.Text);
        lines.Add(new TextTable(Heads, [.. rows.Select(RowOf)]) { HasNumbers = true });
        if (report.Trace is { } trace)
        {
            var reached = trace.Rules.Count(link => link.Cases.Count > 0);
            var allowed = trace.Rules.Count(link => link.IsAllowed);
            lines.Add(
                FormattableString.Invariant(
                    $"{reached} of {trace.Rules.Count} allow statements were reached, {allowed} allowed a case"
                )
            );
            lines.Add(ConditionsText.SummaryOf(report.Conditions));
        }

        lines.Add(Aside($"read: {FilesRead(report.Plan.Files)}"));
        if (report.Accepted.Count > 0)
        {
            var accepted =
                report.Accepted.Count == 1 ? "1 finding is" : $"{Number(report.Accepted.Count)} findings are";
            lines.Add(Aside($"{accepted} accepted by {report.Plan.Files.Baseline!.File}"));
        }
        lines.Add(TotalOf(report));
        if (OtherEngineOf(report.Engine) is { } other)
        {
            lines.Add(Aside(other));
        }
    }

    private static List<TextSpan> RowOf(IGrouping<string, Verdict> collection)
    {
        var permissions = collection.Where(verdict => verdict.Case.Kind == CaseKind.Permission).ToList();
        int CountOf(Operation operation) => permissions.Count(verdict => verdict.Case.Operation == operation);
        var operations = Enum.GetValues<Operation>().Select(CountOf);
        var patterns = collection.Count(verdict => verdict.Case.Kind == CaseKind.AccessPattern);
        var schema = collection.Count(verdict => verdict.Case.Kind == CaseKind.Schema);
        var failed = collection.Count(verdict => verdict.Status != CaseStatus.Passed);
        return
        [
            collection.Key,
            .. operations.Append(patterns).Append(schema).Select(count => new TextSpan(Shown(count))),
            Bad(Shown(failed)),
        ];
    }

    /// <summary>The files that were checked, and of which database they are.</summary>
    private static string FilesRead(ProjectFiles files)
    {
        var paths = files
            .Specs.Select(spec => spec.Path)
            .Append(files.Rules?.Path)
            .Append(files.Indexes?.Path)
            .OfType<string>();
        var others = files.OtherDatabases.Count == 0 ? "" : $"; not checked: {string.Join(", ", files.OtherDatabases)}";
        return $"{VisibleText.LineOf(string.Join(", ", paths))}, for the database {files.Database}{others}";
    }

    private static string EngineOf(EngineUse use)
    {
        var emulator = use.Version is { } version ? $"emulator {version}" : "a running emulator";
        return use.Name switch
        {
            "embedded" => "the embedded engine",
            "both" => $"{emulator} and the embedded engine",
            _ => emulator,
        };
    }

    /// <summary>How to get the other engine, if nobody chose this one.</summary>
    private static string? OtherEngineOf(EngineUse use) =>
        (use.IsNamed, use.Name) switch
        {
            (true, _) or (_, "both") => null,
            (_, "embedded") => "no Firestore emulator was found; install one with `rulesharness emulator install`, "
                + "or compare both engines with `--engine both`",
            _ => "decided by the Firestore emulator; run without it with `--engine embedded`, "
                + "or compare both engines with `--engine both`",
        };

    private static string Counted(int count, string what) => count > 0 ? $", {Number(count)} {what}" : "";

    private static string Shown(int count) => count == 0 ? "" : Number(count);
}
