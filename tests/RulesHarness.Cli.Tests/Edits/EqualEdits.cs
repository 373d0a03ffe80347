namespace RulesHarness.Cli.Tests.Edits;

/// <summary>
/// Edits of the sample's rules after which they allow what they allowed, of documents that obey the spec's schemas:
/// each with the proof.
/// </summary>
internal static class EqualEdits
{
    private const string ReadLater =
        "each field of the list is read by name further down the same conjunction: where it is missing, that is an evaluation error, which denies";
    private const string OfTwoDocuments =
        "the condition reads both the stored and the new document: of a create the one is null, of a delete the other, and null has no fields";
    private const string Kept =
        "the statements that use the function let nobody change the field, and what is stored obeys the schema";

    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["117:28 swap an operator: `hasAll` becomes `hasAny`"] = ReadLater,
        ["239:11 drop an operand: `&& stats.keys().hasAll(['likes', 'comments'])` becomes ``"] = ReadLater,
        [
            "389:16 drop an operand: `org.keys().hasAll(['name', 'ownerId', 'plan', 'revenueShare', 'settings', 'createdAt', 'updatedAt']) &&` becomes ``"
        ] = ReadLater,
        ["561:65 drop a list element: `, 'updatedAt'` becomes ``"] = ReadLater,
        ["165:15 widen a method: `update` becomes `write`"] = OfTwoDocuments,
        ["380:13 widen a method: `update` becomes `write`"] = OfTwoDocuments,
        ["156:13 drop an operand: `&& note.kind in ['follow', 'comment', 'like', 'invitation']` becomes ``"] = Kept,
        ["304:13 drop an operand: `&& comment.authorId is string` becomes ``"] =
            "a create asks that it is the caller's uid, which is a string, and updates leave it",
        ["423:33 add a list element: `'updatedAt'` becomes `'updatedAt', 'unheardOf'`"] =
            "the same statement asks that the document has no fields but those of the schema",
        ["546:45 add a list element: `'reviewing'` becomes `'reviewing', 'unheardOf'`"] =
            "it is asked of the stored document, and no document that obeys the schema has that status",
    };
}
