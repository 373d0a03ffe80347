using RulesHarness.Checking;
using RulesHarness.Emulator;
using RulesHarness.Language.Syntax;
using RulesHarness.Recordings;

namespace RulesHarness.Testing;

/// <summary>The options of an environment that tests of rules run in.</summary>
public sealed record RulesTestOptions
{
    /// <summary>The folder of the project, in which rules are looked for that aren't given.</summary>
    public string Project { get; init; } = ".";

    /// <summary>
    /// The rules of each database, by its id, mostly <c>(default)</c>; empty for what the project's
    /// <c>firebase.json</c> names, or else <c>rules/firestore.rules</c>.
    /// </summary>
    public IReadOnlyDictionary<string, RulesFile> Rules { get; init; } = new Dictionary<string, RulesFile>();

    /// <summary>
    /// The engine that decides; one, for an environment is on one engine. By default what <c>RULESHARNESS_ENGINE</c>
    /// names, or else the emulator where it is found, or else the embedded engine.
    /// </summary>
    public EngineChoice Engine { get; init; }

    /// <summary>The options for finding and starting the emulator.</summary>
    public EmulatorOptions Emulator { get; init; } = new();

    /// <summary>Returns true if the decisions of tests are recorded, which the embedded engine alone tells.</summary>
    public bool IsRecorded => Emulator.Environment[RecordingFile.Variable] is not null;

    /// <summary>The engines that tests are to run on: one, or both, the emulator first.</summary>
    /// <exception cref="RulesTestException">The variable that names one names none.</exception>
    public IReadOnlyList<EngineChoice> FindEngines()
    {
        var unknown = EngineChoices.Findings(Project, Engine, Emulator).ToList();
        if (unknown.Count > 0)
        {
            throw RulesTestException.Refused(unknown);
        }
        var (choice, _) = EngineChoices.Of(Engine, Emulator);
        return choice == EngineChoice.Both ? [EngineChoice.Emulator, EngineChoice.Embedded] : [choice];
    }

    /// <summary>Reads a rules file of a project.</summary>
    /// <exception cref="RulesTestException">There is none.</exception>
    public static RulesFile ReadRules(string project, string path) => RulesFiles.Read(project, path);
}
