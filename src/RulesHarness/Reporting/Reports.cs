using RulesHarness.Access;
using RulesHarness.Changes;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Migrating;
using RulesHarness.Mutating;
using RulesHarness.Specification;
using RulesHarness.Suites;

namespace RulesHarness.Reporting;

/// <summary>
/// Results as text for files and machines. Each text ends with a line break; times apart, two runs with one seed give
/// the same text. What a terminal would obey is written as <c>\u001b</c>, which JSON reads as the character.
/// </summary>
public static class Reports
{
    private static readonly Dictionary<string, Func<CheckReport, string>> OfChecks = new(StringComparer.Ordinal)
    {
        ["json"] = CheckJson.Write,
        ["junit"] = CheckJUnit.Write,
        ["sarif"] = report => Sarif.Write(CheckProblems.Of(report)),
        ["markdown"] = CheckMarkdown.Write,
        ["permissions"] = PermissionsMarkdown.Write,
        ["github"] = report => Annotations.GitHub(CheckProblems.Of(report)),
        ["gitlab"] = report => Annotations.GitLab(CheckProblems.Of(report)),
        ["lcov"] = RulesCoverage.Lcov,
        ["cobertura"] = RulesCoverage.Cobertura,
        ["html"] = HtmlReport.Write,
    };

    private static readonly Dictionary<string, Func<DiffReport, string>> OfDiffs = new(StringComparer.Ordinal)
    {
        ["json"] = DiffJson.Write,
        ["junit"] = DiffJUnit.Write,
        ["sarif"] = report => Sarif.Write(DiffProblems.Of(report)),
        ["markdown"] = DiffMarkdown.Write,
        ["github"] = report => Annotations.GitHub(DiffProblems.Of(report)),
        ["gitlab"] = report => Annotations.GitLab(DiffProblems.Of(report)),
        ["html"] = DiffHtml.Write,
    };

    /// <summary>The formats of a check, as <see cref="Of(CheckReport, string)"/> takes them.</summary>
    public static IReadOnlyCollection<string> Formats => OfChecks.Keys;

    /// <summary>
    /// The formats of a comparison, as <see cref="Of(DiffReport, string)"/> takes them. A comparison has neither a
    /// coverage nor a table of permissions.
    /// </summary>
    public static IReadOnlyCollection<string> DiffFormats => OfDiffs.Keys;

    /// <summary>A check in one of the <see cref="Formats"/>.</summary>
    /// <exception cref="ArgumentException">The format is unknown.</exception>
    public static string Of(CheckReport report, string format) => Write(OfChecks, report, format);

    /// <summary>A comparison of two versions of rules in one of the <see cref="DiffFormats"/>.</summary>
    /// <exception cref="ArgumentException">The format is unknown.</exception>
    public static string Of(DiffReport report, string format) => Write(OfDiffs, report, format);

    /// <summary>A check as JSON.</summary>
    public static string Json(CheckReport report) => Of(report, "json");

    /// <summary>A comparison of two versions of rules as JSON.</summary>
    public static string Json(DiffReport report) => VisibleText.Of(DiffJson.Write(report));

    /// <summary>A comparison of two versions of rules by recorded requests, as JSON.</summary>
    public static string Json(RecordedDiffReport report) => VisibleText.Of(RecordedDiffText.Json(report));

    /// <summary>An exploration of rules as JSON.</summary>
    public static string Json(AccessReport report) => VisibleText.Of(AccessJson.Write(report));

    /// <summary>A mutation test as JSON.</summary>
    public static string Json(MutationReport report) => VisibleText.Of(MutationJson.Write(report));

    /// <summary>A mutation test in the open report format of mutation testing tools.</summary>
    /// <seealso href="https://github.com/stryker-mutator/mutation-testing-elements/tree/master/packages/report-schema"/>
    public static string MutationSchema(MutationReport report) => VisibleText.Of(MutationJson.WriteSchema(report));

    /// <summary>The findings of rules files as JSON.</summary>
    public static string Json(RulesReview review) => VisibleText.Of(CompileJson.Write(review));

    /// <summary>A review of indexes as JSON.</summary>
    public static string Json(IndexReview review) => VisibleText.Of(IndexesJson.Write(review));

    /// <summary>The commands of the Google Cloud CLI that create the missing indexes, one on each line.</summary>
    public static string Gcloud(IndexReview review) => VisibleText.Of(GcloudCommands.Write(review));

    /// <summary>The JSON of a deploy of indexes.</summary>
    public static string Json(IndexDiff diff) => VisibleText.Of(IndexDiffJson.Write(diff));

    /// <summary>The results of suites as JSON.</summary>
    public static string Json(SuiteReport report) => VisibleText.Of(SuiteJson.Write(report));

    /// <summary>A spec as JSON.</summary>
    public static string Json(SpecReading reading) => VisibleText.Of(SpecJson.Write(reading));

    /// <summary>A migration as JSON.</summary>
    public static string Json(MigrationOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return VisibleText.Of(MigrationJson.Write(outcome));
    }

    /// <summary>A comparison of two versions of rules as Markdown for a pull request.</summary>
    public static string Markdown(DiffReport report) => VisibleText.Of(DiffMarkdown.Write(report));

    /// <summary>A mutation test as Markdown.</summary>
    public static string Markdown(MutationReport report) => VisibleText.Of(MutationMarkdown.Write(report));

    /// <summary>A mutation test as an HTML page.</summary>
    public static string Html(MutationReport report) => VisibleText.Of(MutationHtml.Write(report));

    /// <summary>An exploration of rules as Markdown.</summary>
    public static string Markdown(AccessReport report) => VisibleText.Of(AccessMarkdown.Write(report));

    /// <summary>The section Indexes of a spec that lists what the index file declares.</summary>
    public static string IndexSection(IndexReview review) => VisibleText.Of(Reporting.IndexSection.Write(review));

    /// <summary>
    /// The requests that rules allow, and their near misses, as a suite for <c>rulesharness eval</c>; and a note on
    /// those that a suite can't contain, null where there are none.
    /// </summary>
    public static Task<(string Suite, string? Omitted)> SuiteAsync(AccessReport report) =>
        AccessSuite.WriteAsync(report);

    /// <summary>A check for people.</summary>
    public static TextReport Text(CheckReport report) => CheckLines.Of(report);

    /// <summary>
    /// A check after a save, for people: first the verdict and what changed since the check <paramref name="before"/>,
    /// which is null for the first one.
    /// </summary>
    public static TextReport Text(CheckReport report, CheckReport? before) => WatchLines.Of(report, before);

    /// <summary>A comparison of two versions of rules for people.</summary>
    public static TextReport Text(DiffReport report) => DiffLines.Of(report);

    /// <summary>A comparison of two versions of rules by recorded requests, for people.</summary>
    public static TextReport Text(RecordedDiffReport report) => DiffLines.Of(report);

    /// <summary>An exploration of rules for people.</summary>
    public static TextReport Text(AccessReport report) => AccessLines.Of(report);

    /// <summary>A mutation test for people.</summary>
    public static TextReport Text(MutationReport report) => MutationLines.Of(report);

    /// <summary>The findings of rules files for people.</summary>
    public static TextReport Text(RulesReview review) => CompileLines.Of(review);

    /// <summary>A review of indexes for people.</summary>
    public static TextReport Text(IndexReview review) => IndexLines.Of(review);

    /// <summary>A deploy of indexes for people.</summary>
    public static TextReport Text(IndexDiff diff) => IndexDiffLines.Of(diff);

    /// <summary>The results of suites for people.</summary>
    public static TextReport Text(SuiteReport report) => SuiteLines.Of(report);

    /// <summary>A spec for people.</summary>
    public static TextReport Text(SpecReading reading) => SpecLines.Of(reading);

    /// <summary>A migration for people.</summary>
    public static TextReport Text(MigrationOutcome outcome) => MigrationLines.Of(outcome);

    /// <summary>
    /// A case that does not hold, in lines: the request, the documents, the decision and its trace, and how to repeat
    /// it.
    /// </summary>
    public static string Failure(Verdict verdict, CheckPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return FailureText.Of(verdict, plan.Rules, plan.Cases!.Data);
    }

    /// <summary>Findings for people, each with its place, its details and its help.</summary>
    public static TextReport Text(IEnumerable<Diagnostic> findings)
    {
        var lines = new TextLines();
        lines.Add(findings);
        return lines.ToReport();
    }

    private static string Write<T>(Dictionary<string, Func<T, string>> formats, T report, string format)
    {
        ArgumentNullException.ThrowIfNull(report);
        return formats.TryGetValue(format, out var write)
            ? VisibleText.Of(write(report))
            : throw new ArgumentException($"unknown format: {format}", nameof(format));
    }
}
