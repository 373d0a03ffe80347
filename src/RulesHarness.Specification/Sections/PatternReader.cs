using RulesHarness.Diagnostics;
using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>An access pattern with its row, whose cells later findings point to.</summary>
internal sealed record PatternRow(AccessPattern Pattern, SpecRow Row);

/// <summary>Reads the Access Patterns.</summary>
internal sealed class PatternReader(ReadingContext context, ActorNames actors)
{
    public IEnumerable<PatternRow> Read(Section section)
    {
        foreach (var row in context.Rows(section, "Query", "Collection", "Filters", "Sort"))
        {
            if (!row.Has("Collection") || context.Collection(row["Collection"]) is not { } collection)
            {
                continue;
            }
            var (kind, aggregateField) = Kind(row["Kind"]);
            var nearest = Nearest(row["Sort"]);
            var window = Window(row["Limit"], row["Sort"]);
            var sort = nearest is null ? Sort(row["Sort"]) : [];
            var pattern = new AccessPattern(
                row["Query"].Plain,
                collection,
                Filter(row["Filters"]),
                window.IsOfLast ? Reversed(sort) : sort,
                ReadingContext.PlaceOf(row["Query"])
            )
            {
                Kind = kind,
                AggregateField = aggregateField,
                Nearest = nearest,
                Limit = window.Limit,
                Page = window.IsOfLast ? window.Page?.Reversed() : window.Page,
                As = As(row["As"]),
                UsedBy = row["Used By"].Plain,
                Text =
                    $"{row["Query"].Plain}: {row["Filters"].Plain}{(row["Sort"].IsBlank ? "" : $", sorted by {row["Sort"].Plain}")}",
            };
            if (nearest is not null)
            {
                NearestCells.Check(pattern, row, context);
            }
            yield return new PatternRow(pattern, row);
        }
    }

    private Condition? Filter(TextSlice cell)
    {
        if (IsNone(cell))
        {
            return null;
        }
        var tokens = Lexer.Read(cell);
        var cursor = new Cursor(tokens);
        if (WholeFilter(cursor) is { } filter)
        {
            return filter;
        }
        context.ReportFailure(
            SpecDiagnostics.UnreadableFilter,
            cell,
            cursor,
            context.Nearest(
                tokens,
                Vocabulary.Filter,
                WholeFilter,
                "write comparisons such as `status == \"published\" and createdAt > since`"
            )
        );
        return null;
    }

    private static Condition? WholeFilter(Cursor cursor) =>
        ConditionParser.Filter(cursor) is { } filter && (cursor.AtEnd || cursor.Fail("`and`, `or` or the end"))
            ? filter
            : null;

    /// <summary>The search that a cell of the column Sort asks for; null where it holds a sort order.</summary>
    private static NearestSearch? Nearest(TextSlice cell)
    {
        var cursor = ReadingContext.Cursor(cell);
        return NearestParser.IsAhead(cursor) ? NearestParser.Parse(cursor) : null;
    }

    private IReadOnlyList<SortField> Sort(TextSlice cell)
    {
        if (IsNone(cell))
        {
            return [];
        }
        var tokens = Lexer.Read(cell);
        var cursor = new Cursor(tokens);
        if (NearestParser.IsAhead(cursor))
        {
            NearestParser.Parse(cursor);
        }
        else if (SortParser.Parse(cursor) is { } sort)
        {
            return sort;
        }
        context.ReportFailure(
            SpecDiagnostics.UnreadableSort,
            cell,
            cursor,
            context.Nearest(
                tokens,
                Vocabulary.Sort,
                ShownSort,
                NearestCells.IsLike(cell)
                    ? NearestCells.Help
                    : "write fields with `asc` or `desc`: `createdAt desc, title`"
            )
        );
        return [];
    }

    private static string? ShownSort(Cursor cursor) =>
        NearestParser.IsAhead(cursor) ? NearestParser.Parse(cursor)?.ToString()
        : SortParser.Parse(cursor) is { } fields ? string.Join(", ", fields)
        : null;

    /// <summary>The number of documents, and the part of the order that they are of.</summary>
    private QueryWindow Window(TextSlice cell, TextSlice sort)
    {
        var all = new QueryWindow(null, IsOfLast: false, Page: null);
        if (IsNone(cell))
        {
            return all;
        }
        var cursor = ReadingContext.Cursor(cell);
        var window = PageParser.Parse(cursor);
        var isOrdered = window is { IsOfLast: true } or { Page: { Start: not null } or { End: not null } };
        if (window is not null && cursor.AtEnd && !(isOrdered && IsNone(sort)))
        {
            return window;
        }
        context.Report(
            SpecDiagnostics.UnreadablePatternCell,
            cell,
            cell.Plain,
            "limit",
            window is null
                    ? "write a whole number above 0, such as `20` or `last 20`, or leave the cell empty; after the "
                        + "number `offset 40`, `start after a document` or `end before a document` can stand"
                : window.IsOfLast ? "add a sort order: the last documents are those at its end"
                : "add a sort order: a page starts and ends at a place in it"
        );
        return all;
    }

    /// <summary>Clients ask for the last documents as the first ones of the opposite order.</summary>
    private static IReadOnlyList<SortField> Reversed(IReadOnlyList<SortField> sort) =>
        [.. sort.Select(field => field with { Descending = !field.Descending })];

    private (PatternKind Kind, string? Field) Kind(TextSlice cell)
    {
        if (IsNone(cell))
        {
            return (PatternKind.List, null);
        }
        var cursor = ReadingContext.Cursor(cell);
        var word = cursor.Advance().Text.ToLowerInvariant();
        var field = cursor.Take("(") && Names.Dotted(cursor) is { } name && cursor.Expect(")") ? name : null;
        PatternKind? kind = (word, field) switch
        {
            ("list" or "query" or "listen" or "subscribe", null) => PatternKind.List,
            ("get", null) => PatternKind.Get,
            ("count", null) => PatternKind.Count,
            ("sum", not null) => PatternKind.Sum,
            ("average" or "avg", not null) => PatternKind.Average,
            _ => null,
        };
        if (kind is null || !cursor.AtEnd)
        {
            context.Report(
                SpecDiagnostics.UnreadablePatternCell,
                cell,
                cell.Plain,
                "kind of access pattern",
                NearestCells.IsLike(cell)
                    ? $"a search of the nearest vectors stands in the column `Sort`: {NearestCells.Help}"
                    : "write `list`, `listen`, `get`, `count`, `sum(field)` or `average(field)`"
            );
        }
        return (kind ?? PatternKind.List, field);
    }

    private IReadOnlyList<Actor> As(TextSlice cell)
    {
        if (IsNone(cell))
        {
            return [];
        }
        var cursor = ReadingContext.Cursor(cell);
        var named = new List<Actor>();
        do
        {
            if (actors.Take(cursor) is { } actor)
            {
                named.Add(actor);
            }
            else
            {
                return Unknown(cursor.Current, cell);
            }
        } while (cursor.Take(",") || cursor.Take("/") || cursor.TakeWord("and", "or"));
        return cursor.AtEnd ? named : Unknown(cursor.Current, cell);
    }

    /// <summary>The name that no actor has, up to the next comma.</summary>
    private IReadOnlyList<Actor> Unknown(Token from, TextSlice cell)
    {
        var rest = cell.Source.Slice(from.Start, cell.End).Plain.Split(',', '/')[0].Trim();
        var found = rest.Length == 0 ? cell.Plain : rest;
        context.Diagnostics.Report(
            SpecDiagnostics.UnknownActor,
            cell.Source,
            from.Start,
            found,
            Suggestion.ForSlip(found, actors.All),
            actors.Help
        );
        return [];
    }

    private static bool IsNone(TextSlice cell) => cell.Plain is "" or "-" or "–" or "—" or "none";
}
