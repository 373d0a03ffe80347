using RulesHarness.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Discovery;
using RulesHarness.Migrating;
using RulesHarness.Migration;
using RulesHarness.Specification;
using RulesHarness.Specification.Model;

namespace RulesHarness.Checking;

/// <summary>A project whose old data is to be migrated: its spec, its rules, and what is wrong with either.</summary>
public sealed class MigrationProject
{
    /// <summary>The documents of each collection whose owners are tried, unless all are.</summary>
    public const int UsualSample = MigrationCheck.UsualSample;

    private readonly CheckOptions _options;
    private readonly ProjectFiles _files;
    private readonly List<Diagnostic> _findings;

    private MigrationProject(CheckOptions options, ProjectFiles files, DataModel model, List<Diagnostic> findings) =>
        (_options, _files, Model, _findings) = (options, files, model, findings);

    /// <summary>The model of the spec, as far as it could be read.</summary>
    public DataModel Model { get; }

    /// <summary>Returns true if no finding is an error, so that the migration can run.</summary>
    public bool IsUsable => _findings.TrueForAll(finding => finding.Severity != Severity.Error);

    /// <summary>Finds and reads the project's files. A spec without old data is an error.</summary>
    public static MigrationProject Find(CheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var files = ProjectFiles.Find(options);
        var reading = SpecReader.Read(files.Specs);
        List<Diagnostic> findings = [.. files.Diagnostics, .. reading.Diagnostics];
        if (reading.IsUsable && files.Specs.Count > 0 && reading.Model.Migration.Sources.Count == 0)
        {
            findings.Add(MigratingDiagnostics.NoSources.At(files.Specs[0].Path, 1, 1));
        }
        return new MigrationProject(options, files, reading.Model, findings);
    }

    /// <summary>
    /// Finds the running emulator that <c>FIRESTORE_EMULATOR_HOST</c> names; null with a finding where it names none.
    /// An address of Google's is none.
    /// </summary>
    /// <exception cref="EmulatorException">The variable is not an address.</exception>
    public Uri? FindEmulator(EmulatorEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (_files.Specs.Count == 0)
        {
            return null;
        }
        var endpoint = environment[EmulatorLocator.RunningVariable] is null
            ? null
            : EmulatorLocator.Find(new EmulatorOptions { Environment = environment }).Running;
        if (endpoint is not null && !endpoint.Host.EndsWith("googleapis.com", StringComparison.OrdinalIgnoreCase))
        {
            return endpoint;
        }
        _findings.Add(MigratingDiagnostics.NoEmulator.At(_files.Specs[0].Path, 1, 1));
        return null;
    }

    /// <summary>The outcome of a project that is not usable: its findings.</summary>
    public MigrationOutcome NotRun() => new(new MigrationReport(), 0, 0, _findings);

    /// <summary>Runs the migration of a usable project on its folder's old data.</summary>
    /// <param name="run">The time of the import, and where documents and rejected rows go.</param>
    /// <param name="sample">The number of documents of each collection whose owners are tried.</param>
    /// <param name="cancellationToken">Ends the run early, with an outcome of the part that was done.</param>
    public MigrationOutcome Run(MigrationOptions run, int sample, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var rooted = run with { Root = Path.GetFullPath(_options.Project) };
        var outcome = MigrationCheck.Run(Model, _files.Compiled, rooted, sample, cancellationToken);
        return outcome with { Diagnostics = [.. _findings, .. outcome.Diagnostics] };
    }
}
