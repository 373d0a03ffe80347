using RulesHarness.Diagnostics;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Migration;

/// <summary>The findings about old data, and about what it becomes.</summary>
internal static class MigrationDiagnostics
{
    public static readonly DiagnosticDescriptor NoFile = new(
        MigrationReport.NoFileId,
        Error,
        "there is no file `{0}`",
        "put the old data there, or correct the path in the column File"
    );

    public static readonly DiagnosticDescriptor NotFile = new(
        "RH8002",
        Error,
        "`{0}` is a folder, and a file was expected",
        "name a file in the column File"
    );

    public static readonly DiagnosticDescriptor EmptyFile = new(
        "RH8003",
        Error,
        "`{0}` has no rows",
        "export the old data again; if the old table is empty, remove the source and its rows from the spec"
    );

    public static readonly DiagnosticDescriptor UnreadableFile = new(
        "RH8004",
        Error,
        "`{0}` can't be read as {1}: {2}",
        "{3}"
    );

    public static readonly DiagnosticDescriptor DuplicateHeading = new(
        "RH8005",
        Error,
        "the column `{0}` is in the heading of `{1}` twice",
        "give each column a name of its own"
    );

    public static readonly DiagnosticDescriptor UnknownColumn = new(
        "RH8006",
        Error,
        "`{0}` has no column `{1}`{2}",
        "correct the name: the columns are {3}"
    );

    public static readonly DiagnosticDescriptor UnmappedColumn = new(
        "RH8007",
        Warning,
        "no row of the mapping names the column `{0}.{1}`",
        "map it, or add the row ``| `{0}.{1}` | | Left behind |``"
    );

    public static readonly DiagnosticDescriptor UnknownZone = new(
        "RH8008",
        Error,
        "`{0}` is not a time zone{1}",
        "write a name of the tz database, such as `Europe/Berlin`, or `UTC`"
    );

    public static readonly DiagnosticDescriptor UnusablePattern = new(
        "RH8009",
        Error,
        "`{0}` is not the pattern of a {1}: {2}",
        "write it in NodaTime's letters, as in `yyyy-MM-dd HH:mm:ss`: "
            + "https://nodatime.org/userguide/localdatetime-patterns"
    );

    public static readonly DiagnosticDescriptor UnusableTemplate = new(
        "RH8010",
        Error,
        "`{0}` is not a text with columns in braces",
        "write each column's name in braces, as in `\"{{first}} {{last}}\"`"
    );

    public static readonly DiagnosticDescriptor UnusableCondition = new(
        "RH8011",
        Error,
        "`{0}` has no value in a row of a source",
        "compare columns with values, as in `state == 0`"
    );

    public static readonly DiagnosticDescriptor UnreadableExport = new(
        "RH8012",
        Error,
        "the Firestore export `{0}` can't be read: {1}",
        "{2}"
    );

    public static readonly DiagnosticDescriptor ImpossibleValue = new(
        "RH8013",
        Error,
        "the transform makes {0}, which `{1}` can't be: it {2}",
        "correct the transform, or the schema"
    );

    public static readonly DiagnosticDescriptor NoDocuments = new(
        "RH8014",
        Error,
        "the Firestore export `{0}` has no documents of `{1}`",
        "correct the collection in the column Format: the export has {2}"
    );

    public static readonly DiagnosticDescriptor UnreadableRow = new(
        "RH8020",
        Error,
        "a row of `{0}` can't be read: {1}",
        "correct the row, or export the old data again"
    );

    public static readonly DiagnosticDescriptor UnmadeValue = new(
        "RH8021",
        Error,
        "the migration makes no value for `{0}`: the old value {1}",
        "correct the old data, or say in the cell Transform what such a value becomes, such as `none is 0, everything "
            + "else stays`"
    );

    public static readonly DiagnosticDescriptor InvalidValue = new(
        "RH8022",
        Error,
        "`{0}` {1}",
        "correct the transform, the old data, or the schema: no rule lets anybody save such a document again"
    );

    public static readonly DiagnosticDescriptor MissingValue = new(
        "RH8023",
        Error,
        "`{0}` is required, and {1}",
        "add a default to the cell Transform, such as `default \"free\"`, or leave such rows out in the "
            + "column Where of the source"
    );

    public static readonly DiagnosticDescriptor UnusableId = new(
        "RH8024",
        Error,
        "{0} can't be an id in a document's path: it {1}",
        "correct the transform of the id"
    );

    public static readonly DiagnosticDescriptor DuplicateId = new(
        "RH8025",
        Error,
        "several rows become the same document of `{0}`",
        "make the ids from columns that tell the rows apart, or leave some of them out with `where`"
    );

    public static readonly DiagnosticDescriptor DanglingReference = new(
        "RH8026",
        Error,
        "`{0}` refers to a document of `{1}` that the migration does not make",
        "correct the transform, leave out the old rows that refer to it in the cell Where of their source, or write "
            + "`may dangle` into the relationship"
    );

    public static readonly DiagnosticDescriptor BeyondLimit = new(
        "RH8027",
        Error,
        "a document of `{0}` exceeds a limit of Firestore: {1}",
        "shorten its largest field, or move that field to another document: "
            + "https://firebase.google.com/docs/firestore/quotas#limits"
    );

    public static readonly DiagnosticDescriptor NothingMade = new(
        "RH8028",
        Error,
        "no row of `{0}` becomes a document of `{1}`",
        "correct `where`, or the old data"
    );

    public static readonly DiagnosticDescriptor BrokenInvariant = new(
        "RH8029",
        Error,
        "a document of `{0}` breaks the condition `{1}`, which the schema says every document meets",
        "correct the transform or the old data, or remove the condition from the line `Always:` of the schema"
    );

    public static readonly DiagnosticDescriptor Interrupted = new(
        "RH8090",
        Error,
        "the migration was interrupted, so the report is about a part of the data",
        "run it again to its end"
    );
}
