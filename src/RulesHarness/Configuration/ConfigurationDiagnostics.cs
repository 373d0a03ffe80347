using RulesHarness.Diagnostics;
using RulesHarness.Diagnostics.Json;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Configuration;

/// <summary>The findings about settings: rulesharness.json, the front matter's severities, and the baseline.</summary>
internal static class ConfigurationDiagnostics
{
    public static readonly DiagnosticDescriptor NotJson = new(
        "RH6012",
        Error,
        "the file is not JSON: {0}",
        "correct it, or start from docs/rulesharness.schema.json"
    );

    public static readonly DiagnosticDescriptor Missing = new("RH6013", Error, "`{1}` is missing in {0}", "write {2}");

    public static readonly DiagnosticDescriptor WrongKind = new("RH6014", Error, "`{0}` is not {1}", "write {1}");

    public static readonly DiagnosticDescriptor Unknown = new(
        "RH6015",
        Warning,
        "`{0}` is not a setting{2}",
        "write one of {1}"
    );

    public static readonly DiagnosticDescriptor UnknownFinding = new(
        "RH6022",
        Error,
        "`{0}` is not the id of a finding whose severity can be set{1}",
        "write the id of a finding about the project's rules, spec or indexes, such as `RH7011`: the severity of "
            + "errors that keep a file from being read, and of failed cases, can't be set"
    );

    public static readonly DiagnosticDescriptor UnknownSeverity = new(
        "RH6023",
        Error,
        "`{0}` is not a severity",
        "write `error`, `warning`, `info` or `off`, or a map from collections to these"
    );

    public static readonly DiagnosticDescriptor UnknownCollection = new(
        "RH6024",
        Error,
        "neither the spec nor the rules have a collection `{0}`{1}",
        "write the path of a collection as it stands in the spec's inventory, such as `posts/{{postId}}/comments`"
    );

    public static readonly DiagnosticDescriptor NoBaseline = new(
        "RH6025",
        Error,
        "the baseline file `{0}` does not exist",
        "create it with `rulesharness check --write-baseline {0}`, or remove the setting"
    );

    public static readonly DiagnosticDescriptor BelowMinimum = new(
        "RH6028",
        Error,
        "less than {0} % of {1}",
        "{2}, or lower the minimum"
    );

    public static readonly DiagnosticDescriptor NotNeeded = new(
        "RH6021",
        Warning,
        "the baseline accepts `{0}` in {1}, which is no longer found: {2}",
        "remove the entry, or write the baseline again with `--write-baseline`"
    );

    public static readonly JsonDiagnostics OfJson = new(NotJson, Missing, WrongKind, Unknown);
}
