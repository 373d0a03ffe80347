using RulesHarness.Diagnostics;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Indexes;

// The message of each diagnostic is its documentation.
#pragma warning disable CS1591

/// <summary>The findings about indexes: 500x the file, 501x the spec's section and the file, 502x what the queries need.</summary>
public static class IndexFindings
{
    public static readonly DiagnosticDescriptor NotJson = new(
        "RH5001",
        Error,
        "the index file is not JSON: {0}",
        "write it as `firebase firestore:indexes` prints it"
    );

    public static readonly DiagnosticDescriptor NotIndexes = new(
        "RH5002",
        Error,
        "the index file does not hold indexes in the Firebase CLI's form",
        "it is an object with the lists `indexes` and `fieldOverrides`"
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
        "the field has neither `order` nor `arrayConfig` nor `vectorConfig`",
        "add `\"order\": \"ASCENDING\"`, or what the queries need"
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
        "name the fields, or take the index out"
    );

    public static readonly DiagnosticDescriptor SingleField = new(
        "RH5031",
        Error,
        "Firestore creates the index of `{0}` alone automatically, and rejects it as a composite one",
        "remove it; declare a single-field index that is not automatic under `fieldOverrides`"
    );

    public static readonly DiagnosticDescriptor FieldTwice = new(
        "RH5032",
        Error,
        "the index holds `{0}` twice, which Firestore rejects",
        "remove one of them; only `array-contains` and one `order` of the same field go together"
    );

    public static readonly DiagnosticDescriptor TwoArrays = new(
        "RH5033",
        Error,
        "`{0}` is the second array of the index, which may have one",
        "take one of them out"
    );

    public static readonly DiagnosticDescriptor NameNotLast = new(
        "RH5034",
        Error,
        "`__name__` must be the last field, or stand before the vector",
        "move it, or remove it: Firestore adds it"
    );

    public static readonly DiagnosticDescriptor VectorNotLast = new(
        "RH5035",
        Error,
        "the vector `{0}` stands before other fields",
        "put it last"
    );

    public static readonly DiagnosticDescriptor TooManyFields = new(
        "RH5036",
        Error,
        "the index has {0} fields, and may have {1}",
        "leave out what no query filters or sorts by"
    );

    public static readonly DiagnosticDescriptor TooManyIndexes = new(
        "RH5037",
        Error,
        "the file declares {0} composite indexes, and a database may have {1}",
        "take out those that no query uses"
    );

    public static readonly DiagnosticDescriptor TooManyOverrides = new(
        "RH5038",
        Error,
        "the file declares {0} field overrides, and a database may have {1}",
        "take out those that are no longer needed"
    );

    public static readonly DiagnosticDescriptor Twice = new(
        "RH5039",
        Error,
        "the index {0} is declared twice, first in line {1}",
        "take one of them out"
    );

    public static readonly DiagnosticDescriptor OverriddenTwice = new(
        "RH5040",
        Error,
        "the field {0} is overridden twice, first in line {1}",
        "make one entry of both"
    );

    public static readonly DiagnosticDescriptor KeyTwice = new(
        "RH5041",
        Error,
        "`{0}` is written twice in one object, and the last one would count",
        "take one of them out"
    );

    public static readonly DiagnosticDescriptor UnknownKey = new(
        "RH5042",
        Warning,
        "`{0}` is nothing that Firestore knows here",
        "one of `{1}`? Otherwise it is kept, and means nothing"
    );

    public static readonly DiagnosticDescriptor NotInFile = new(
        "RH5010",
        Error,
        "the spec declares the index {0}, and the index file does not hold it",
        "add it to {1}, or take the row out of the spec"
    );

    public static readonly DiagnosticDescriptor NotInSpec = new(
        "RH5011",
        Error,
        "the index file holds the index {0}, and the spec does not declare it",
        "add a row for it to the section Indexes, or take it out of the file"
    );

    public static readonly DiagnosticDescriptor Missing = new(
        "RH5020",
        Error,
        "the query `{0}` fails in production without the index {1}: {2}",
        "add to {3}: {4}"
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
        "no query of the spec uses the index {0}{1}",
        "take it out, or write the query that needs it under Access Patterns: every write of a document pays for it"
    );

    public static readonly DiagnosticDescriptor Redundant = new(
        "RH5023",
        Warning,
        "the index {0} is not needed: {1} serve its queries",
        "take it out, unless its queries are too slow without: every write of a document pays for it"
    );

    public static readonly DiagnosticDescriptor Disagreement = new(
        "RH5024",
        Warning,
        "for the query \"{0}\" we recommend the index {1}, and the emulator {2}",
        "believe the emulator, and please report it, with the query"
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
        "correct the name, or add the field to the schema: of documents without it the index holds nothing"
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
        "the file has no list `indexes`, so the Firebase CLI deploys nothing of it",
        "add `\"indexes\": []`"
    );

    public static readonly DiagnosticDescriptor NotACollectionId = new(
        "RH5047",
        Error,
        "`{0}` is not the id of a collection",
        "write its last part, `{1}`: an index belongs to all collections of one id"
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
        "`{0}` has a second field with `ttl`, and Firestore accepts one for each collection, first in line {1}",
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
        "a document of `{0}` with all that its schema allows has {1} index entries, and Firestore refuses more than {2}",
        "bound its arrays, or exempt them from indexing under `fieldOverrides`"
    );

    public static readonly DiagnosticDescriptor HotSpot = new(
        "RH5061",
        Warning,
        "`{0}` is written {1} times a second, and the index {2} begins with a time: all writes go to its one end, which takes some 500 a second",
        "{3}"
    );

    public static readonly DiagnosticDescriptor NoQuery = new(
        "RH5050",
        Error,
        "the line holds no query: {0}",
        "write one StructuredQuery of Firestore's REST API a line, such as {{\"from\": [{{\"collectionId\": \"posts\"}}]}}"
    );
}
