using RulesHarness.Diagnostics;
using RulesHarness.Diagnostics.Json;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Personas;

/// <summary>The findings about a file of personas.</summary>
internal static class PersonaFindings
{
    public static readonly DiagnosticDescriptor NotJson = new("RH6501", Error, "the personas are not JSON: {0}", "");

    public static readonly DiagnosticDescriptor Missing = new(
        "RH6502",
        Error,
        "the persona {0} lacks `{1}`",
        "write {2}"
    );

    public static readonly DiagnosticDescriptor WrongKind = new("RH6503", Error, "`{0}` is not {1}", "write {1}");

    public static readonly DiagnosticDescriptor Unknown = new(
        "RH6504",
        Error,
        "a persona has no `{0}`{2}",
        "write one of {1}"
    );

    public static readonly DiagnosticDescriptor Repeated = new(
        "RH6505",
        Error,
        "`{0}` is there twice",
        "leave one of them"
    );

    public static readonly DiagnosticDescriptor NoClaim = new(
        "RH6506",
        Error,
        "{0}",
        "take it out of `claims`, or write the whole token in `token`"
    );

    public static readonly DiagnosticDescriptor Empty = new("RH6507", Error, "{0} is empty", "{1}");

    public static readonly DiagnosticDescriptor TokenAlone = new(
        "RH6508",
        Error,
        "`{0}` stands beside `token`, which is all of the caller's token",
        "put it into `token` as rules see it, or leave `token` out"
    );

    public static readonly DiagnosticDescriptor NoFile = new(
        "RH6509",
        Error,
        "there is no file `{0}`",
        "write one, as in {{\"alice\": {{\"uid\": \"alice\"}}, \"guest\": null}}"
    );

    public static readonly JsonFindings OfJson = new(NotJson, Missing, WrongKind, Unknown);
}
