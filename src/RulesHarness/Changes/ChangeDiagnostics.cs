using RulesHarness.Diagnostics;
using RulesHarness.Diagnostics.Json;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Changes;

/// <summary>The findings about the inputs of a comparison: sources, git, and approvals.</summary>
internal static class ChangeDiagnostics
{
    public static readonly DiagnosticDescriptor BadSource = new(
        "RH6030",
        Error,
        "`{0}` names no commit",
        "write `git:REF`, as in `git:origin/main`, or `git:REF:PATH`"
    );

    public static readonly DiagnosticDescriptor NoGit = new(
        "RH6031",
        Error,
        "git could not be started: {0}",
        "install git, or name a file instead of `{1}`"
    );

    public static readonly DiagnosticDescriptor NoRepository = new(
        "RH6032",
        Error,
        "`{0}` is not in a git repository",
        "name the project's folder with `--project`, or name a file instead of `{1}`"
    );

    public static readonly DiagnosticDescriptor NoCommit = new(
        "RH6033",
        Error,
        "the repository has no commit `{0}`",
        "correct the name, or fetch the commit: a shallow clone of a CI run has only the last one"
    );

    public static readonly DiagnosticDescriptor NoPath = new(
        "RH6034",
        Error,
        "there is no file `{0}` at the commit `{1}`",
        "name its path there: `git:{1}:PATH`"
    );

    public static readonly DiagnosticDescriptor NotUtf8 = new(
        "RH6035",
        Error,
        "git could not show `{0}`: {1}",
        "name a file instead"
    );

    public static readonly DiagnosticDescriptor NoApprovals = new(
        "RH6036",
        Error,
        "there is no file of approvals `{0}`",
        "create it with `rulesharness diff --write-approvals {0}`, or correct the path"
    );

    public static readonly DiagnosticDescriptor NoReason = new(
        "RH6037",
        Error,
        "the approval gives no reason",
        "write in `reason` why the change is accepted"
    );

    public static readonly DiagnosticDescriptor NotNeeded = new(
        "RH6038",
        Warning,
        "the approval has an entry that {0} can {1} `{2}`, but this change does not open that",
        "remove the entry: nothing needs it"
    );

    public static readonly DiagnosticDescriptor LostIndex = new(
        "RH6039",
        Error,
        "the query `{0}` needs an index that the old file declares and the new one does not",
        "put the index back: {1}"
    );

    public static readonly DiagnosticDescriptor GainedIndex = new("RH6040", Info, "the query `{0}` gains an index", "");

    public static readonly JsonDiagnostics OfJson = new(
        new("RH6041", Error, "the file of approvals is not JSON: {0}", "correct it, or write it anew"),
        new("RH6042", Error, "`{1}` is missing in {0}", "write {2}"),
        new("RH6043", Error, "`{0}` is not {1}", "write {1}"),
        new("RH6044", Warning, "`{0}` is not a member of an approval{2}", "write one of {1}")
    );
}
