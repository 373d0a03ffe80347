using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Grammar.Transforms;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>Reads the mapping: Old, New, Transform.</summary>
internal static class MappingTableReader
{
    public static IEnumerable<MappingEntry> Read(SpecTable table, ReadingContext context)
    {
        foreach (var row in context.Rows(table, "Old", "New", "Transform"))
        {
            var old = Columns(row["Old"], context);
            var targets = Targets(row["New"], context);
            var transform = Transform(row["Transform"], context);
            if (old is null || targets is null || transform is null)
            {
                continue;
            }
            var entry = new MappingEntry(old, targets, transform, row["Old"], row["New"], row["Transform"]);
            if (IsWhole(entry, context))
            {
                yield return entry;
            }
        }
    }

    private static bool IsWhole(MappingEntry entry, ReadingContext context)
    {
        var (message, help) = (entry.Transform.Kind, entry.Old.Count, entry.New.Count) switch
        {
            (MappingKind.Mapped, _, 0) => (
                "the row has no new field",
                "name one in the column New, or write `Left behind` or `Done elsewhere` in the column Transform"
            ),
            (MappingKind.Mapped, 0, _) when entry.Transform.Steps.Count == 0 => (
                "the row has neither an old column nor a transform",
                "name an old column, or write `Always` and a value in the column Transform"
            ),
            (MappingKind.LeftBehind, 0, _) => ("the row leaves nothing behind", "name a column in the column Old"),
            (MappingKind.LeftBehind, _, > 0) => (
                "the row leaves a column behind and names a new field",
                "remove one of them"
            ),
            _ => ("", ""),
        };
        if (message.Length == 0)
        {
            return true;
        }
        context.Report(SpecDiagnostics.EmptyMappingRow, entry.OldCell, message, help);
        return false;
    }

    private static List<SourceColumn>? Columns(TextSlice cell, ReadingContext context)
    {
        var columns = new List<SourceColumn>();
        var cursor = ReadingContext.Cursor(cell);
        if (cursor.AtEnd || IsDash(cell))
        {
            return columns;
        }
        do
        {
            var start = cursor.Current;
            if (Names.Dotted(cursor) is not { } name)
            {
                context.ReportFailure(SpecDiagnostics.UnreadableColumn, cell, cursor);
                return null;
            }
            var segments = FieldPath.Parse(name).Segments;
            if (segments.Count < 2)
            {
                cursor.FailAt(start, "a source, a dot and a column");
                context.ReportFailure(SpecDiagnostics.UnreadableColumn, cell, cursor);
                return null;
            }
            columns.Add(new SourceColumn(segments[0], [.. segments.Skip(1)]));
        } while (cursor.Take(",") || cursor.TakeWord("and"));
        if (cursor.AtEnd || cursor.Fail("a comma and another column, or the end"))
        {
            return columns;
        }
        context.ReportFailure(SpecDiagnostics.UnreadableColumn, cell, cursor);
        return null;
    }

    private static List<MappingTarget>? Targets(TextSlice cell, ReadingContext context)
    {
        var targets = new List<MappingTarget>();
        var cursor = ReadingContext.Cursor(cell);
        if (cursor.AtEnd || IsDash(cell))
        {
            return targets;
        }
        do
        {
            if (Target(cursor) is not { } target)
            {
                context.ReportFailure(SpecDiagnostics.UnreadableTarget, cell, cursor);
                return null;
            }
            targets.Add(target);
        } while (cursor.Take(",") || cursor.TakeWord("and"));
        if (cursor.AtEnd || cursor.Fail("a comma and another field, or the end"))
        {
            return targets;
        }
        context.ReportFailure(SpecDiagnostics.UnreadableTarget, cell, cursor);
        return null;
    }

    private static MappingTarget? Target(Cursor cursor)
    {
        if (Names.Collection(cursor) is not { } path)
        {
            return null;
        }
        var isParted = cursor.Take(".") || cursor.Fail("a dot and a field");
        return isParted && Names.Dotted(cursor) is { } field ? new MappingTarget(path, field) : null;
    }

    private static WrittenTransform? Transform(TextSlice cell, ReadingContext context)
    {
        var tokens = RowConditionParser.WithoutEmpty(Lexer.Read(cell));
        var cursor = new Cursor(tokens);
        if (IsDash(cell) || TransformParser.Parse(cursor) is not { } transform)
        {
            if (IsDash(cell))
            {
                return new WrittenTransform(MappingKind.Mapped, []);
            }
            var help = context.Nearest(
                tokens,
                Vocabulary.Transform,
                TransformParser.Parse,
                NearestForm.Of(Read(cell, cursor.Failure), cell.Text, cursor.Failure)
            );
            context.ReportFailure(SpecDiagnostics.UnreadableTransform, cell, cursor, help);
            return null;
        }
        return transform;
    }

    /// <summary>The part of a cell that was read.</summary>
    private static string Read(TextSlice cell, ParseFailure? failure) =>
        failure is null ? "" : cell.Source.Slice(cell.Start, Math.Min(failure.Offset, cell.End)).Text;

    private static bool IsDash(TextSlice cell) => cell.Plain is "-" or "–" or "—";
}
