using RulesHarness.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Discovery;

namespace RulesHarness.Checking;

/// <summary>Which engine decides the cases.</summary>
public enum EngineChoice
{
    /// <summary>
    /// The engine that <c>RULESHARNESS_ENGINE</c> names, or else the emulator if one and a Java are found, or else the
    /// embedded engine.
    /// </summary>
    Default,

    /// <summary>The real Firestore emulator.</summary>
    Emulator,

    /// <summary>The library's own, in this process.</summary>
    Embedded,

    /// <summary>Both, which must agree; the emulator's verdicts are reported.</summary>
    Both,
}

/// <summary>
/// The engine of a check: <c>Name</c> and <c>Version</c> as in reports; <c>IsNamed</c> is true if the user named it.
/// </summary>
internal sealed record EngineUse(string Name, string? Version, bool IsNamed);

/// <summary>Chooses an engine from the user's options and the installed programs.</summary>
internal static class EngineChoices
{
    /// <summary>The variable that names an engine.</summary>
    public const string Variable = "RULESHARNESS_ENGINE";

    /// <summary>Finds mistakes in the variable.</summary>
    public static IEnumerable<Diagnostic> Findings(string project, EngineChoice engine, EmulatorOptions emulator) =>
        engine == EngineChoice.Default && emulator.Environment[Variable] is { } named && Named(named) is null
            ? [InputDiagnostics.UnknownEngine.At(project, 1, 1, named)]
            : [];

    /// <summary>Never <see cref="EngineChoice.Default"/>. Nothing is started.</summary>
    public static (EngineChoice Choice, bool IsNamed) Of(EngineChoice engine, EmulatorOptions emulator)
    {
        if (engine != EngineChoice.Default)
        {
            return (engine, true);
        }
        if (emulator.Environment[Variable] is { } variable && Named(variable) is { } named)
        {
            return (named, true);
        }
        return (EmulatorLocator.IsThere(emulator) ? EngineChoice.Emulator : EngineChoice.Embedded, false);
    }

    private static EngineChoice? Named(string name) =>
        name switch
        {
            "emulator" => EngineChoice.Emulator,
            "embedded" => EngineChoice.Embedded,
            "both" => EngineChoice.Both,
            _ => null,
        };
}
