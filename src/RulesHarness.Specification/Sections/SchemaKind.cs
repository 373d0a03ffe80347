using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>
/// The words in parentheses behind a schema's heading: <c>(open)</c>, or <c>(open, at most 100 fields)</c>.
/// </summary>
internal sealed record SchemaKind(bool IsOpen, int? MostFields)
{
    /// <summary>
    /// More than any rules are likely to allow. Each case of such a schema is a document of that size.
    /// </summary>
    private const int Limit = 1_000;

    private const string Forms =
        "delete it if documents may have only the listed fields; write `(open)` if they may have other fields too, or "
        + "`(open, at most 100 fields)` to limit the number of all fields";

    private const string Sizes =
        "rules can't measure the size of a document: limit its parts with `length` and `items`, and their number with "
        + "`(open, at most 100 fields)`";

    private static readonly SchemaKind Closed = new(IsOpen: false, MostFields: null);

    private static readonly string[] Units = ["b", "byte", "bytes", "kb", "kib", "mb", "mib"];

    /// <summary>The kind that the words say; closed where there are none, and where they can't be read.</summary>
    public static SchemaKind Of(TextSlice? words, IReadOnlyList<Field> fields, ReadingContext context)
    {
        if (words is not { } said)
        {
            return Closed;
        }
        var tokens = Lexer.Read(said);
        var cursor = new Cursor(tokens);
        if (!cursor.TakeWord("open"))
        {
            return Unknown(tokens.Any(IsSize) ? Sizes : Forms);
        }
        if (cursor.AtEnd)
        {
            return new SchemaKind(IsOpen: true, MostFields: null);
        }
        if (!(cursor.Take(",") && Most(cursor) is { } most))
        {
            return Unknown(tokens.Any(IsSize) ? Sizes : Forms);
        }
        var listed = fields.Where(field => !field.IsDocumentId).Select(TopLevel).Distinct().Count();
        return most < listed ? Unknown($"write at least {listed} fields: so many are listed")
            : most > Limit ? Unknown($"write at most {Limit} fields")
            : new SchemaKind(IsOpen: true, (int)most);

        SchemaKind Unknown(string help)
        {
            context.Report(SpecDiagnostics.UnknownSchemaKind, said, said.Plain, help);
            return Closed;
        }
    }

    private static long? Most(Cursor cursor) =>
        cursor.TakePhrase("at", "most")
        && cursor.Current.Kind == TokenKind.Number
        && cursor.Advance().Value is long most
        && cursor.TakeWord("fields", "field")
        && cursor.AtEnd
            ? most
            : null;

    private static bool IsSize(Token token) => token.IsWord("size") || Units.Any(token.IsWord);

    private static string TopLevel(Field field) => Firestore.Values.FieldPath.Parse(field.Name).Segments[0];
}
