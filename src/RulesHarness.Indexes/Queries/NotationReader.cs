using System.Globalization;
using System.Text.RegularExpressions;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Queries;

/// <summary>
/// Reads a query in the short notation: an optional label, the query, and optionally the place that it comes from:
/// <c>Feed: posts where authorId == x order by at desc limit 20 @ src/feed.ts:12</c>.
/// </summary>
internal sealed partial class NotationReader
{
    private const string BeforePlace = " @ ";

    private readonly NotationCursor _cursor;
    private readonly List<SortField> _sort = [];
    private readonly List<string> _aggregated = [];
    private Condition? _filter;
    private IndexField? _nearest;
    private int? _limit;
    private bool _isLimitToLast;

    private NotationReader(NotationCursor cursor) => _cursor = cursor;

    /// <exception cref="UnreadableQueryException">The line is not a query.</exception>
    public static FileQuery Read(string line)
    {
        var (label, start) = Label(line);
        var (origin, end) = Origin(line);
        if (end < start)
        {
            (label, start) = (null, 0);
        }
        // Blanks in the place of the label keep the columns.
        var text = line[start..end].Trim();
        var reader = new NotationReader(new NotationCursor(new string(' ', start) + line[start..end]));
        return new FileQuery(1, line.Trim(), reader.Query())
        {
            Label = label,
            Origin = origin,
            Limit = reader._limit,
            Notation = text,
        };
    }

    /// <summary>Splits off what stands before the first colon and a blank, if it can't be a part of a query.</summary>
    private static (string? Label, int End) Label(string line)
    {
        var label = LabelPattern().Match(line);
        return label.Success ? (label.Groups["label"].Value.Trim(), label.Length) : (null, 0);
    }

    [GeneratedRegex("""^\s*(?:"(?<label>[^"]+)"|(?<label>[^"`=<>(\[]+?)):\s+(?=\S)""")]
    private static partial Regex LabelPattern();

    private static (Place? Origin, int End) Origin(string line)
    {
        var at = line.LastIndexOf(BeforePlace, StringComparison.Ordinal);
        if (at < 0)
        {
            return (null, line.Length);
        }
        var parts = line[(at + BeforePlace.Length)..].Trim().Split(':');
        var numbers = parts.Reverse().TakeWhile(IsNumber).Take(2).Reverse().Select(Number).ToList();
        if (numbers.Count == 0 || numbers.Count == parts.Length)
        {
            throw new UnreadableQueryException("a place is a file and a line, such as `src/feed.ts:12`", at + 4);
        }
        var file = string.Join(':', parts[..^numbers.Count]);
        return (new Place(file, numbers[0], numbers.ElementAtOrDefault(1) is > 0 and var column ? column : 1), at);
    }

    private static bool IsNumber(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private IndexQuery Query()
    {
        var (id, isGroup) = NotationNames.Collection(_cursor);
        while (!_cursor.IsAtEnd)
        {
            Clause();
        }
        if (_isLimitToLast && _sort.Count == 0)
        {
            throw new UnreadableQueryException("`limit to last` needs `order by`", 1);
        }
        return new IndexQuery(id, isGroup)
        {
            Filter = _filter,
            Sort = _isLimitToLast ? [.. _sort.Select(Reversed)] : _sort,
            Aggregated = _aggregated,
            Nearest = _nearest,
        };
    }

    private static SortField Reversed(SortField sort) => sort with { Descending = !sort.Descending };

    private void Clause()
    {
        if (_cursor.TakeWords("where"))
        {
            var more = new NotationFilter(_cursor).Read();
            _filter = _filter is null ? more : new AndCondition([_filter, more]);
        }
        else if (_cursor.TakeWords("order", "by"))
        {
            Listed(() => _sort.Add(Sort()));
        }
        else if (_cursor.TakeWords("limit", "to", "last"))
        {
            _isLimitToLast = true;
            _limit = Count();
        }
        else if (_cursor.TakeWords("limit"))
        {
            _limit = Count();
        }
        else if (_cursor.TakeWords("offset"))
        {
            Count();
        }
        else if (_cursor.TakeWords("nearest", "by") || _cursor.TakeWords("nearest"))
        {
            _nearest = Nearest();
        }
        else if (_cursor.TakeWords("select"))
        {
            Listed(() => NotationNames.Field(_cursor));
        }
        else if (IsCursor())
        {
            SkipValues();
        }
        else
        {
            Listed(Aggregation);
        }
    }

    private void Listed(Action item)
    {
        do
        {
            item();
        } while (_cursor.Take(","));
    }

    private SortField Sort()
    {
        var field = NotationNames.Field(_cursor);
        var isDescending = _cursor.TakeWords("desc") || _cursor.TakeWords("descending");
        if (!isDescending && !_cursor.TakeWords("asc"))
        {
            _cursor.TakeWords("ascending");
        }
        return new SortField(field, isDescending);
    }

    /// <summary>A number, or a word for one that is not known.</summary>
    private int? Count()
    {
        if (_cursor.Current.Kind != NotationTokenKind.Word)
        {
            throw _cursor.Expected("a number");
        }
        var word = _cursor.Take().Value;
        return int.TryParse(word, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private IndexField Nearest()
    {
        var field = new IndexField(NotationNames.Field(_cursor), IndexMode.Vector);
        return IsNumber(_cursor.Current.Value) ? field with { Dimension = Number(_cursor.Take().Value) } : field;
    }

    private bool IsCursor() =>
        _cursor.TakeWords("start", "at")
        || _cursor.TakeWords("start", "after")
        || _cursor.TakeWords("end", "at")
        || _cursor.TakeWords("end", "before");

    /// <summary>The values of a cursor make no difference to the indexes; they may be left out.</summary>
    private void SkipValues()
    {
        while (!_cursor.IsAtEnd && !NotationNames.IsKeyword(_cursor))
        {
            _cursor.Take();
        }
    }

    private void Aggregation()
    {
        if (_cursor.TakeWords("count"))
        {
            if (_cursor.Take("(") && !_cursor.Take(")"))
            {
                throw _cursor.Expected("`)`");
            }
            return;
        }
        if (!_cursor.TakeWords("sum") && !_cursor.TakeWords("average") && !_cursor.TakeWords("avg"))
        {
            throw _cursor.Expected(
                "`where`, `order by`, `limit`, `offset`, `nearest`, `select`, `count()`, `sum(...)` or `average(...)`"
            );
        }
        var isOpen = _cursor.Take("(");
        _aggregated.Add(NotationNames.Field(_cursor));
        if (isOpen && !_cursor.Take(")"))
        {
            throw _cursor.Expected("`)`");
        }
    }
}
