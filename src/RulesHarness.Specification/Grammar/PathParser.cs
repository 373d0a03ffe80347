using System.Globalization;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Reads the path of a document that a condition looks up. An id is in braces what it is made of: a name of an id or a
/// field, a claim, the uid; and text may stand between: <c>predictions/{uid}_{matchId}</c>.
/// </summary>
internal static class PathParser
{
    /// <summary>A field of the document, or the document itself where no field follows.</summary>
    /// <param name="cursor">Stands at the path.</param>
    /// <param name="isAfter">Whether the document is meant as the whole batch leaves it.</param>
    public static Operand? Operand(Cursor cursor, bool isAfter = false)
    {
        var path = isAfter ? OfBatch(cursor) : Path(cursor);
        if (path is null)
        {
            return null;
        }
        if (!cursor.Take("."))
        {
            return new ExistsOperand(path) { IsAfter = isAfter };
        }
        return Names.Dotted(cursor) is { } field ? new LookUpOperand(path, field) { IsAfter = isAfter } : null;
    }

    /// <summary>The path of a document as a batch leaves it: its ids are known before the batch is.</summary>
    public static DocumentPath? OfBatch(Cursor cursor)
    {
        var first = cursor.Current;
        if (Path(cursor) is not { } path)
        {
            return null;
        }
        if (path.Through.Any())
        {
            cursor.FailAt(
                first,
                "a document whose id is not looked up: of what a batch leaves, the ids are those of the path, fields "
                    + "and claims"
            );
            return null;
        }
        return path;
    }

    /// <summary>The path of a document that is looked up.</summary>
    /// <param name="cursor">Stands at the path.</param>
    /// <param name="isOfId">Whether the document only gives an id in the path of another.</param>
    public static DocumentPath? Path(Cursor cursor, bool isOfId = false)
    {
        var segments = new List<IReadOnlyList<Operand>>();
        do
        {
            var segment = Segment(cursor, isOfId);
            if (segment.Count == 0)
            {
                cursor.Fail("a document's path");
            }
            if (cursor.Failure is not null)
            {
                return null;
            }
            segments.Add(segment);
        } while (cursor.Take("/"));
        if (segments.Count % 2 == 1 || segments.Where((_, at) => at % 2 == 0).Any(IsNoName))
        {
            cursor.Fail("a document's path: a collection, then an id");
            return null;
        }
        return new DocumentPath(segments);
    }

    private static bool IsNoName(IReadOnlyList<Operand> segment) => segment is not [LiteralOperand];

    /// <summary>The parts that stand side by side.</summary>
    private static List<Operand> Segment(Cursor cursor, bool isOfId)
    {
        var parts = new List<Operand>();
        while (parts.Count == 0 || cursor.Behind.End == cursor.Current.Start)
        {
            if (cursor.Take("{"))
            {
                if ((IdPathParser.Parse(cursor, isOfId) ?? Named(cursor)) is not { } part)
                {
                    return parts;
                }
                parts.Add(part);
            }
            else if (Text(cursor) is { } text)
            {
                parts.Add(new LiteralOperand(text));
            }
            else
            {
                break;
            }
        }
        return parts;
    }

    /// <summary>A name in braces, behind the first of these.</summary>
    private static Operand? Named(Cursor cursor)
    {
        if (cursor.Failure is not null)
        {
            return null;
        }
        var first = cursor.Current;
        if (Names.Segment(cursor) is not { } name || !cursor.Expect("}"))
        {
            cursor.Fail("a name in braces");
            return null;
        }
        if (name.Split('.').Contains(""))
        {
            cursor.FailAt(first, "a name in braces, with something between its dots");
            return null;
        }
        return InBraces(name);
    }

    private static string? Text(Cursor cursor)
    {
        var text = "";
        while (
            (text.Length == 0 || cursor.Behind.End == cursor.Current.Start)
            && (
                cursor.Current.Kind is TokenKind.Word or TokenKind.Number
                || cursor.Current.Is("-")
                || cursor.Current.Is("_")
            )
        )
        {
            text += cursor.Advance().Text;
        }
        return text.Length > 0 ? text : null;
    }

    private static Operand InBraces(string name) => ItemInBraces(name) ?? ValueInBraces(name);

    /// <summary>
    /// An item of a list, or a value of a map: <c>users[0]</c>, <c>pages[uid]</c>; null for another name.
    /// </summary>
    private static ElementOperand? ItemInBraces(string name)
    {
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        if (bracket <= 0 || name[^1] != ']')
        {
            return null;
        }
        var key = name[(bracket + 1)..^1];
        Operand? at =
            key == "uid" ? new UidOperand()
            : long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new LiteralOperand(number)
            : null;
        // A bare name inside of braces is an id or a field. What has items is a field.
        var of = ValueInBraces(name[..bracket]) is PathIdOperand id
            ? new FieldOperand(id.Name)
            : ValueInBraces(name[..bracket]);
        return at is null ? null : new ElementOperand(of, at);
    }

    private static Operand ValueInBraces(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var (root, rest) = dot < 0 ? (name, "") : (name[..dot], name[(dot + 1)..]);
        return (root, rest) switch
        {
            ("uid", "") => new UidOperand(),
            (_, "") => new PathIdOperand(name),
            ("token", _) => new TokenOperand(rest),
            ("new", _) => new FieldOperand(FieldOf(rest), IsNew: true),
            ("doc", _) => new FieldOperand(FieldOf(rest)),
            _ => new FieldOperand(FieldOf(name)),
        };
    }

    /// <summary>Anything can stand in braces: what is no path of names is one name, which no document has.</summary>
    private static string FieldOf(string text)
    {
        var isPath = text.Split('.').All(name => name.Length > 0 && !name.Any("~*/[]".Contains));
        return isPath ? text : new FieldPath(text).ToString();
    }
}
