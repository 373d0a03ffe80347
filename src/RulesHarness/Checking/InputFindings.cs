using RulesHarness.Diagnostics;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Checking;

/// <summary>The findings about the files that a check is given, and about there being nothing to check.</summary>
internal static class InputFindings
{
    public static readonly DiagnosticDescriptor NoSpec = new("RH6001", Error,
        "no spec was found", "write one to `spec/database.md`, or name it with `--spec`");

    public static readonly DiagnosticDescriptor NoRules = new("RH6002", Error,
        "no rules file was found", "name it in firebase.json or with `--rules`, or put it at `rules/firestore.rules`");

    public static readonly DiagnosticDescriptor NoFile = new("RH6003", Error,
        "there is no file `{0}`", "correct the path {1}");

    public static readonly DiagnosticDescriptor UnreadableConfiguration = new("RH6004", Error,
        "firebase.json is not JSON: {0}", "correct it, or name the files with `--rules` and `--indexes`");

    public static readonly DiagnosticDescriptor NothingToCheck = new("RH6005", Error,
        "the spec gives no cases{0}", "{1}");

    public static readonly DiagnosticDescriptor NoProject = new("RH6006", Error,
        "there is no folder `{0}`", "name the project's folder with `--project`");

    public static readonly DiagnosticDescriptor NoQueries = new("RH6007", Error,
        "the file holds no queries", "write one StructuredQuery of Firestore's REST API a line");

    public static readonly DiagnosticDescriptor UnknownEngine = new("RH6008", Error,
        "the variable RULESHARNESS_ENGINE names `{0}`, which is no engine", "set it to `emulator`, `embedded` or `both`, or unset it");

    public static readonly DiagnosticDescriptor NoFixture = new("RH4001", Error, "{0}", "loosen the constraint, or write a pattern that shorter text can match");
}
