using RulesHarness.Diagnostics;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Specification.Markdown;

/// <content>Sentences, roles and what comes after them in a spec.</content>
internal static partial class SpecDiagnostics
{
    public static readonly DiagnosticDescriptor UnreadableSentence = new(
        "RH1050",
        Error,
        "the sentence can't be read at {0}: expected {1}",
        "{2}"
    );

    public static readonly DiagnosticDescriptor UnknownActor = new("RH1051", Error, "`{0}` is not an actor{1}", "{2}");

    public static readonly DiagnosticDescriptor UnknownVerb = new(
        "RH1052",
        Error,
        "`{0}` is not an operation{1}",
        "{2}"
    );

    public static readonly DiagnosticDescriptor UnreadableCondition = new(
        "RH1053",
        Error,
        "the condition can't be read at {0}: expected {1}",
        "{2}"
    );

    public static readonly DiagnosticDescriptor MisplacedFields = new(
        "RH1054",
        Error,
        "`{0}` can't be limited to a list of fields",
        "list fields in a sentence about `update` alone; for a create without a field, write `where note is null`; to "
            + "limit what can be read, name a projection: ``Others can read displayName only, via `publicProfiles`.``"
    );

    public static readonly DiagnosticDescriptor UnknownOwner = new(
        "RH1055",
        Error,
        "the spec does not say who owns a document of `{0}`",
        "add to its bullet under Security Rules ``Owner is `ownerId`.``, with the name of your field, or `Owner is "
            + "the document id.`; or declare under Relationships that the field refers to `users`"
    );

    public static readonly DiagnosticDescriptor AmbiguousOwner = new(
        "RH1056",
        Error,
        "the owner of a document of `{0}` could be {1}",
        "write which one in the bullet of the collection: ``Owner is {2}.``"
    );

    public static readonly DiagnosticDescriptor UnenforceableRead = new(
        "RH1057",
        Error,
        "rules can't allow a caller to read only {0} of `{1}`: they allow or deny whole documents",
        "move {0} to another collection, and write that collection into the sentence: ``{2} can read {3} only, via "
            + "`publicProfiles`.``"
    );

    public static readonly DiagnosticDescriptor WrongProjection = new(
        "RH1058",
        Error,
        "the collection `{0}`, by which the sentence lets callers read some fields only, {1}",
        "let the sentence name all fields of the schema of `{0}`, and the schema no other ones: callers can "
            + "read all of them"
    );

    public static readonly DiagnosticDescriptor MisplacedQueryLimit = new(
        "RH1059",
        Error,
        "`query.limit` has no meaning for {0}: only a list has a query",
        "move it to a sentence of its own: `{1}`"
    );

    public static readonly DiagnosticDescriptor UnknownRole = new(
        "RH1060",
        Error,
        "the definition of the role `{0}` can't be read at {1}: expected {2}",
        "{3}"
    );

    public static readonly DiagnosticDescriptor UnusableRoleName = new(
        "RH1061",
        Error,
        "`{0}` can't be the name of this role{1}",
        "{2}"
    );

    public static readonly DiagnosticDescriptor UnlabelledSentence = new(
        "RH1062",
        Error,
        "this sentence names no collection",
        "move it to a bullet that begins with a collection: `- **posts:** ...`"
    );

    public static readonly DiagnosticDescriptor UnboundRoleId = new(
        "RH1063",
        Error,
        "the role `{0}` needs `{1}`, and `{2}` has neither an id in its path nor a field of that name",
        "use the role only where `{1}` is known, or add the field to the schema of `{2}`; for the id of the document "
            + "itself, write `{{docId}}`"
    );

    public static readonly DiagnosticDescriptor UnescapedPipe = new(
        "RH1064",
        Error,
        "this `|` ends the cell of the table",
        "write `\\|` for a `|` that belongs to the text of a cell"
    );

    public static readonly DiagnosticDescriptor MisplacedHeading = new(
        "RH1065",
        Error,
        "the heading `{0}` has the wrong level",
        "write ``{1}``"
    );

    public static readonly DiagnosticDescriptor UnclosedBlock = new(
        "RH1066",
        Error,
        "the {0} that begins here is not closed, and everything below is part of it",
        "write {1} where it ends"
    );

    public static readonly DiagnosticDescriptor HiddenText = new(
        "RH1067",
        Error,
        "Markdown reads this text as {0}",
        "{1}"
    );

    public static readonly DiagnosticDescriptor BrokenTable = new(
        "RH1068",
        Error,
        "this line looks like a row of a table, but Markdown does not read it as one",
        "{0}"
    );

    public static readonly DiagnosticDescriptor UnderlinedText = new(
        "RH1069",
        Error,
        "the line of hyphens below this text turns it into a heading",
        "put an empty line above the line of hyphens"
    );

    public static readonly DiagnosticDescriptor UnreadableIndex = new(
        "RH1070",
        Error,
        "the index can't be read at {0}: expected {1}",
        "{2}"
    );

    public static readonly DiagnosticDescriptor ImpossibleSum = new(
        "RH1080",
        Error,
        "`{0}` can't be computed: its two sides do not fit together",
        "`+` joins two numbers, two texts such as `text of count`, two lists, or a time and a length of time, as in "
            + "`now - 60s`; two times are compared: `until <= from + 1h`"
    );

    public static readonly DiagnosticDescriptor CircularRole = new(
        "RH1081",
        Error,
        "the definition of the role `{0}` leads back to itself",
        "define the role by documents, by claims, or by roles whose definitions don't use `{0}`"
    );

    public static readonly DiagnosticDescriptor MisplacedAfter = new(
        "RH1085",
        Error,
        "`{0}` tests the data after a write, but {1} does not write",
        "remove {1} from this sentence, and add a second sentence for {1} with the same condition, but no `new.`"
    );

    public static readonly DiagnosticDescriptor NoId = new(
        "RH1086",
        Error,
        "`{0}` can't hold: an id is a text, and `{1}` is not the text of an id",
        "compare a field that the id is built from, as with the primary key `{{number}}`: `new.count == doc.number`"
    );

    public static readonly DiagnosticDescriptor NoIdOfAnother = new(
        "RH1087",
        Error,
        "`{0}` can't be looked up: its id is the field `{1}` of another document, which is {2}, and an id is a text",
        "name a field that holds the id"
    );

    public static readonly DiagnosticDescriptor CutCondition = new(
        "RH1089",
        Error,
        "a parenthesis of this condition is not closed before the next line, which begins with a hyphen and so is "
            + "a new bullet",
        "if the next line is a new sentence, add the missing `)`; if it continues this condition, remove its "
            + "hyphen and end this line with `and` or `or`; if the hyphen is a minus sign, move it to the end of this "
            + "line"
    );

    public static readonly DiagnosticDescriptor NoParts = new(
        "RH1088",
        Error,
        "`{0}` never has a value: `{1}` is of the type `{2}`, and has no value by {3}",
        "ask a map for the value by a key, or a list for an item by its number, from 0"
    );

    public static readonly DiagnosticDescriptor Placeholder = new(
        "RH1090",
        Info,
        "`{0}` is a placeholder",
        "replace it with the real text, or remove it"
    );

    public static readonly DiagnosticDescriptor ByHand = new(
        "RH1092",
        Info,
        "the check makes no test case for the sentence `{0}`: only your test `{1}` covers it",
        "keep that test; to get an error instead, add `\"RH1092\": \"error\"` under `severity` in `rulesharness.json`"
    );

    public static readonly DiagnosticDescriptor NothingGranted = new(
        "RH1091",
        Warning,
        "no sentence under Security Rules mentions `{0}`, so the check expects that every request to it is denied",
        "if that is right, add the bullet `- **{0}:** Nobody can read or write docs.`; otherwise add one that says "
            + "who can"
    );

    public static readonly DiagnosticDescriptor ListOfOwn = new(
        "RH1093",
        Error,
        "the owner of a document of `{0}` has its id, and so has one document, which can't be listed",
        "write `get` for the owner, and grant `list` to the others in a sentence of their own; for lists by a field, "
            + "say ``Owner is `field`.``"
    );

    public static readonly DiagnosticDescriptor MisspelledInvariant = new(
        "RH1094",
        Error,
        "this line begins with `{0}`, so it is not read as a condition that every document meets",
        "write the condition that holds, behind `Always:`, as in ``Always: `from < until`.``"
    );

    public static readonly DiagnosticDescriptor NotOfDocument = new(
        "RH1095",
        Error,
        "a condition behind `Always:` is about a document alone, so it can't ask for `{0}`",
        "{1}"
    );

    public static readonly DiagnosticDescriptor UnknownState = new(
        "RH1045",
        Error,
        "`{0}` is not a value of `{1}`",
        "write one of its values: {2}"
    );

    public static readonly DiagnosticDescriptor StatesOfAnything = new(
        "RH1046",
        Error,
        "this sentence changes `{0}` from one value to another, but its type, {1}, has no list of values",
        "give the field a type such as `enum(\"draft\", \"published\")`, or write the change as a condition: `where "
            + "{0} == ... and new.{0} == ...`"
    );

    public static readonly DiagnosticDescriptor StandingTransition = new(
        "RH1047",
        Error,
        "the change of `{0}` from {1} to {1} changes nothing",
        "write another state behind `to`, or leave the change out"
    );
}
