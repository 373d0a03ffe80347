using RulesHarness.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Discovery;
using RulesHarness.Migration;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migrating;

/// <summary>The checks that a project must pass before its migration runs.</summary>
public static class MigrationProject
{
    /// <summary>Returns the finding about a spec without old data; null if there is some.</summary>
    /// <param name="model">The model.</param>
    /// <param name="file">The spec's file.</param>
    public static Diagnostic? WithoutSources(DataModel model, string file)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Migration.Sources.Count == 0 ? MigratingDiagnostics.NoSources.At(file, 1, 1) : null;
    }

    /// <summary>
    /// A finding of a migration as a finding of a check. Old data that is not there is no error then: it may be too
    /// large, or too private, for the machine that checks.
    /// </summary>
    internal static Diagnostic OfCheck(Diagnostic finding)
    {
        if (finding.Id != MigrationReport.NoFileId)
        {
            return finding;
        }
        var source = finding.Message.Split('`')[1];
        return MigratingDiagnostics.NoData.At(finding.File, finding.Line, finding.Column, source);
    }

    /// <summary>
    /// Finds the running emulator that <c>FIRESTORE_EMULATOR_HOST</c> names. An address of Google's is none.
    /// </summary>
    /// <exception cref="EmulatorException">The variable is not an address.</exception>
    public static (Uri? Endpoint, Diagnostic? Finding) FindEmulator(EmulatorEnvironment environment, string file)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var none = MigratingDiagnostics.NoEmulator.At(file, 1, 1);
        if (environment[EmulatorLocator.RunningVariable] is null)
        {
            return (null, none);
        }
        var endpoint = EmulatorLocator.Find(new EmulatorOptions { Environment = environment }).Running;
        var isGoogle = endpoint?.Host.EndsWith("googleapis.com", StringComparison.OrdinalIgnoreCase) == true;
        return endpoint is null || isGoogle ? (null, none) : (endpoint, null);
    }
}
