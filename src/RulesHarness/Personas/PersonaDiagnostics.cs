using RulesHarness.Diagnostics;
using RulesHarness.Diagnostics.Json;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Personas;

/// <summary>The findings about a file of personas.</summary>
internal static class PersonaDiagnostics
{
    public static readonly DiagnosticDescriptor NotJson = new(
        "RH6501",
        Error,
        "the file of personas is not JSON: {0}",
        "correct it, as in {{\"alice\": {{\"uid\": \"alice\"}}}}"
    );

    public static readonly DiagnosticDescriptor Missing = new(
        "RH6502",
        Error,
        "`{1}` is missing in the persona {0}",
        "write {2}"
    );

    public static readonly DiagnosticDescriptor WrongKind = new("RH6503", Error, "`{0}` is not {1}", "write {1}");

    public static readonly DiagnosticDescriptor Unknown = new(
        "RH6504",
        Error,
        "`{0}` is not a member of a persona{2}",
        "write one of {1}"
    );

    public static readonly DiagnosticDescriptor Repeated = new(
        "RH6505",
        Error,
        "`{0}` occurs twice",
        "remove one of them"
    );

    public static readonly DiagnosticDescriptor NoClaim = new(
        "RH6506",
        Error,
        "{0}",
        "remove it from `claims`, or write the whole token in `token`"
    );

    public static readonly DiagnosticDescriptor Empty = new("RH6507", Error, "{0} is empty", "{1}");

    public static readonly DiagnosticDescriptor TokenAlone = new(
        "RH6508",
        Error,
        "`{0}` can't be combined with `token`, which is the caller's whole token",
        "move it into `token`, in the form that rules see, or remove `token`"
    );

    public static readonly DiagnosticDescriptor NoFile = new(
        "RH6509",
        Error,
        "there is no file `{0}`",
        "create it, as in {{\"alice\": {{\"uid\": \"alice\"}}, \"guest\": null}}"
    );

    public static readonly JsonDiagnostics OfJson = new(NotJson, Missing, WrongKind, Unknown);
}
