using RulesHarness.Diagnostics;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Indexes;

// The message of each diagnostic is its documentation.
#pragma warning disable CS1591

/// <content>The findings about the indexes of databases: deploys, and the queries of sessions.</content>
public static partial class IndexDiagnostics
{
    public static readonly DiagnosticDescriptor NotAResource = new(
        "RH5071",
        Error,
        "`{0}` is not the name of an index or a field",
        "write what `gcloud firestore indexes composite list --format=json` or `firebase firestore:indexes` prints"
    );

    public static readonly DiagnosticDescriptor FailsAfterDeploy = new(
        "RH5072",
        Error,
        "the query `{0}` fails after the deploy of {1}: its index is missing",
        "add the index to the file: `rulesharness indexes` prints the entry"
    );

    public static readonly DiagnosticDescriptor FailsDuringDeploy = new(
        "RH5073",
        Error,
        "the query `{0}` fails during the deploy of {1}, until a new index is built",
        "deploy without `--force` first, wait until the new indexes are ready, and then delete the old ones"
    );

    public static readonly DiagnosticDescriptor NeedsRepair = new(
        "RH5074",
        Error,
        "the index {0} of the database is broken (NEEDS_REPAIR), and a deploy does not repair it",
        "delete the index in the console, keep it in the index file, and deploy again"
    );

    public static readonly DiagnosticDescriptor Overlooked = new(
        "RH5075",
        Warning,
        "the Firebase CLI will not deploy the change of {0}: of a field's indexes it compares only their number and "
            + "their modes (`order`, `arrayConfig`)",
        "change the indexes of the field in the console, or with `gcloud firestore indexes fields update`"
    );

    public static readonly DiagnosticDescriptor FieldsUnknown = new(
        "RH5076",
        Info,
        "this file lists composite indexes only, so field overrides are not compared",
        "save what `firebase firestore:indexes` prints to a file, and pass that file instead"
    );

    public static readonly DiagnosticDescriptor Requested = new(
        "RH5077",
        Error,
        "Firestore asked for the index {0}, which is missing from the index file",
        "add to {1}: {2}"
    );

    public static readonly DiagnosticDescriptor UnreadableLink = new(
        "RH5078",
        Error,
        "the link has no index that can be decoded: {0}",
        "copy the whole link from Firestore's message"
    );

    public static readonly DiagnosticDescriptor NoLink = new(
        "RH5079",
        Warning,
        "this error message has no link that says which index the query requires",
        "find the same error in the server's log, and copy it with its link: some client libraries leave the link out"
    );

    public static readonly DiagnosticDescriptor Used = new(
        "RH5085",
        Error,
        "the emulator ran a query with the index {0}, and in production the query has no index",
        "add to {1}: {2}"
    );

    public static readonly DiagnosticDescriptor PerhapsUsed = new(
        "RH5086",
        Warning,
        "the emulator answered a query with the index {0}, and does not tell whether the query sorts: if it does, it "
            + "fails in production, which has no index for it",
        "if the query sorts, add to {1}: {2}; to know for sure, write the query into a file and name the file with "
            + "`--queries`"
    );
}
