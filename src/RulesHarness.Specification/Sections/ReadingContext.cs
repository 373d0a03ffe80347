using RulesHarness.Diagnostics;
using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>
/// The state that all section readers share: it collects diagnostics, and turns slices into tokens and places.
/// </summary>
internal sealed class ReadingContext
{
    private const int MaximumSearches = 50;

    private int _searches;

    /// <summary>Whether all relationships hold: of what one of them might have said nothing can be missed.</summary>
    public bool RelationshipsAreWhole { get; set; } = true;

    /// <summary>The collections that have a schema and no row in the inventory.</summary>
    public HashSet<string> SchemasOfUnknown { get; } = new(StringComparer.Ordinal);

    public DiagnosticBag Diagnostics { get; } = new();

    public static Cursor Cursor(TextSlice slice) => new(Lexer.Read(slice));

    public static Place PlaceOf(TextSlice slice)
    {
        var (line, column) = slice.Source.Locate(slice.Start);
        return new Place(slice.Source.File, line, column);
    }

    /// <summary>
    /// The nearest text that can be read, as a question; what to write otherwise when there is none. A text of nothing
    /// but mistakes is not searched to its end.
    /// </summary>
    public string Nearest<T>(
        IReadOnlyList<Token> tokens,
        Vocabulary vocabulary,
        Func<Cursor, T?> read,
        string otherwise
    )
        where T : class
    {
        var nearest =
            _searches++ < MaximumSearches ? SpellingCorrection.Of(tokens, vocabulary, read)?.ToString() : null;
        return string.IsNullOrEmpty(nearest) ? otherwise : $"did you mean {InCode(nearest)}?";
    }

    /// <summary>
    /// A text as Markdown shows it as code: what has backticks of its own stands between two, and apart from them.
    /// </summary>
    public static string InCode(string text)
    {
        if (!text.Contains('`', StringComparison.Ordinal))
        {
            return $"`{text}`";
        }
        return $"``{(text.StartsWith('`') ? " " : "")}{text}{(text.EndsWith('`') ? " " : "")}``";
    }

    public void Report(DiagnosticDescriptor descriptor, TextSlice at, params object?[] arguments) =>
        Diagnostics.Report(descriptor, at, arguments);

    /// <summary>
    /// Reports where the cursor failed; the arguments are what was found, what was expected, and then <paramref
    /// name="more"/>.
    /// </summary>
    public void ReportFailure(DiagnosticDescriptor descriptor, TextSlice at, Cursor cursor, params object?[] more)
    {
        var failure = cursor.Failure ?? new ParseFailure(at.Start, 0, at.Plain, "something else");
        Diagnostics.Report(descriptor, at.Source, failure.Offset, [failure.Place, failure.Expected, .. more]);
    }

    /// <summary>The tables of a section that have the columns asked for; a section without one is a finding.</summary>
    public IEnumerable<SpecRow> Rows(Section section, params string[] columns)
    {
        var tables = section.Tables().ToList();
        if (tables.Count == 0)
        {
            Report(SpecDiagnostics.MissingTable, section.Heading, section.Name, string.Join(", ", columns));
        }
        return tables.SelectMany(table => Rows(table, columns));
    }

    public IEnumerable<SpecRow> Rows(SpecTable table, params string[] columns)
    {
        foreach (var column in columns.Where(column => !table.Has(column)))
        {
            Report(SpecDiagnostics.MissingColumn, table.Heading, column, string.Join(", ", columns));
        }
        // Rows that still say what they are about are read on: what they lack is one finding, not one for every row and
        // use.
        if (!table.Has(columns[0]))
        {
            yield break;
        }
        foreach (var row in table.Rows)
        {
            if (row.Pipe is { } pipe)
            {
                Report(SpecDiagnostics.UnescapedPipe, pipe);
            }
            if (row.IsPlaceholder)
            {
                Report(SpecDiagnostics.Placeholder, row.Cells.Values.First(), row.Cells.Values.First().Plain);
            }
            else
            {
                yield return row;
            }
        }
    }

    /// <summary>The path of a collection in a cell; null after a finding when it is none.</summary>
    public CollectionPath? Collection(TextSlice cell)
    {
        var path = CollectionPath.TryParse(WithoutEmphasis(cell.Plain));
        if (path is null)
        {
            ReportMalformed(cell, cell.Plain);
        }
        return path;
    }

    /// <summary>Reports a text that is not the path of a collection, with the nearest form.</summary>
    public void ReportMalformed(TextSlice at, string text) =>
        Report(SpecDiagnostics.MalformedCollection, at, text, PathHelp.For(text));

    /// <summary>The asterisks of a collection group or a tree are no emphasis.</summary>
    private static string WithoutEmphasis(string text)
    {
        var rest = text.TrimStart('*');
        var count = rest.StartsWith('/') ? 0 : text.Length - rest.Length;
        return count > 0 && rest.EndsWith(new string('*', count), StringComparison.Ordinal) ? rest[..^count] : text;
    }
}
