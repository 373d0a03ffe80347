using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Reporting;
using Spectre.Console;

namespace RulesHarness.Cli.Commands;

/// <summary>Prints a check for people: findings, failures, a row for each collection, and the total.</summary>
internal static class CheckText
{
    public static void Write(CheckReport report, IAnsiConsole console)
    {
        Terminal.Diagnostics(console, report.Diagnostics);
        foreach (
            var verdict in report.Verdicts.Where(verdict => verdict.Status is CaseStatus.Failed or CaseStatus.Error)
        )
        {
            var (title, rest) = Split(FailureText.Of(verdict, report.Plan.Rules, report.Plan.Cases!.Data));
            console.MarkupLineInterpolated(
                $"[red]{(verdict.Status == CaseStatus.Failed ? "failed" : "error")}[/]: [bold]{title}[/]"
            );
            console.WriteLine(rest);
            console.WriteLine();
        }

        if (report.Verdicts.Count == 0)
        {
            console.MarkupLine("[red]nothing was checked[/]");
        }
        else
        {
            Summary(report, console);
        }
    }

    private static void Summary(CheckReport report, IAnsiConsole console)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("collection", "get", "list", "create", "update", "delete", "patterns", "schema", "not holding");
        foreach (var column in table.Columns.Skip(1))
        {
            column.RightAligned();
        }
        foreach (var collection in report.Verdicts.GroupBy(verdict => verdict.Case.Collection.Text))
        {
            var operations = Enum.GetValues<Specification.Model.Operation>()
                .Select(operation =>
                    Show(
                        collection.Count(verdict =>
                            verdict.Case.Kind == CaseKind.Permission && verdict.Case.Operation == operation
                        )
                    )
                );
            var failed = collection.Count(verdict => verdict.Status != CaseStatus.Passed);
            table.AddRow([
                Markup.Escape(collection.Key),
                .. operations,
                Show(collection.Count(verdict => verdict.Case.Kind == CaseKind.AccessPattern)),
                Show(collection.Count(verdict => verdict.Case.Kind == CaseKind.Schema)),
                failed == 0 ? "" : $"[red]{failed}[/]",
            ]);
        }

        Terminal.Table(console, table);
        if (report.Trace is { } trace)
        {
            var reached = trace.Rules.Count(link => link.Cases.Count > 0);
            console.WriteLine(
                FormattableString.Invariant(
                    $"{reached} of {trace.Rules.Count} allow statements were reached, {trace.Rules.Count(link => link.IsAllowed)} allowed a case"
                )
            );
            console.WriteLine(ConditionsText.SummaryOf(report.Conditions));
        }

        console.MarkupLineInterpolated($"[grey]read: {FilesRead(report.Plan.Files)}[/]");
        if (report.Accepted.Count > 0)
        {
            console.MarkupLineInterpolated(
                $"[grey]{Findings(report.Accepted.Count)} accepted by {report.Plan.Files.Baseline!.File}[/]"
            );
        }
        Verdict(report, console);
        if (Engines(report.Engine).Other is { } other)
        {
            console.MarkupLineInterpolated($"[grey]{other}[/]");
        }
    }

    /// <summary>Prints the numbers of cases in one line, which is green if the check holds.</summary>
    public static void Verdict(CheckReport report, IAnsiConsole console)
    {
        var colour = report.Outcome == CheckOutcome.Holds ? "green" : "red";
        var engine = Engines(report.Engine).Engine;
        var (passed, failing, errors) = (
            report.Count(CaseStatus.Passed),
            report.Count(CaseStatus.Failed),
            report.Count(CaseStatus.Error)
        );
        var warned = report.Count(CaseStatus.Warned) is var warnings and > 0
            ? FormattableString.Invariant($", {warnings} warned")
            : "";
        var byHand = report.ByHand.Count > 0 ? FormattableString.Invariant($", {report.ByHand.Count} by hand") : "";
        var sum = FormattableString.Invariant(
            $"{report.Verdicts.Count} cases on {engine} in {report.Duration.TotalSeconds:0.0} s"
        );
        // Where all cases pass, the numbers alone would read like a success.
        var findings = report.Diagnostics.Count(report.Plan.Options.IsFailure) switch
        {
            0 => "",
            1 => "; 1 finding fails the check",
            var count => FormattableString.Invariant($"; {count} findings fail the check"),
        };
        console.MarkupLineInterpolated(
            $"[{colour}]{passed} passed, {failing} failed, {errors} errors{warned}{byHand}[/]: {sum}, seed {report.Plan.Options.Seed}{findings}"
        );
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

    private static string Findings(int count) =>
        count == 1 ? "1 finding is" : FormattableString.Invariant($"{count} findings are");

    /// <summary>The engine that decided and, if nobody chose it, how to get the other engine.</summary>
    private static (string Engine, string? Other) Engines(EngineUse use)
    {
        var emulator = use.Version is { } version ? $"emulator {version}" : "a running emulator";
        var (engine, other) = use.Name switch
        {
            "embedded" => (
                "the embedded engine",
                "no Firestore emulator was found; install one with `rulesharness emulator install`, or compare both engines with `--engine both`"
            ),
            "both" => ($"{emulator} and the embedded engine", null),
            _ => (
                emulator,
                "decided by the Firestore emulator; run without it with `--engine embedded`, or compare both engines with `--engine both`"
            ),
        };
        return (engine, use.IsNamed ? null : other);
    }

    private static string Show(int count) =>
        count == 0 ? "" : count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static (string Title, string Body) Split(string text)
    {
        var lineBreak = text.IndexOf('\n', StringComparison.Ordinal);
        return (text[..lineBreak].TrimEnd(), text[(lineBreak + 1)..]);
    }
}
