using NUnit.Framework;
using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Engines;
using RulesHarness.Reporting;
using RulesHarness.Specification.Model;

namespace RulesHarness.NUnit;

/// <summary>
/// Derive from this class and mark yours with <see cref="SpecAttribute"/>: every case of the spec is one test, decided
/// by the engine that the attribute chooses, which is started once for the class.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public abstract class SpecTests
{
    private const string NoSession =
        "no engine could be started: see the failure of the test SpecRulesAndIndexesCanBeUsed";

    private SpecRun? _run;
    private EmulatorException? _notStarted;
    private SpecReports? _reports;

    private CheckPlan Plan => SpecPlans.Of(GetType());

    /// <summary>Starts the engine, loads rules and data, and writes the reports that are wanted.</summary>
    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _reports = new SpecReports(GetType(), Plan.Options.Project);
        if (Plan.AccessCases.Count > 0)
        {
            await OpenEnginesAsync();
        }
        if (_reports.AreWanted && _notStarted is null)
        {
            await WriteAsync(_reports);
        }
    }

    /// <summary>
    /// Writes the reports before the first test, so that each test fails where they can't be written: a runner only
    /// prints what fails after the last test. All tests have the verdicts of this one check.
    /// </summary>
    private async Task WriteAsync(SpecReports reports)
    {
        try
        {
            await reports.WriteAsync(await ReportAsync());
        }
        catch (EmulatorException)
        {
            // The check is not made again: each test fails with this.
        }
    }

    private Task<CheckReport> ReportAsync() =>
        _run is { CanDecide: true } ? _run.WholeAsync() : Task.FromResult(CheckReport.NotRun(Plan, TimeSpan.Zero));

    private async Task OpenEnginesAsync()
    {
        try
        {
            _run = await SpecRun.OpenAsync(Plan, TimeProvider.System);
        }
        catch (EmulatorException failed)
        {
            MissingEmulator.IgnoreUnlessAskedFor(failed, Plan.Options.Engine);
            // Each test says so, with what to do; a failed set-up would bury that under a stack trace.
            _notStarted = failed;
        }
    }

    /// <summary>Ends the engine.</summary>
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_run is not null)
        {
            await _run.DisposeAsync();
        }
    }

    /// <summary>
    /// The spec, the rules and the index file can be used, spec and index file agree, and every access pattern has its
    /// index.
    /// </summary>
    [Test, Order(0)]
    public async Task SpecRulesAndIndexesCanBeUsed()
    {
        if (_run is not { CanDecide: true })
        {
            FailOn(Plan.Diagnostics.Concat(_run?.Findings ?? []));
            FailIfNotStarted();
            Assert.Fail("the spec has no cases to run");
        }

        FailOn((await WholeAsync()).Diagnostics.Where(IsOfInput));
    }

    /// <summary>The rules allow nothing that no sentence of the spec grants.</summary>
    [Test, Order(1)]
    public async Task RulesAllowNothingBeyondTheSpec()
    {
        var report = await WholeAsync();
        var requests = report.Verdicts.Where(verdict => verdict.Case.Kind == CaseKind.Rules).Select(TextOf).ToList();
        var findings = report.Diagnostics.Where(finding => !IsOfInput(finding) && IsOfRules(finding)).ToList();
        if (requests.Count > 0)
        {
            Assert.Fail(string.Join("\n\n", requests.Concat(findings.Select(finding => $"{finding}"))));
        }

        Judge(findings);
    }

    /// <summary>Every sentence, cell of the permission matrix, role and access pattern is shown by a case.</summary>
    [Test, Order(2)]
    public async Task EverythingInTheSpecIsProven() =>
        Judge(
            (await WholeAsync()).Diagnostics.Where(finding =>
                !IsOfInput(finding) && !IsOfRules(finding) && !IsOfMapping(finding)
            )
        );

    /// <summary>One case of the spec holds on the engine, and where there are two, they agree on it.</summary>
    [SpecCases]
    public async Task Case(AccessCase accessCase)
    {
        var verdict = await Run().DecideAsync(accessCase);
        RunRecord.AddCase(GetType());
        if (await Run().DifferenceAsync(verdict) is { } difference)
        {
            Assert.Fail($"{difference}");
        }

        if (verdict.Status == CaseStatus.Passed)
        {
            return;
        }

        if (verdict.Status == CaseStatus.Warned && !Plan.Options.Strict)
        {
            Assert.Warn(TextOf(verdict));
        }
        else
        {
            Assert.Fail(TextOf(verdict));
        }
    }

    /// <summary>Each row of the old data can be mapped as one row of the spec's mapping says.</summary>
    [SpecMappings]
    public async Task OldDataIsMapped(MappingRow row)
    {
        var found = (await WholeAsync()).Diagnostics.Where(IsOfMigration).ToList();
        FailOn(found.Where(finding => (finding.File, finding.Line) == (row.Place.File, row.Place.Line)));
        if (found.FirstOrDefault(finding => finding.Severity == Severity.Info) is { } none)
        {
            Assert.Ignore($"{none}");
        }
    }

    // What was found before any case ran is about the files.
    private bool IsOfInput(Diagnostic finding) =>
        Plan.Diagnostics.Contains(finding) || _run?.Findings.Contains(finding) == true;

    private static bool IsOfMigration(Diagnostic finding) => finding.Id.StartsWith("RH80", StringComparison.Ordinal);

    /// <summary>Returns true for a finding about a row of the mapping, which has a test of its own.</summary>
    private bool IsOfMapping(Diagnostic finding) =>
        IsOfMigration(finding)
        && Plan.Spec.Model.Migration.Rows.Any(row =>
            row.Kind == MappingKind.Mapped && (row.Place.File, row.Place.Line) == (finding.File, finding.Line)
        );

    private bool IsOfRules(Diagnostic finding) => finding.File == Plan.Rules.Name;

    private string TextOf(Verdict verdict) => Reports.Failure(verdict, Plan);

    private SpecRun Run()
    {
        FailIfNotStarted();
        if (_run is not { CanDecide: true })
        {
            Assert.Fail(NoSession);
        }

        return _run!;
    }

    private Task<CheckReport> WholeAsync() => Run().WholeAsync();

    private void Judge(IEnumerable<Diagnostic> findings)
    {
        var found = findings.ToList();
        FailOn(found);
        if (found.Any(finding => finding.Severity == Severity.Warning))
        {
            Assert.Warn(string.Join("\n", found));
        }
    }

    private void FailOn(IEnumerable<Diagnostic> findings)
    {
        var against = findings.Where(Plan.Options.IsFailure).ToList();
        if (against.Count > 0)
        {
            Assert.Fail(string.Join("\n", against));
        }
    }

    private void FailIfNotStarted()
    {
        if (_notStarted is not null)
        {
            Assert.Fail(MissingEmulator.TextOf(_notStarted));
        }
        if (_reports?.Fault is { } fault)
        {
            Assert.Fail($"{fault}");
        }
    }
}
