using RulesHarness.Diagnostics;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Specification.Markdown;

/// <summary>Every finding that reading a spec can make: the one place where their texts are written.</summary>
internal static partial class SpecDiagnostics
{
    public static readonly DiagnosticDescriptor NestedTooDeeply = new(
        "RH1001",
        Error,
        "the file is nested too deeply to be read as Markdown",
        "write lists and quotations of a few levels only"
    );

    public static readonly DiagnosticDescriptor UnreadableFrontMatter = new(
        "RH1002",
        Error,
        "the front matter is not YAML: {0}",
        "write `key: value` lines between two lines of `---`"
    );

    public static readonly DiagnosticDescriptor UnknownSchemaProbes = new(
        "RH1008",
        Error,
        "`{0}` is not a value of `schema-probes`",
        "write `enforce`, `warn` or `off`"
    );

    public static readonly DiagnosticDescriptor MissingSection = new(
        "RH1003",
        Error,
        "the spec has no section `{0}`",
        "add a heading `## {0}`"
    );

    public static readonly DiagnosticDescriptor MissingTable = new(
        "RH1004",
        Error,
        "the section `{0}` has no table",
        "add a table with the columns {1}"
    );

    public static readonly DiagnosticDescriptor MissingColumn = new(
        "RH1005",
        Error,
        "the table has no column `{0}`",
        "add a column `{0}`: the table needs the columns {1}"
    );

    public static readonly DiagnosticDescriptor OtherDatabase = new(
        "RH1006",
        Error,
        "the chosen database is not Firestore",
        "name Firestore first in the section `Database Choice`: no other database can be tested"
    );

    public static readonly DiagnosticDescriptor MisspelledSection = new(
        "RH1007",
        Error,
        "`{0}` is not a section of a spec, so what is below it is not read{1}",
        "correct the heading; for documentation, choose a heading that is clearly another one"
    );

    public static readonly DiagnosticDescriptor MalformedCollection = new(
        "RH1010",
        Error,
        "`{0}` is not a collection's path",
        "{1}"
    );

    public static readonly DiagnosticDescriptor DuplicateCollection = new(
        "RH1011",
        Error,
        "the collection `{0}` is declared twice, first in {1}",
        "keep one row for it in the Collection Inventory, and one schema"
    );

    public static readonly DiagnosticDescriptor KeyOfDocument = new(
        "RH1009",
        Error,
        "`{0}` is the primary key of `{1}`, which is one document",
        "leave the cell empty: the id is the end of the path"
    );

    public static readonly DiagnosticDescriptor UnreadableNames = new(
        "RH1019",
        Error,
        "`{0}` is not a list of names of collections",
        "{1}"
    );

    public static readonly DiagnosticDescriptor ListOfDocument = new(
        "RH1049",
        Error,
        "`{0}` is a single document, which can't be listed",
        "write `get` in place of it; to say who can list the collection `{1}`, add a row for the collection to the "
            + "Collection Inventory, and a bullet with sentences under Security Rules"
    );

    public static readonly DiagnosticDescriptor UnreadableKey = new(
        "RH1012",
        Error,
        "`{0}` is not a primary key",
        "write `auto-generated`, `auth uid`, a field's name, or a template such as `{{followerId}}_{{followeeId}}`"
    );

    public static readonly DiagnosticDescriptor UnknownKeyField = new(
        "RH1013",
        Error,
        "the primary key of `{0}` names `{1}`, which is not a field of its schema",
        "add the field to the schema, correct the key, or write `auto-generated` for an id that no field holds"
    );

    public static readonly DiagnosticDescriptor UndeclaredParent = new(
        "RH1014",
        Error,
        "`{0}` is a sub-collection of `{1}`, which is not in the Collection Inventory",
        "add a row for `{1}`"
    );

    public static readonly DiagnosticDescriptor UnreadableRate = new(
        "RH1015",
        Error,
        "`{0}` is not a rate of writes",
        "write a number and a unit, as in `800/s`, `5000/min` or `20 per hour`, or leave the cell empty"
    );

    public static readonly DiagnosticDescriptor AmbiguousObject = new(
        "RH1016",
        Error,
        "`{0}` could be the field or the documents of `{1}`",
        "write `docs` for the documents, or ``docs, only `{0}` `` for the field"
    );

    public static readonly DiagnosticDescriptor MisspelledKey = new(
        "RH1017",
        Error,
        "`{0}` is not a key of the front matter; did you mean `{1}`?",
        "write `{1}:`"
    );

    public static readonly DiagnosticDescriptor SchemaOfUnknownCollection = new(
        "RH1020",
        Error,
        "there is a schema for `{0}`, which is not in the Collection Inventory",
        "add a row for `{0}`, or correct the heading"
    );

    public static readonly DiagnosticDescriptor MissingSchema = new(
        "RH1021",
        Error,
        "`{0}` has no schema",
        "add a heading ``### `{0}` `` with a table of its fields under Schema Definitions"
    );

    public static readonly DiagnosticDescriptor UnknownSchemaKind = new(
        "RH1018",
        Error,
        "`({0})` is not a kind of schema",
        "{1}"
    );

    public static readonly DiagnosticDescriptor UnknownType = new("RH1022", Error, "`{0}` is not a type{1}", "{2}");

    public static readonly DiagnosticDescriptor UnreadableRequired = new(
        "RH1023",
        Error,
        "`{0}` in the column `Required` is neither `yes` nor `no`{1}",
        "write `yes` or `no`"
    );

    public static readonly DiagnosticDescriptor UnreadableConstraint = new(
        "RH1024",
        Error,
        "`{0}` is not a constraint",
        "{1}"
    );

    public static readonly DiagnosticDescriptor DuplicateField = new(
        "RH1025",
        Error,
        "the field `{0}` of `{1}` is declared twice, first in {2}",
        "keep one row for it"
    );

    public static readonly DiagnosticDescriptor MisplacedConstraint = new(
        "RH1026",
        Error,
        "`{0}` does not fit a field of type {1}",
        "{2}"
    );

    public static readonly DiagnosticDescriptor SecondPattern = new(
        "RH1071",
        Error,
        "`{0}` is the second pattern of the field",
        "keep one `pattern` or `e-mail`: write both as one expression if the text has to match both"
    );

    public static readonly DiagnosticDescriptor MalformedField = new(
        "RH1027",
        Error,
        "`{0}` is not a field's name{1}",
        "{2}"
    );

    public static readonly DiagnosticDescriptor UnreadableExpression = new(
        "RH1028",
        Error,
        "`{0}` is not a regular expression in RE2's syntax: {1}",
        "write an expression that matches the whole string, such as `[a-z0-9-]+`; RE2 has no look-around and no back "
            + "references"
    );

    public static readonly DiagnosticDescriptor StraySchema = new(
        "RH1029",
        Error,
        "this table of fields has no heading that names its collection",
        "write a heading such as ``### `posts` `` above it: each collection has a heading and a table of its own"
    );

    public static readonly DiagnosticDescriptor UnreadableRelationship = new(
        "RH1030",
        Error,
        "the relationship can't be read at {0}: expected {1}",
        "{2}"
    );

    public static readonly DiagnosticDescriptor UndeclaredCollection = new(
        "RH1031",
        Error,
        "`{0}` is used here and is not in the Collection Inventory",
        "correct the name, or add a row for `{0}` to the inventory, and a table of its fields below ``### `{0}` ``{1}"
    );

    public static readonly DiagnosticDescriptor UnknownField = new(
        "RH1032",
        Error,
        "`{0}` is not a field of {1}",
        "{2}"
    );

    public static readonly DiagnosticDescriptor DuplicateRelationship = new(
        "RH1033",
        Error,
        "the relationship of `{0}` to `{1}` is declared twice, first in {2}",
        "keep one bullet for it"
    );

    public static readonly DiagnosticDescriptor SelfComparison = new(
        "RH1034",
        Error,
        "`{0}` compares something with itself",
        "{1}"
    );

    public static readonly DiagnosticDescriptor AmbiguousRoleField = new(
        "RH1035",
        Error,
        "`{0}` could be a field of `{1}` or of the requested document",
        "write `{1}.{0}` for the field of `{1}`, or `{{{0}}}` for the field of the requested document"
    );

    public static readonly DiagnosticDescriptor RepeatedCondition = new(
        "RH1036",
        Warning,
        "`{0}` occurs twice in one condition",
        "remove one of them, or correct it"
    );

    public static readonly DiagnosticDescriptor MisplacedNew = new(
        "RH1037",
        Error,
        "`{0}` has no meaning for {1}: only a create or an update has a new document",
        "write `{2}`"
    );

    public static readonly DiagnosticDescriptor ScatteredFields = new(
        "RH1038",
        Error,
        "no collection has all of the fields {0}: they belong to {1}",
        "name fields of one collection"
    );

    public static readonly DiagnosticDescriptor FixedComparison = new(
        "RH1039",
        Error,
        "`{0}` compares two constants",
        "compare a field, `uid`, `now` or a claim with a value, or remove the comparison"
    );

    public static readonly DiagnosticDescriptor MovingEquality = new(
        "RH1072",
        Error,
        "`{0}` is hardly ever true: the time on one side changes with every request",
        "write `<=`, `<`, `>=` or `>`; only a time that the server writes can equal `now`, as in `new.createdAt == now`"
    );

    public static readonly DiagnosticDescriptor UnreadableFilter = new(
        "RH1041",
        Error,
        "the filter can't be read at {0}: expected {1}",
        "{2}"
    );

    public static readonly DiagnosticDescriptor UnreadableSort = new(
        "RH1043",
        Error,
        "the sort order can't be read at {0}: expected {1}",
        "{2}"
    );

    public static readonly DiagnosticDescriptor UnreadablePatternCell = new(
        "RH1044",
        Error,
        "`{0}` is not a {1}",
        "{2}"
    );

    public static readonly DiagnosticDescriptor ListedAndLeftIndexes = new(
        "RH1048",
        Error,
        "the section leaves the indexes to the index file, and lists some",
        "remove the list or the sentence `As in the index file.`"
    );
}
