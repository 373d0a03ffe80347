using RulesHarness.Diagnostics;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Indexes;

// The message of each diagnostic is its documentation.
#pragma warning disable CS1591

/// <summary>
/// The findings about indexes: 500x the file, 501x the spec's section and the file, 502x what the queries need.
/// </summary>
public static partial class IndexDiagnostics
{
    public static readonly DiagnosticDescriptor NotJson = new(
        "RH5001",
        Error,
        "the index file is not JSON: {0}",
        "write it as `firebase firestore:indexes` prints it"
    );

    public static readonly DiagnosticDescriptor NoObject = new(
        "RH5003",
        Error,
        "this is not {0}",
        "write an object in braces, as `firebase firestore:indexes` prints it"
    );

    public static readonly DiagnosticDescriptor Lacks = new("RH5004", Error, "`{0}` is missing", "add `{0}`");

    public static readonly DiagnosticDescriptor WrongKind = new("RH5005", Error, "`{0}` is not {1}", "write {1}");

    public static readonly DiagnosticDescriptor NoChoice = new(
        "RH5006",
        Error,
        "`{0}` can't be `{1}`",
        "write one of `{2}`"
    );

    public static readonly DiagnosticDescriptor NoMode = new(
        "RH5007",
        Error,
        "the field has no `order`, `arrayConfig` or `vectorConfig`",
        "add `\"order\": \"ASCENDING\"`, or the mode that the queries need"
    );

    public static readonly DiagnosticDescriptor TwoModes = new(
        "RH5008",
        Error,
        "the field has `{0}` at once, which the Firebase CLI rejects",
        "keep one of them: a field that is both sorted and searched needs two entries"
    );

    public static readonly DiagnosticDescriptor NoDimension = new(
        "RH5009",
        Error,
        "`vectorConfig` needs the length of the vectors, from 1 to {0}",
        "write `\"vectorConfig\": {{ \"dimension\": 256, \"flat\": {{}} }}`"
    );

    public static readonly DiagnosticDescriptor NoFields = new(
        "RH5030",
        Error,
        "the index has no fields",
        "list the fields, or remove the index"
    );

    public static readonly DiagnosticDescriptor SingleField = new(
        "RH5031",
        Error,
        "an index of `{0}` alone is automatic, and Firestore rejects it as a composite index",
        "remove it, or declare a single-field index that is not automatic under `fieldOverrides`"
    );

    public static readonly DiagnosticDescriptor FieldTwice = new(
        "RH5032",
        Error,
        "the index lists `{0}` twice, which Firestore rejects",
        "remove one of them: a field can be listed twice only as one `order` and one `array-contains`"
    );

    public static readonly DiagnosticDescriptor TwoArrays = new(
        "RH5033",
        Error,
        "`{0}` is the second array field of the index, and Firestore accepts one",
        "remove one of them"
    );

    public static readonly DiagnosticDescriptor NameNotLast = new(
        "RH5034",
        Error,
        "`__name__` must be the last field, or the last before a vector",
        "move it to the end, or remove it: Firestore adds it"
    );

    public static readonly DiagnosticDescriptor VectorNotLast = new(
        "RH5035",
        Error,
        "the vector `{0}` must be the last field",
        "move it to the end"
    );

    public static readonly DiagnosticDescriptor TooManyFields = new(
        "RH5036",
        Error,
        "the index has {0} fields, and Firestore accepts at most {1}",
        "remove the fields that no query filters or sorts by"
    );

    public static readonly DiagnosticDescriptor TooManyIndexes = new(
        "RH5037",
        Error,
        "the file declares {0} composite indexes, and a database can have at most {1}",
        "remove the indexes that no query uses"
    );

    public static readonly DiagnosticDescriptor TooManyOverrides = new(
        "RH5038",
        Error,
        "the file declares {0} field overrides, and a database can have at most {1}",
        "remove the overrides that are no longer needed"
    );

    public static readonly DiagnosticDescriptor Twice = new(
        "RH5039",
        Error,
        "the index {0} is declared twice, first on line {1}",
        "remove one of them"
    );

    public static readonly DiagnosticDescriptor OverriddenTwice = new(
        "RH5040",
        Error,
        "the field {0} is overridden twice, first on line {1}",
        "merge the two entries"
    );

    public static readonly DiagnosticDescriptor KeyTwice = new(
        "RH5041",
        Error,
        "`{0}` occurs twice in one object, and only the last one counts",
        "remove one of them"
    );

    public static readonly DiagnosticDescriptor UnknownKey = new(
        "RH5042",
        Warning,
        "unknown key `{0}`",
        "write one of `{1}`, or remove it: Firestore ignores other keys"
    );

    public static readonly DiagnosticDescriptor NotInFile = new(
        "RH5010",
        Error,
        "the spec declares the index {0}, which is missing from the index file",
        "add it to {1}, or remove the row from the spec"
    );

    public static readonly DiagnosticDescriptor NotInSpec = new(
        "RH5011",
        Error,
        "the index file declares the index {0}, which is missing from the spec",
        "add a row for it to the section Indexes, or remove it from the file"
    );

    public static readonly DiagnosticDescriptor Missing = new(
        "RH5020",
        Error,
        "the query `{0}` fails in production without the index {1}: {2}",
        "add to {3}: {4}"
    );

    public static readonly DiagnosticDescriptor OfEachUser = new(
        "RH5053",
        Error,
        "the query `{0}` fails in production: it needs the index {1}, and {2} has another name for each {3}, so each "
            + "{3} would need an index of its own",
        "filter only by {2} in the query, and do the other filters and the sort on the client; or store every {3} in "
            + "a list too, and filter by that list, such as `memberIds has uid`"
    );

    public static readonly DiagnosticDescriptor Unsupported = new(
        "RH5021",
        Error,
        "Firestore rejects the query `{0}`: {1}",
        "rewrite the query, or run it as several queries"
    );

    public static readonly DiagnosticDescriptor Unused = new(
        "RH5022",
        Warning,
        "no query of {2} uses the index {0}{1}",
        "remove the index, because it makes every write of a document slower, or add the query that needs it to {2}"
    );

    public static readonly DiagnosticDescriptor Redundant = new(
        "RH5023",
        Warning,
        "the index {0} is redundant: its queries are served by {1}",
        "remove it, unless its queries are too slow without it: every write of a document updates it"
    );

    public static readonly DiagnosticDescriptor Disagreement = new(
        "RH5024",
        Warning,
        "for the query `{0}`, RulesHarness recommends the index {1}, and the emulator recommends {2}",
        "use what the emulator recommends, and report the query: this is a defect of RulesHarness"
    );

    public static readonly DiagnosticDescriptor UnknownCollection = new(
        "RH5025",
        Warning,
        "the spec has no collection `{0}`{1}",
        "correct the name, or add the collection to the spec"
    );

    public static readonly DiagnosticDescriptor UnknownField = new(
        "RH5026",
        Warning,
        "no collection `{0}` of the spec has a field `{1}`{2}",
        "correct the name, or add the field to the schema: documents without the field are not in the index"
    );

    public static readonly DiagnosticDescriptor Utf16 = new(
        "RH5043",
        Error,
        "the index file is in UTF-16, which the Firebase CLI can't read",
        "save it as UTF-8, or run `rulesharness indexes --write`"
    );

    public static readonly DiagnosticDescriptor TrailingComma = new(
        "RH5044",
        Error,
        "the Firebase CLI rejects a comma after the last item",
        "remove the comma"
    );

    public static readonly DiagnosticDescriptor ModeIgnored = new(
        "RH5045",
        Warning,
        "the Firebase CLI reads only `{0}` of this field, and ignores `{1}`",
        "keep one of them: a field that is both sorted and searched needs two entries"
    );

    public static readonly DiagnosticDescriptor NotDeployed = new(
        "RH5046",
        Warning,
        "the file has no list `indexes`, so the Firebase CLI deploys nothing from it",
        "add `\"indexes\": []`"
    );

    public static readonly DiagnosticDescriptor NoList = new(
        "RH5070",
        Warning,
        "`indexes` is not a list, so the Firebase CLI deploys no composite index",
        "write the indexes as a list: `\"indexes\": [...]`"
    );

    public static readonly DiagnosticDescriptor NotACollectionId = new(
        "RH5047",
        Error,
        "`{0}` is not the id of a collection",
        "write its last part, `{1}`: an index applies to all collections with that id"
    );

    public static readonly DiagnosticDescriptor OtherApi = new(
        "RH5048",
        Warning,
        "queries of client libraries can't use this index: its `{0}` is `{1}`",
        "remove `{0}`, or remove the index if nothing else uses it"
    );

    public static readonly DiagnosticDescriptor Rejected = new("RH5049", Error, "the Firebase CLI rejects {0}", "{1}");

    public static readonly DiagnosticDescriptor TwoTimesToLive = new(
        "RH5051",
        Error,
        "`{0}` has a second field with `ttl` (the first is on line {1}), and Firestore accepts one for each collection",
        "set `ttl` to false for one of them"
    );

    public static readonly DiagnosticDescriptor Uncertain = new(
        "RH5052",
        Error,
        "the query `{0}` may fail in production without the index {1}: {2}",
        "add to {3}: {4}"
    );

    public static readonly DiagnosticDescriptor TooManyEntries = new(
        "RH5060",
        Error,
        "a full document of `{0}` has {1} index entries, and Firestore accepts at most {2}",
        "limit the size of its arrays, or exempt them from indexing under `fieldOverrides`"
    );

    public static readonly DiagnosticDescriptor HotSpot = new(
        "RH5061",
        Warning,
        "`{0}` is written {1} times a second, and the index {2} begins with a time: such an index supports about "
            + "500 writes a second",
        "{3}"
    );

    public static readonly DiagnosticDescriptor NotFollowed = new(
        "RH5080",
        Warning,
        "the query of `{0}` can't be read from the code: {1}",
        "check its index by hand, or write the names of collections and fields where they can be followed"
    );

    public static readonly DiagnosticDescriptor NotInPatterns = new(
        "RH5081",
        Warning,
        "no access pattern of the spec is the query `{0}`",
        "add a row for it to the Access Patterns, so that it is tested against the rules"
    );

    public static readonly DiagnosticDescriptor NotInCode = new(
        "RH5082",
        Warning,
        "no query in the code is the access pattern `{0}`",
        "remove the row, or name the folder of the code that runs it with `--code`"
    );

    public static readonly DiagnosticDescriptor NoQuery = new(
        "RH5050",
        Error,
        "the line can't be read as a query: {0}",
        "write one query on each line, such as `posts where authorId == x order by publishedAt desc`, or a "
            + "StructuredQuery of Firestore's REST API"
    );
}
