using RulesHarness.Diagnostics;
using RulesHarness.Diagnostics.Json;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Checking;

/// <summary>The findings about the files that a check is given, and about there being nothing to check.</summary>
internal static class InputDiagnostics
{
    public static readonly DiagnosticDescriptor NoSpec = new(
        "RH6001",
        Error,
        "no spec was found",
        "write one to `spec/database.md`, or name it with `--spec`"
    );

    public static readonly DiagnosticDescriptor NoRules = new(
        "RH6002",
        Error,
        "no rules file was found",
        "name it in firebase.json or with `--rules`, or put it at `rules/firestore.rules`"
    );

    public static readonly DiagnosticDescriptor NoFile = new(
        "RH6003",
        Error,
        "there is no file `{0}`",
        "correct the path {1}"
    );

    public static readonly DiagnosticDescriptor UnreadableConfiguration = new(
        "RH6004",
        Error,
        "firebase.json is not JSON: {0}",
        "correct it, or name the files with `--rules` and `--indexes`"
    );

    public static readonly DiagnosticDescriptor WrongKind = new(
        "RH6009",
        Error,
        "`{0}` is not {1}",
        "write {1}, as https://firebase.google.com/docs/cli#the_firebasejson_file describes it"
    );

    public static readonly DiagnosticDescriptor MissingKey = new(
        "RH6026",
        Error,
        "`{1}` is missing in {0}",
        "write {2}"
    );

    public static readonly DiagnosticDescriptor UnknownKey = new(
        "RH6016",
        Warning,
        "`{0}` is not a key of `firestore` in firebase.json{2}",
        "write one of {1}: a deploy ignores other keys"
    );

    public static readonly DiagnosticDescriptor NotNamed = new(
        "RH6017",
        Warning,
        "firebase.json names no {0} for the database `{1}`, so `{2}` is checked instead",
        "add `\"{3}\": \"{2}\"` to its entry: a deploy uses only the files that it names"
    );

    public static readonly DiagnosticDescriptor NotChecked = new(
        "RH6018",
        Warning,
        "the database `{0}` has rules of its own, `{1}`, and is not checked",
        "check it in a separate run with `--database {0}` and its spec, and give this run `--database {2}`"
    );

    public static readonly DiagnosticDescriptor UnknownDatabase = new(
        "RH6019",
        Error,
        "firebase.json has no database `{0}`",
        "name one of {1}"
    );

    public static readonly DiagnosticDescriptor NoEntry = new(
        "RH6020",
        Warning,
        "`firestore` in firebase.json is an empty list, so a deploy includes no rules and no indexes",
        "write an entry for each database, with `rules` and `indexes`"
    );

    public static readonly DiagnosticDescriptor NoIndexSection = new(
        "RH6027",
        Info,
        "the spec has no section Indexes, so the index file is not compared with it",
        "to have it compared, add a section `## Indexes` with a bullet for each index, such as ``- `posts`: "
            + "`authorId` asc, `createdAt` desc``; the access patterns are compared with the index file in any case"
    );

    public static readonly DiagnosticDescriptor NothingToCheck = new(
        "RH6005",
        Error,
        "the spec results in no cases{0}",
        "{1}"
    );

    public static readonly DiagnosticDescriptor NoProject = new(
        "RH6006",
        Error,
        "there is no folder `{0}`",
        "name the project's folder with `--project`"
    );

    public static readonly DiagnosticDescriptor NoFailures = new(
        "RH6047",
        Error,
        "the text has no message about a missing index, and no link to one",
        "copy Firestore's whole message, `FAILED_PRECONDITION: The query requires an index...`, with its link"
    );

    public static readonly DiagnosticDescriptor NoUsage = new(
        "RH6049",
        Error,
        "the text is not an emulator's report of used indexes, or the report is empty",
        "get it from `/emulator/v1/projects/PROJECT:indexUsage?database=projects/PROJECT/databases/(default)` on the "
            + "emulator's port, after your queries ran"
    );

    public static readonly DiagnosticDescriptor NothingToPlan = new(
        "RH6048",
        Error,
        "there is no spec, no index file and no file of queries",
        "write `indexes/firestore.indexes.json`, or name a file with `--indexes` or `--queries`"
    );

    public static readonly DiagnosticDescriptor NoQueries = new(
        "RH6007",
        Error,
        "the file contains no queries",
        "write one query on each line, such as `posts where authorId == x order by publishedAt desc`"
    );

    public static readonly DiagnosticDescriptor NoQueriesInCode = new(
        "RH6046",
        Error,
        "the code sends no query of Firestore",
        "name the folders of the sources that use a Firestore client with `--code`"
    );

    public static readonly DiagnosticDescriptor NoCodeFolder = new(
        "RH6051",
        Error,
        "there is no folder `{0}` of source code",
        "name the folders of the code, relative to the project, with `--code` or in `code` of rulesharness.json"
    );

    public static readonly DiagnosticDescriptor CodeNotRead = new(
        "RH6052",
        Error,
        "`{0}` was not read: the reader of C# is not installed",
        "add the package RulesHarness.NUnit.Code to the test project, or run `rulesharness check`, which reads C#"
    );

    public static readonly DiagnosticDescriptor UnknownEngine = new(
        "RH6008",
        Error,
        "the variable RULESHARNESS_ENGINE is set to `{0}`, which is not an engine",
        "set it to `emulator`, `embedded` or `both`, or unset it"
    );

    public static readonly DiagnosticDescriptor TooLargeRules = new(
        "RH6029",
        Error,
        "the rules have {0} KiB, and Firestore accepts at most 256 KiB",
        "remove comments, and move repeated conditions into functions"
    );

    public static readonly DiagnosticDescriptor NoFixture = new(
        "RH4001",
        Error,
        "{0}",
        "loosen the constraint, or write a pattern that shorter text can match"
    );

    public static readonly JsonDiagnostics OfFirebaseJson = new(
        UnreadableConfiguration,
        MissingKey,
        WrongKind,
        UnknownKey
    );
}
