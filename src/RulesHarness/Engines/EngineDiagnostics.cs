using RulesHarness.Diagnostics;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Engines;

/// <summary>The diagnostics of engines about rules, and about differences between engines.</summary>
internal static class EngineDiagnostics
{
    public static readonly DiagnosticDescriptor RulesError = new(
        "RH2901",
        Error,
        "the emulator's compiler rejects the rules: {0}",
        "correct the rules: they can't be deployed as they are"
    );

    public static readonly DiagnosticDescriptor RulesWarning = new(
        "RH2902",
        Warning,
        "the emulator's compiler warns: {0}",
        ""
    );

    public static readonly DiagnosticDescriptor DecisionDiffers = new(
        "RH4501",
        Error,
        "the engines disagree on `{0}`: the emulator {1}, the embedded engine {2}",
        "trust the emulator, and report the rules and the request: this is a defect of the embedded engine"
    );

    public static readonly DiagnosticDescriptor CauseDiffers = new(
        "RH4502",
        Error,
        "the engines decide `{0}` for different reasons: the emulator {1}, the embedded engine {2}",
        "trust the emulator, and report the rules and the request: this is a defect of the embedded engine"
    );

    public static readonly DiagnosticDescriptor LineDiffers = new(
        "RH4503",
        Error,
        "the engines decide `{0}` by different lines: the emulator {1}, the embedded engine {2}",
        "trust the emulator, and report the rules and the request: this is a defect of the embedded engine"
    );

    public static readonly DiagnosticDescriptor AcceptanceDiffers = new(
        "RH4504",
        Error,
        "the emulator {0} the rules, the embedded engine {1} them",
        "trust the emulator, and report the rules: this is a defect of the embedded engine"
    );

    public static readonly DiagnosticDescriptor NoDecision = new(
        "RH4505",
        Error,
        "the emulator neither allowed nor denied `{0}`: {1}",
        "run the command again; if the message stays, report it with the rules: the tool made a request that the "
            + "emulator can't answer"
    );
}
