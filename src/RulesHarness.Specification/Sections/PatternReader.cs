using System.Globalization;
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
            var (limit, isOfLast) = Limit(row["Limit"], row["Sort"]);
            var sort = Sort(row["Sort"]);
            var pattern = new AccessPattern(
                row["Query"].Plain,
                collection,
                Filter(row["Filters"]),
                isOfLast ? Reversed(sort) : sort,
                ReadingContext.PlaceOf(row["Query"])
            )
            {
                Kind = kind,
                AggregateField = aggregateField,
                Limit = limit,
                As = As(row["As"]),
                UsedBy = row["Used By"].Plain,
                Text =
                    $"{row["Query"].Plain}: {row["Filters"].Plain}{(row["Sort"].IsBlank ? "" : $", sorted by {row["Sort"].Plain}")}",
            };
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

    private IReadOnlyList<SortField> Sort(TextSlice cell)
    {
        if (IsNone(cell))
        {
            return [];
        }
        var tokens = Lexer.Read(cell);
        var cursor = new Cursor(tokens);
        if (SortParser.Parse(cursor) is { } sort)
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
                nearest => SortParser.Parse(nearest) is { } fields ? string.Join(", ", fields) : null,
                "write fields with `asc` or `desc`: `createdAt desc, title`"
            )
        );
        return [];
    }

    /// <summary>The number of documents, and whether they are the last ones; null for all of them.</summary>
    private (int? Limit, bool IsOfLast) Limit(TextSlice cell, TextSlice sort)
    {
        if (IsNone(cell))
        {
            return (null, false);
        }
        var isOfLast = cell.Plain.StartsWith("last ", StringComparison.OrdinalIgnoreCase);
        var number = isOfLast ? cell.Plain["last ".Length..] : cell.Plain;
        var isNumber =
            int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0;
        if (isNumber && !(isOfLast && IsNone(sort)))
        {
            return (limit, isOfLast);
        }
        context.Report(
            SpecDiagnostics.UnreadablePatternCell,
            cell,
            cell.Plain,
            "limit",
            isNumber
                ? "add a sort order: the last documents are those at its end"
                : "write a whole number above 0, or `last` and such a number, or leave the cell empty"
        );
        return (null, false);
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
                "write `list`, `listen`, `get`, `count`, `sum(field)` or `average(field)`"
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
