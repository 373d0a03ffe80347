using Markdig.Extensions.Tables;
using Markdig.Syntax;
using RulesHarness.Diagnostics;
using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>The schema of one collection, as its heading names it.</summary>
internal sealed record SchemaTable(
    CollectionPath Collection,
    SchemaKind Kind,
    IReadOnlyList<Field> Fields,
    TextSlice Heading
)
{
    /// <summary>The conditions that every document meets, as the lines below the table say.</summary>
    public IReadOnlyList<InvariantLine> Invariants { get; init; } = [];
}

/// <summary>
/// Reads Schema Definitions: a heading of the third level for each collection, and the table below it.
/// </summary>
internal static class SchemaReader
{
    private const string Types =
        "write one of the types string, int, float, number, boolean, timestamp, geopoint, bytes, reference, map, `{ "
        + "a: T, b?: T }`, `map of string to T`, `array of T`, `enum(\"a\", \"b\")`, a literal or any, or several "
        + "of them joined by `or`";

    private const string AllConstraints =
        "write a comma between constraints, and each as one of `immutable`, `server time`, `length 1..10`, `items "
        + "1..10`, `distinct`, `1..10` for a number, `pattern \"...\"`, `e-mail` and `default \"...\"`, or remove it";

    public static IEnumerable<SchemaTable> Read(Section section, ReadingContext context)
    {
        foreach (var (heading, blocks) in Parts(section))
        {
            var tables = blocks.OfType<Table>().Select(table => SpecTable.Of(section.Source, table)).ToList();
            foreach (var stray in tables.Skip(heading is null ? 0 : 1).Where(table => table.Has("Field")))
            {
                context.Report(SpecDiagnostics.StraySchema, stray.Heading);
            }
            var invariants = blocks
                .SelectMany(block => section.Source.Lines(block))
                .SelectMany(line => Invariants(line, context))
                .ToList();
            if (heading is { } named && tables.Count > 0 && Schema(named, tables[0], context) is { } schema)
            {
                yield return schema with
                {
                    Invariants = invariants,
                };
            }
        }
    }

    /// <summary>The blocks below each heading of a collection; first those above all headings.</summary>
    private static List<(TextSlice? Heading, List<Block> Blocks)> Parts(Section section)
    {
        var parts = new List<(TextSlice? Heading, List<Block> Blocks)> { (null, []) };
        foreach (var block in section.Blocks)
        {
            if (block is HeadingBlock)
            {
                parts.Add((section.Source.Of(block), []));
            }
            else
            {
                parts[^1].Blocks.Add(block);
            }
        }
        return parts;
    }

    private static SchemaTable? Schema(TextSlice heading, SpecTable table, ReadingContext context)
    {
        var (cell, kind) = Heading(heading);
        if (context.Collection(cell) is not { } path)
        {
            return null;
        }
        var fields = Fields(table, path, context);
        return new SchemaTable(path, SchemaKind.Of(kind, fields, context), fields, cell);
    }

    private static IEnumerable<InvariantLine> Invariants(TextSlice line, ReadingContext context)
    {
        if (!line.IsPlaceholder)
        {
            return InvariantReader.Read(line, context);
        }
        context.Report(SpecDiagnostics.Placeholder, line, line.Plain);
        return [];
    }

    /// <summary>The collection's path in a heading, and the words in the parentheses behind it.</summary>
    private static (TextSlice Collection, TextSlice? Kind) Heading(TextSlice heading)
    {
        var text = heading.Text.TrimEnd();
        var start = heading.Start + text.IndexOf(' ', StringComparison.Ordinal) + 1;
        var end = heading.Start + text.Length;
        var open = text.LastIndexOf(" (", StringComparison.Ordinal);
        return text.EndsWith(')') && open > 0
            ? (
                heading.Source.Slice(start, heading.Start + open),
                heading.Source.Slice(heading.Start + open + 2, end - 1)
            )
            : (heading.Source.Slice(start, heading.End), null);
    }

    private static List<Field> Fields(SpecTable table, CollectionPath collection, ReadingContext context)
    {
        var fields = new List<Field>();
        var declared = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var row in context.Rows(table, "Field", "Type", "Required"))
        {
            var cell = row["Field"];
            if (FieldNameReader.Read(cell) is not { } name)
            {
                var (reason, help) = FieldNameReader.Unusable(cell);
                context.Report(
                    SpecDiagnostics.MalformedField,
                    cell,
                    cell.IsBlank ? "(nothing)" : cell.Plain,
                    reason,
                    help
                );
            }
            else if (declared.TryGetValue(name, out var first))
            {
                context.Report(SpecDiagnostics.DuplicateField, cell, Names.Written(name), collection, first);
            }
            else
            {
                fields.Add(Read(row, name, context));
                declared.Add(name, ReadingContext.PlaceOf(cell));
            }
        }

        return fields;
    }

    private static Field Read(SpecRow row, string name, ReadingContext context)
    {
        var type = row.Has("Type") ? Type(row["Type"], context) : new FieldType(TypeKind.Any);
        var constraints = Constraints(row["Constraints"], type, context);
        var description = row["Description"].Plain;
        var isId =
            name == "id"
            && description.Contains("document id", StringComparison.OrdinalIgnoreCase)
            && !description.Contains("stored", StringComparison.OrdinalIgnoreCase);
        return new Field(
            name,
            type,
            row.Has("Required") && Required(row["Required"], context),
            constraints,
            description,
            ReadingContext.PlaceOf(row["Field"])
        )
        {
            IsDocumentId = isId,
        };
    }

    private static FieldType Type(TextSlice cell, ReadingContext context)
    {
        var tokens = Lexer.ReadType(cell);
        var cursor = new Cursor(tokens);
        if (TypeParser.Parse(cursor) is { } type)
        {
            return WithReadablePatterns(type, cell, context);
        }
        var written = cell.IsBlank ? "(nothing)" : cell.Plain;
        if (TypeFault.Of(cursor.Failure) is { } fault)
        {
            context.Report(SpecDiagnostics.UnknownType, cell, written, $": {fault.Reason}", fault.Help);
        }
        else
        {
            var help = cursor.Failure is { IsMeant: true, Expected: var form }
                ? $"write {form}"
                : context.Nearest(tokens, Vocabulary.Type, TypeParser.Parse, Types);
            context.Report(SpecDiagnostics.UnknownType, cell, written, "", help);
        }
        return new FieldType(TypeKind.Any);
    }

    /// <summary>The type without the patterns that rules can't use.</summary>
    private static FieldType WithReadablePatterns(FieldType type, TextSlice cell, ReadingContext context)
    {
        var isReadable = true;
        if (type.Constraints.Pattern is { } pattern && ConstraintChecks.Unreadable(pattern) is { } reason)
        {
            context.Report(SpecDiagnostics.UnreadableExpression, cell, pattern, reason);
            isReadable = false;
        }
        return type with
        {
            Element = type.Element is null ? null : Part(type.Element),
            Entries = type.Entries?.Select(entry => entry with { Type = Part(entry.Type) }).ToList(),
            Members = [.. type.Members.Select(Part)],
            Constraints = isReadable ? type.Constraints : type.Constraints with { Pattern = null },
        };

        FieldType Part(FieldType part) => WithReadablePatterns(part, cell, context);
    }

    private static bool Required(TextSlice cell, ReadingContext context)
    {
        switch (cell.Plain.ToLowerInvariant())
        {
            case "yes" or "y" or "true" or "required":
                return true;
            case "no" or "n" or "false" or "optional":
                return false;
        }

        context.Report(SpecDiagnostics.UnreadableRequired, cell, cell.Plain, Suggestion.For(cell.Plain, ["yes", "no"]));
        return false;
    }

    private static FieldConstraints Constraints(TextSlice cell, FieldType type, ReadingContext context)
    {
        var tokens = Lexer.Read(cell);
        var cursor = new Cursor(tokens);
        if (cell.Plain is "" or "-" or "–" or "—")
        {
            return new FieldConstraints();
        }
        if (ConstraintParser.Parse(cursor) is not { } read)
        {
            ReportUnreadable(cell, tokens, cursor.Failure!, context);
            return new FieldConstraints();
        }

        foreach (var (misplaced, help) in ConstraintChecks.Misplaced(read, type))
        {
            context.Report(SpecDiagnostics.MisplacedConstraint, cell, misplaced, type, help);
        }
        foreach (var named in tokens.Where(token => token.IsWord("default")).Take(1))
        {
            if (ConstraintChecks.MisfitDefault(read, type) is { } misfit)
            {
                context.Diagnostics.Report(
                    SpecDiagnostics.MisplacedConstraint,
                    cell.Source,
                    named.Start,
                    $"default {Literal.Show(read.Default)}",
                    type,
                    misfit
                );
            }
        }

        if (read.Pattern is not { } pattern || ConstraintChecks.Unreadable(pattern) is not { } reason)
        {
            return read;
        }
        var at = tokens.First(token => token.IsWord("pattern"));
        context.Diagnostics.Report(SpecDiagnostics.UnreadableExpression, cell.Source, at.Start, pattern, reason);
        return read with { Pattern = null };
    }

    private static void ReportUnreadable(
        TextSlice cell,
        IReadOnlyList<Token> tokens,
        ParseFailure failure,
        ReadingContext context
    )
    {
        var unreadable = ConstraintAt(cell, failure.Offset);
        if (failure.Expected == ConstraintParser.OnePattern)
        {
            context.Report(SpecDiagnostics.SecondPattern, unreadable, unreadable.Plain);
            return;
        }
        var help = failure.IsMeant
            ? $"write {failure.Expected}"
            : context.Nearest(tokens, Vocabulary.Constraint, ConstraintParser.Parse, AllConstraints);
        context.Report(SpecDiagnostics.UnreadableConstraint, unreadable, unreadable.Plain, help);
    }

    /// <summary>The one constraint, of those between commas, in which reading failed.</summary>
    private static TextSlice ConstraintAt(TextSlice cell, int offset)
    {
        var tokens = Lexer.Read(cell).TakeWhile(token => token.Kind != TokenKind.End).ToList();
        var first = tokens.FindLastIndex(token => (token.Is(",") || token.Is(";")) && token.Start < offset) + 1;
        var after = tokens.FindIndex(first, token => token.Is(",") || token.Is(";"));
        return first >= tokens.Count
            ? cell
            : cell.Source.Slice(tokens[first].Start, (after > first ? tokens[after - 1] : tokens[^1]).End);
    }
}
