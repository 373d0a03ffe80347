using System.Text.Json;

namespace RulesHarness.Emulator.Coverage;

/// <summary>Reads a coverage report in one pass. Reports reach 80 MB, nearly all of it values such as the whole
/// <c>request</c>, of which only the kind is kept.</summary>
internal static class RuleCoverageReader
{
    public static RuleCoverage Read(ReadOnlyMemory<byte> body)
    {
        // Nesting follows that of the rules' expressions and of documents' values, several levels of JSON each.
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = 10_000 });
        IReadOnlyList<CoverageNode> report = [];
        reader.Read();
        while (NextProperty(ref reader, out var name))
        {
            if (name == "report")
            {
                report = ReadNodes(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
        return new(report);
    }

    private static List<CoverageNode> ReadNodes(ref Utf8JsonReader reader)
    {
        var nodes = new List<CoverageNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            nodes.Add(ReadNode(ref reader));
        }
        return nodes;
    }

    private static CoverageNode ReadNode(ref Utf8JsonReader reader)
    {
        (int Line, int Column, int Start, int End) place = default;
        IReadOnlyList<CoverageValue> values = [];
        var errors = new HashSet<CoverageError>();
        IReadOnlyList<CoverageNode> children = [];
        while (NextProperty(ref reader, out var name))
        {
            switch (name)
            {
                case "sourcePosition":
                    place = ReadPlace(ref reader);
                    break;
                case "values":
                    values = ReadValues(ref reader, errors);
                    break;
                case "children":
                    children = ReadNodes(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
        return new(place.Line, place.Column, place.Start, place.End, values, [.. errors], children);
    }

    private static (int Line, int Column, int Start, int End) ReadPlace(ref Utf8JsonReader reader)
    {
        (int Line, int Column, int Start, int End) place = default;
        while (NextProperty(ref reader, out var name))
        {
            switch (name)
            {
                case "line":
                    place.Line = reader.GetInt32();
                    break;
                case "column":
                    place.Column = reader.GetInt32();
                    break;
                case "currentOffset":
                    place.Start = reader.GetInt32();
                    break;
                case "endOffset":
                    place.End = reader.GetInt32();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
        return place;
    }

    private static CoverageValue[] ReadValues(ref Utf8JsonReader reader, HashSet<CoverageError> errors)
    {
        var counts = new SortedDictionary<CoverageKind, long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var kind = CoverageKind.ShortCircuited;
            var count = 0L;
            while (NextProperty(ref reader, out var name))
            {
                switch (name)
                {
                    case "value":
                        kind = ReadKind(ref reader, errors);
                        break;
                    case "count":
                        count = reader.GetInt64();
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }
            counts[kind] = counts.GetValueOrDefault(kind) + count;
        }
        return [.. counts.Select(entry => new CoverageValue(entry.Key, entry.Value))];
    }

    private static CoverageKind ReadKind(ref Utf8JsonReader reader, HashSet<CoverageError> errors)
    {
        var kind = CoverageKind.ShortCircuited;
        while (NextProperty(ref reader, out var name))
        {
            kind = name switch
            {
                "boolValue" => reader.GetBoolean() ? CoverageKind.True : CoverageKind.False,
                "undefined" => CoverageKind.Undefined,
                _ => CoverageKind.Other,
            };
            if (kind == CoverageKind.Undefined)
            {
                ReadError(ref reader, errors);
            }
            else
            {
                reader.Skip();
            }
        }
        return kind;
    }

    /// <summary>Nothing is said of what only isn't known yet, as when a document is still to be looked up.</summary>
    private static void ReadError(ref Utf8JsonReader reader, HashSet<CoverageError> errors)
    {
        string? message = null;
        var start = 0;
        while (NextProperty(ref reader, out var name))
        {
            switch (name)
            {
                case "causeMessage":
                    message = reader.GetString();
                    break;
                case "sourcePosition":
                    start = ReadPlace(ref reader).Start;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
        if (message is not null)
        {
            errors.Add(new(message.Trim(), start));
        }
    }

    /// <summary>Moves from inside an object to the value of its next property; false at its end.</summary>
    private static bool NextProperty(ref Utf8JsonReader reader, out string name)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.PropertyName)
        {
            name = "";
            return false;
        }
        name = reader.GetString()!;
        reader.Read();
        return true;
    }
}
