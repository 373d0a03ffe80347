using RulesHarness.Diagnostics;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>Reads the table Source, File, Format: where the old data is.</summary>
internal static class SourceTableReader
{
    public static IEnumerable<SourceEntry> Read(SpecTable table, ReadingContext context)
    {
        foreach (var row in context.Rows(table, "Source", "File", "Format"))
        {
            var isNamed = IsName(row["Source"], context);
            var isLocated = IsPath(row["File"], context);
            var format = SourceFormatCell.Read(row["Format"], context);
            var isLimited = RowConditionCell.TryRead(row["Where"], context, out var where);
            if (isNamed && isLocated && format is not null && isLimited)
            {
                var source = new MigrationSource(
                    row["Source"].Plain,
                    row["File"].Plain,
                    format.Format,
                    ReadingContext.PlaceOf(row["Source"])
                )
                {
                    Delimiter = format.Delimiter,
                    Encoding = format.Encoding,
                    Where = where,
                    FilePlace = ReadingContext.PlaceOf(row["File"]),
                };
                yield return new SourceEntry(source, row["Source"]);
            }
        }
    }

    private static bool IsName(TextSlice cell, ReadingContext context)
    {
        var name = cell.Plain;
        if (name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-') && !char.IsAsciiDigit(name[0]))
        {
            return true;
        }
        context.Report(
            SpecDiagnostics.UnreadableSourceCell,
            cell,
            Shown(name),
            "the name of a source",
            "write a word, such as `accounts`: the old columns are named after it, as in `accounts.mail`"
        );
        return false;
    }

    private static bool IsPath(TextSlice cell, ReadingContext context)
    {
        var path = cell.Plain;
        var isBelow = path.Length > 0 && !Path.IsPathRooted(path) && !path.Split('/', '\\').Contains("..");
        if (isBelow && !path.Contains("://", StringComparison.Ordinal))
        {
            return true;
        }
        context.Report(
            SpecDiagnostics.UnreadableSourceCell,
            cell,
            Shown(path),
            "a path below the project's folder",
            "write one such as `fixtures/legacy/accounts.csv`"
        );
        return false;
    }

    private static string Shown(string text) => text.Length == 0 ? "(nothing)" : text;
}

/// <summary>The meaning of a column Format.</summary>
internal sealed record ReadFormat(SourceFormat Format, char Delimiter, string Encoding);

/// <summary>Reads a column Format: <c>CSV</c>, <c>CSV, semicolons, windows-1252</c>, <c>JSON Lines</c>.</summary>
internal static class SourceFormatCell
{
    private const string Help =
        "write `CSV`, `CSV, semicolons, windows-1252`, `TSV`, `JSON`, `JSON Lines` or `Firestore export`";

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
        ["Firestore export"] = (SourceFormat.FirestoreExport, ','),
        ["Emulator export"] = (SourceFormat.FirestoreExport, ','),
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
        var words = cell.Plain.Split(',', StringSplitOptions.TrimEntries);
        if (!Formats.TryGetValue(words[0], out var format))
        {
            return Fail(cell, words[0], "a format of old data", Formats.Keys, context);
        }
        var read = new ReadFormat(format.Format, format.Delimiter, "utf-8");
        foreach (var word in words.Skip(1))
        {
            if (read.Format == SourceFormat.Csv && Delimiters.TryGetValue(word, out var delimiter))
            {
                read = read with { Delimiter = delimiter };
            }
            else if (read.Format != SourceFormat.FirestoreExport && Encodings.TryGetValue(word, out var encoding))
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
