using RulesHarness.Diagnostics;
using RulesHarness.Diagnostics.Json;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Recordings;

/// <summary>The findings about recordings of tests.</summary>
internal static class RecordingDiagnostics
{
    public static readonly DiagnosticDescriptor NotJson = new(
        "RH6060",
        Error,
        "the line is not JSON: {0}",
        "remove the file and record again: the line is cut off, or was changed"
    );

    public static readonly DiagnosticDescriptor Missing = new(
        "RH6061",
        Error,
        "`{1}` is missing in the line",
        "remove the file and record again, or write {2}"
    );

    public static readonly DiagnosticDescriptor WrongKind = new(
        "RH6062",
        Error,
        "`{0}` is not {1}",
        "remove the file and record again, or write {1}"
    );

    public static readonly DiagnosticDescriptor Unknown = new(
        "RH6063",
        Error,
        "`{0}` is not a member of a line{2}",
        "remove the file and record again, or write one of {1}"
    );

    public static readonly DiagnosticDescriptor NoVersion = new(
        "RH6064",
        Error,
        "`{0}` is not a recording, or not in format version 1, which this tool reads",
        "make a new one with `RULESHARNESS_RECORD=FILE RULESHARNESS_ENGINE=embedded dotnet test`, and pass that file "
            + "to this command"
    );

    public static readonly DiagnosticDescriptor NoPart = new(
        "RH6065",
        Error,
        "no line before has the {0} `{1}`",
        "remove the file and record again: a line is missing"
    );

    public static readonly DiagnosticDescriptor CutOff = new(
        "RH6066",
        Error,
        "the recording ends within a test class",
        "remove the file and record again: the end is missing"
    );

    public static readonly DiagnosticDescriptor Nothing = new(
        "RH6067",
        Error,
        "the recording has no decision of `{0}`",
        "record tests that derive from `RulesTests` and use these rules, or name other rules with `--rules`"
    );

    public static readonly DiagnosticDescriptor DoesNotFit = new(
        "RH6068",
        Error,
        "when this was recorded, the test `{0}` expected {1} to be {2}, but the rules {3} it",
        "correct the rules; or, if they have changed since, run the tests until they pass, and record again"
    );

    public static readonly DiagnosticDescriptor HasFailed = new(
        "RH6069",
        Warning,
        "the test `{0}` failed when it was recorded, and is left out",
        "correct the test, and record again"
    );

    public static readonly DiagnosticDescriptor GoesOn = new(
        "RH6070",
        Info,
        "the test `{0}` goes on after requests whose verdicts it does not check: {1}",
        "its later requests are replayed on the documents as they were: assert those verdicts, or mind that another "
            + "verdict may lead the test elsewhere"
    );

    public static readonly DiagnosticDescriptor OtherRules = new(
        "RH6071",
        Info,
        "recorded decisions are skipped, because they were recorded with {2}, and not with `{1}`: {0}",
        "to compare them, run the command again with those rules, as in `--rules firestore.rules`"
    );

    public static readonly DiagnosticDescriptor NotWritten = new(
        "RH6072",
        Error,
        "the requests of the tests can't be recorded in `{0}`: {1}",
        "set RULESHARNESS_RECORD to a file that can be written"
    );

    public static readonly DiagnosticDescriptor NeedsEmbedded = new(
        "RH6073",
        Error,
        "tests on the emulator can't be recorded: it does not tell which documents a decision was made on",
        "set RULESHARNESS_ENGINE=embedded for the run"
    );

    public static readonly JsonDiagnostics OfJson = new(NotJson, Missing, WrongKind, Unknown);
}
