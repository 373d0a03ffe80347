using RulesHarness.Diagnostics;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Migrating;

/// <summary>
/// The findings about a migration as a whole, and about what the rules let owners do with its documents.
/// </summary>
internal static class MigratingDiagnostics
{
    public static readonly DiagnosticDescriptor CannotRead = new(
        "RH8030",
        Error,
        "the rules do not let an owner read a migrated document of `{0}`, although the spec says so",
        "correct the rules at line {1}, or the mapping of the fields that they compare"
    );

    public static readonly DiagnosticDescriptor CannotUpdate = new(
        "RH8031",
        Error,
        "the rules do not let an owner update a migrated document of `{0}`, although the spec says so",
        "correct the rules at line {1}, or the mapping of the fields that they compare: nobody could save the "
            + "document again"
    );

    public static readonly DiagnosticDescriptor NoData = new(
        "RH8050",
        Info,
        "there is no file `{0}`, so the mapping was not run",
        "put the old data there to have it checked"
    );

    public static readonly DiagnosticDescriptor NoSources = new(
        "RH8051",
        Error,
        "the spec does not list the old data to migrate",
        "add a section `## Data Migration` with a table such as `| Source | File | Format |`, `| accounts | "
            + "legacy/accounts.csv | CSV |`"
    );

    public static readonly DiagnosticDescriptor ComesBackChanged = new(
        "RH8052",
        Error,
        "the emulator returned documents that differ from those that were loaded",
        "this is a defect of RulesHarness or of the emulator, and your data is right: report it to RulesHarness with "
            + "one of these documents, after you removed personal data from it"
    );

    public static readonly DiagnosticDescriptor NoEmulator = new(
        "RH8053",
        Error,
        "no running emulator is named, so nothing was loaded",
        "start one, and set FIRESTORE_EMULATOR_HOST to its host and port; production is never written to"
    );

    public static readonly DiagnosticDescriptor Interrupted = new(
        "RH8054",
        Error,
        "the migration was interrupted before all owners were tried",
        "run it again to its end"
    );
}
