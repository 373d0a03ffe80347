using RulesHarness.Diagnostics;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>The meaning of a column Format.</summary>
internal sealed record ReadFormat(SourceFormat Format, char Delimiter, string Encoding, CollectionPath? Collection)
{
    public string? Items { get; init; }
}

/// <summary>
/// Reads a column Format: <c>CSV</c>, <c>CSV, semicolons, windows-1252</c>, <c>JSON Lines</c>,
/// <c>Firestore export of `posts`</c>, and behind it the array whose items are rows: <c>each of `lines`</c>.
/// </summary>
internal static class SourceFormatCell
{
    private const string Help =
        "write `CSV`, `CSV, semicolons, windows-1252`, `TSV`, `JSON`, `JSON Lines` or ``Firestore export of `posts` ``";

    private const string Export = "Firestore export";
    private const string ExportHelp =
        "write the collection's path behind it, as in ``Firestore export of `posts` `` or "
        + "``Firestore export of `posts/{postId}/comments` ``";

    private const string EachOf = ", each of";
    private const string EachHelp =
        "write its path, as in ``JSON Lines, each of `order.lines` ``: objects have arrays, and rows of CSV have none";

    private static readonly Dictionary<string, (SourceFormat Format, char Delimiter)> Formats = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["CSV"] = (SourceFormat.Csv, ','),
        ["TSV"] = (SourceFormat.Csv, '\t'),
        ["JSON"] = (SourceFormat.Json, ','),
        ["JSON Lines"] = (SourceFormat.JsonLines, ','),
        ["JSONL"] = (SourceFormat.JsonLines, ','),
        ["NDJSON"] = (SourceFormat.JsonLines, ','),
    };

    private static readonly Dictionary<string, char> Delimiters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["commas"] = ',',
        ["semicolons"] = ';',
        ["tabs"] = '\t',
        ["pipes"] = '|',
        ["colons"] = ':',
    };

    private static readonly Dictionary<string, string> Encodings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UTF-8"] = "utf-8",
        ["UTF-16"] = "utf-16",
        ["UTF-16LE"] = "utf-16",
        ["UTF-16BE"] = "utf-16BE",
        ["windows-1252"] = "windows-1252",
        ["ISO-8859-1"] = "iso-8859-1",
        ["Latin-1"] = "iso-8859-1",
    };

    public static ReadFormat? Read(TextSlice cell, ReadingContext context)
    {
        var at = cell.Plain.IndexOf(EachOf, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return Read(cell.Plain, cell, context);
        }
        var array = cell.Plain[(at + EachOf.Length)..].Trim();
        var read = Read(cell.Plain[..at], cell, context);
        if (read is null || read.Format != SourceFormat.Csv && IsPath(array))
        {
            return read is null ? null : read with { Items = array };
        }
        var shown = array.Length == 0 ? "(nothing)" : array;
        context.Report(SpecDiagnostics.UnreadableSourceCell, cell, shown, "an array in the source", EachHelp);
        return null;
    }

    private static bool IsPath(string text) => text.Split('.').All(IsName);

    private static bool IsName(string text) =>
        text.Length > 0 && text.All(sign => char.IsLetterOrDigit(sign) || sign is '_' or '-');

    private static ReadFormat? Read(string text, TextSlice cell, ReadingContext context)
    {
        if (text.StartsWith(Export, StringComparison.OrdinalIgnoreCase))
        {
            return ReadExport(text[Export.Length..].Trim(), cell, context);
        }
        var words = text.Split(',', StringSplitOptions.TrimEntries);
        if (!Formats.TryGetValue(words[0], out var format))
        {
            return Fail(cell, words[0], "a format of old data", [.. Formats.Keys, Export], context);
        }
        var read = new ReadFormat(format.Format, format.Delimiter, "utf-8", null);
        foreach (var word in words.Skip(1))
        {
            if (read.Format == SourceFormat.Csv && Delimiters.TryGetValue(word, out var delimiter))
            {
                read = read with { Delimiter = delimiter };
            }
            else if (Encodings.TryGetValue(word, out var encoding))
            {
                read = read with { Encoding = encoding };
            }
            else
            {
                return read.Format == SourceFormat.Csv
                    ? Fail(cell, word, "a delimiter or an encoding", [.. Delimiters.Keys, .. Encodings.Keys], context)
                    : Fail(cell, word, "an encoding", Encodings.Keys, context);
            }
        }
        return read;
    }

    private static ReadFormat? ReadExport(string rest, TextSlice cell, ReadingContext context)
    {
        const string Of = "of ";
        var name = rest.StartsWith(Of, StringComparison.Ordinal) ? rest[Of.Length..] : rest;
        var path = name == rest ? null : CollectionPath.TryParse(name);
        if (path is { IsGroup: false, IsTree: false, AnyName: null, DocumentId: null })
        {
            return new ReadFormat(SourceFormat.FirestoreExport, ',', "utf-8", path);
        }
        var shown = name.Length == 0 ? "(nothing)" : name;
        context.Report(SpecDiagnostics.UnreadableSourceCell, cell, shown, "the path of one collection", ExportHelp);
        return null;
    }

    private static ReadFormat? Fail(
        TextSlice cell,
        string word,
        string what,
        IEnumerable<string> known,
        ReadingContext context
    )
    {
        var near = Suggestion.Near(word, known).FirstOrDefault();
        context.Report(
            SpecDiagnostics.UnreadableSourceCell,
            cell,
            word.Length == 0 ? "(nothing)" : word,
            what,
            near is null ? Help : $"did you mean `{near}`?"
        );
        return null;
    }
}
