using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Emulator;
using RulesHarness.Engines.Emulator;
using RulesHarness.Indexes.Files;
using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Specification;
using RulesHarness.Specification.Model;

namespace RulesHarness.Changes;

/// <summary>Compares the behaviour of two rules files, and which queries of the spec have their index.</summary>
public sealed class RulesDiff
{
    private readonly DiffOptions _options;
    private readonly List<Diagnostic> _found = [];
    private readonly ProjectFiles _files;
    private readonly ComparedVersions _versions;

    private RulesDiff(DiffOptions options)
    {
        _options = options;
        _versions = new ComparedVersions(options);
        _files = _versions.Files;
    }

    /// <summary>Compares them on the embedded engine.</summary>
    public static DiffReport Of(DiffOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new RulesDiff(options).Run();
    }

    /// <summary>Compares them, and confirms each change on the emulator where the options ask for it.</summary>
    /// <exception cref="EmulatorException">The emulator can't be had or trusted.</exception>
    public static async Task<DiffReport> RunAsync(
        DiffOptions options,
        TimeProvider clock,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        var report = Of(options);
        if (!report.IsUsable || options.Engine is EngineChoice.Default or EngineChoice.Embedded)
        {
            return report;
        }

        await using var emulator = await EmulatorHost.StartAsync(options.Emulator, cancellationToken);
        await using var confirmation = new ChangeConfirmation(emulator, report.Base!.File, report.Head!.File, clock);
        var (changes, found) = await confirmation.OfAsync(report.Changes, cancellationToken);
        return report with { Changes = changes, Diagnostics = [.. report.Diagnostics, .. found] };
    }

    /// <summary>
    /// Adds an entry for each widening that none accepts to the file that the options name. Each lacks its reason. What
    /// the file has stays as it is.
    /// </summary>
    public static void WriteApprovals(DiffReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Options.WriteApprovals is { } file && report.IsUsable)
        {
            var text = File.Exists(file) ? File.ReadAllText(file) : null;
            var changes = report.Changes.Where(change => change.IsWidened && change.Approval is null);
            File.WriteAllText(file, Approvals.Add(text, [.. changes]));
        }
    }

    private DiffReport Run()
    {
        _found.AddRange(_versions.Diagnostics);
        var before = Compared(_versions.Before);
        var after = Compared(_versions.After);
        var approvals = ReadApprovals();
        _found.AddRange(approvals.Diagnostics);
        _found.AddRange(FaultsOfTarget());
        var model = Model();
        if (before is null || after is null || _found.Exists(finding => finding.Severity == Severity.Error))
        {
            return new DiffReport(_options, before, after, [], [], _found);
        }

        var grants = model is null ? null : new SpecGrants(model, _options.Seed, _options.Time);
        var difference = RulesComparison.Compare(
            before.Rules,
            after.Rules,
            _options.Time,
            grants is null ? null : grants.Requests.Starts
        );
        var changes = difference
            .Changes.Select(change => Review(change, before, after, approvals, grants))
            .GroupBy(change =>
                (change.Change.Direction, change.Change.Path, change.Operation, change.Who, change.Statement)
            )
            .Select(alike => alike.First())
            .OrderBy(change => change.Change.Direction)
            .ThenBy(change => change.Change.Path, StringComparer.Ordinal)
            .ThenBy(change => change.Change.Method)
            .ThenBy(change => change.Who, StringComparer.Ordinal)
            .ToList();
        _found.AddRange(NotNeeded(approvals, changes));
        if (model is not null)
        {
            _found.AddRange(Indexes(model));
        }

        return new DiffReport(_options, before, after, changes, difference.Undecided, _found)
        {
            Unexpanded = difference.Unexpanded,
        };
    }

    private static ComparedRules? Compared(CompiledRules? rules) =>
        rules is null ? null : new ComparedRules(rules.File.Name, rules.Parsed) { File = rules.File };

    private DataModel? Model()
    {
        if (_files.Specs.Count == 0)
        {
            return null;
        }

        var reading = SpecReader.Read(_files.Specs);
        _found.AddRange(reading.Diagnostics.Where(finding => finding.Severity == Severity.Error));
        return reading.IsUsable ? reading.Model : null;
    }

    private Approvals ReadApprovals()
    {
        var path = _options.Approvals ?? Approvals.UsualName;
        var full = Path.Combine(_options.Project, path);
        if (File.Exists(full))
        {
            return Approvals.Read(ProjectFiles.Shown(_options.Project, path), File.ReadAllText(full));
        }

        if (_options.Approvals is not null)
        {
            var shown = ProjectFiles.Shown(_options.Project, path);
            _found.Add(ChangeDiagnostics.NoApprovals.At(shown, 1, 1, shown));
        }

        return Approvals.None;
    }

    // Entries are added to a file only if it can be read: nothing in it is lost.
    private IEnumerable<Diagnostic> FaultsOfTarget()
    {
        if (_options.WriteApprovals is not { } file || !File.Exists(file))
        {
            return [];
        }

        var read = Approvals.Read(ProjectFiles.Shown(_options.Project, file), File.ReadAllText(file));
        return read.Diagnostics.Where(finding => finding.Id != ChangeDiagnostics.NoReason.Id).Except(_found);
    }

    private static ReviewedChange Review(
        BehaviourChange change,
        ComparedRules before,
        ComparedRules after,
        Approvals approvals,
        SpecGrants? grants
    )
    {
        var (allowing, decision) =
            change.Direction == ChangeDirection.Widened ? (after, change.After) : (before, change.Before);
        var statement = allowing.TextOf(decision.Tried[^1].Statement);
        var who = Callers.Of(change.Scenario);
        var approval = approvals.Entries.FirstOrDefault(entry => entry.Accepts(change, who, statement));
        // The smallest request may lack fields that a sentence reads.
        var sentences = grants?.Of(change.Scenario) is { Count: > 0 } granted ? granted : grants?.Of(change.Found);
        return new ReviewedChange(change, who, statement, approval, sentences);
    }

    private static bool Approves(Approval entry, List<ReviewedChange> changes) =>
        changes.Exists(change => change.Approval == entry);

    private static IEnumerable<Diagnostic> NotNeeded(Approvals approvals, List<ReviewedChange> changes) =>
        approvals
            .Entries.Where(entry => !Approves(entry, changes))
            .Select(entry =>
                ChangeDiagnostics.NotNeeded.At(
                    approvals.File,
                    entry.Line,
                    1,
                    entry.Who,
                    entry.Operation,
                    entry.Collection
                )
            );

    private IEnumerable<Diagnostic> Indexes(DataModel model)
    {
        var usual = _files.Indexes?.Path ?? ProjectFiles.UsualIndexes;
        var before = _options.BaseIndexes ?? AtCommit(_options.Base);
        var after = _options.HeadIndexes ?? (_options.Head is { } head ? AtCommit(head) : null);
        if (before is null || (after is null && _options.Head is not null))
        {
            return [];
        }

        var (old, current) = (
            IndexesOf(before, usual, _options.BaseIndexes is not null),
            after is null ? IndexFileOf(_files.Indexes) : IndexesOf(after, usual, _options.HeadIndexes is not null)
        );
        return old is null || current is null ? [] : IndexDifference.Of(model, old, current, usual);
    }

    private static string? AtCommit(string source) =>
        new ChangeSource(source) is { IsGit: true } git ? $"git:{git.Commit}" : null;

    private IndexFile? IndexesOf(string source, string usual, bool isNamed)
    {
        var (file, finding) = new ChangeSource(source).Read(_options.Project, usual);
        // A commit without an index file has no indexes.
        if (finding is not null && (isNamed || finding.Id != ChangeDiagnostics.NoPath.Id))
        {
            _found.Add(finding);
            return null;
        }

        return IndexFileOf(file);
    }

    private IndexFile? IndexFileOf(ProjectFile? file)
    {
        var read = file is null ? IndexFile.Empty : IndexFile.Read(file.Path, file.Text);
        _found.AddRange(read.Diagnostics.Where(finding => finding.Severity == Severity.Error));
        return read.IsUsable ? read : null;
    }
}
