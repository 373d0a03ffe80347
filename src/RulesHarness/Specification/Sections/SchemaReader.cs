using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Text;

namespace RulesHarness.Specification.Sections;

/// <summary>The schema of one collection, as its heading names it.</summary>
internal sealed record SchemaTable(CollectionPath Collection, IReadOnlyList<Field> Fields, TextSlice Heading);

/// <summary>Reads Schema Definitions: a heading of the third level for each collection, and the table below it.</summary>
internal static class SchemaReader
{
    public static IEnumerable<SchemaTable> Read(Section section, ReadingContext context)
    {
        TextSlice? heading = null;
        foreach (var block in section.Blocks)
        {
            if (block is HeadingBlock)
            {
                heading = section.Source.Of(block);
            }
            else if (block is Table table && heading is not { } && SpecTable.Of(section.Source, table) is var stray && stray.Has("Field"))
            {
                context.Report(SpecFindings.StraySchema, stray.Heading);
            }
            else if (block is Table schema && heading is { } named)
            {
                var cell = section.Source.Slice(named.Start + named.Text.IndexOf(' ', StringComparison.Ordinal) + 1, named.End);
                if (context.Collection(cell) is { } path)
                    yield return new SchemaTable(path, Fields(SpecTable.Of(section.Source, schema), path, context), cell);
                heading = null;
            }
            else if (block is ParagraphBlock && section.Source.Of(block) is { IsPlaceholder: true } placeholder)
            {
                context.Report(SpecFindings.Placeholder, placeholder, placeholder.Plain);
            }
        }
    }

    private static List<Field> Fields(SpecTable table, CollectionPath collection, ReadingContext context)
    {
        var fields = new List<Field>();
        foreach (var row in context.Rows(table, "Field", "Type", "Required"))
        {
            var name = row["Field"].Plain;
            if (fields.Any(field => field.Name == name))
                context.Report(SpecFindings.DuplicateField, row["Field"], name, collection);
            else if (!name.Split('.').All(IsName))
                context.Report(SpecFindings.MalformedField, row["Field"], name);
            else
                fields.Add(Read(row, name, context));
        }

        return fields;
    }

    private static Field Read(SpecRow row, string name, ReadingContext context)
    {
        var type = row.Has("Type") ? Type(row["Type"], context) : new FieldType(TypeKind.Any);
        var constraints = Constraints(row["Constraints"], type, context);
        var description = row["Description"].Plain;
        var isId = name == "id" && description.Contains("document id", StringComparison.OrdinalIgnoreCase)
            && !description.Contains("stored", StringComparison.OrdinalIgnoreCase);
        return new Field(name, type, row.Has("Required") && Required(row["Required"], context), constraints, description, ReadingContext.PlaceOf(row["Field"])) { IsDocumentId = isId };
    }

    private static FieldType Type(TextSlice cell, ReadingContext context)
    {
        var cursor = ReadingContext.Cursor(cell);
        var type = TypeParser.Parse(cursor);
        if (type is null)
            context.Report(SpecFindings.UnknownType, cell, cell.Plain, Suggestion.For(cell.Plain, TypeParser.KindNames));
        return type ?? new FieldType(TypeKind.Any);
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

        context.Report(SpecFindings.UnreadableRequired, cell, cell.Plain);
        return false;
    }

    private static FieldConstraints Constraints(TextSlice cell, FieldType type, ReadingContext context)
    {
        var cursor = ReadingContext.Cursor(cell);
        if (cell.Plain is "" or "-" or "–" or "—")
            return new FieldConstraints();
        if (ConstraintParser.Parse(cursor) is not { } read)
        {
            var unreadable = ConstraintAt(cell, cursor.Failure!.Offset);
            context.Report(SpecFindings.UnreadableConstraint, unreadable, unreadable.Plain);
            return new FieldConstraints();
        }

        foreach (var (misplaced, help) in Misplaced(read, type))
            context.Report(SpecFindings.MisplacedConstraint, cell, misplaced, type, help);
        if (read.Pattern is not { } pattern || Unreadable(pattern) is not { } reason)
            return read;
        var named = Lexer.Read(cell).First(token => token.IsWord("pattern"));
        context.Diagnostics.Report(SpecFindings.UnreadableExpression, cell.Source, named.Start, pattern, reason);
        return read with { Pattern = null };
    }

    /// <summary>The one constraint, of those between commas, in which reading failed.</summary>
    private static TextSlice ConstraintAt(TextSlice cell, int offset)
    {
        var tokens = Lexer.Read(cell).TakeWhile(token => token.Kind != TokenKind.End).ToList();
        var first = tokens.FindLastIndex(token => (token.Is(",") || token.Is(";")) && token.Start < offset) + 1;
        var after = tokens.FindIndex(first, token => token.Is(",") || token.Is(";"));
        return first >= tokens.Count ? cell : cell.Source.Slice(tokens[first].Start, (after > first ? tokens[after - 1] : tokens[^1]).End);
    }

    /// <summary>Why an expression can't be used; the engine without backtracking has, as RE2, no look-around and no back references.</summary>
    private static string? Unreadable(string pattern)
    {
        try
        {
            // RE2 writes the name of a group with a P.
            _ = new Regex(pattern.Replace("(?P<", "(?<", StringComparison.Ordinal), RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));
            return null;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or NotSupportedException)
        {
            return unreadable is ArgumentException ? unreadable.Message : "it looks around or back";
        }
    }

    private static IEnumerable<(string Constraint, string Help)> Misplaced(FieldConstraints constraints, FieldType type)
    {
        if (type.Kind == TypeKind.Any)
            yield break;
        if (constraints.ServerTime && type.Kind != TypeKind.Timestamp)
            yield return ("server time", "give the field the type timestamp");
        if ((constraints.Length is not null || constraints.Pattern is not null) && type.Kind != TypeKind.String)
            yield return (constraints.Length is not null ? "length" : "pattern", "it is for strings; a number's range is written `1..10`, an array's `items 1..10`");
        if (constraints.Items is not null && type.Kind != TypeKind.Array)
            yield return ("items", "it is for arrays; a string's is written `length 1..10`");
        if (constraints.Range is not null && type.Kind is not (TypeKind.Int or TypeKind.Float or TypeKind.Number))
            yield return ("a range of numbers", "a string's is written `length 1..10`, an array's `items 1..10`");
    }

    private static bool IsName(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_');
}
