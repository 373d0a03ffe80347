using RulesHarness.Code.Model;
using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Firestore;

/// <summary>Collections and documents by their paths.</summary>
internal static class Paths
{
    /// <summary>Gets the collection at segments, each of which can be a path, below a document.</summary>
    public static Value Collection(string parent, params IReadOnlyList<Value> segments) =>
        Unions.Combine(segments, each => OneCollection(parent, each));

    private static QueryValue OneCollection(string parent, IReadOnlyList<Value> segments)
    {
        var path = Path(parent, segments);
        if (!CollectionTemplate.Id(path).Contains(CollectionTemplate.Hole, StringComparison.Ordinal))
        {
            // A value that is not known can itself be a path: its part of the whole counts as one document.
            return new QueryValue(QueryShape.OfCollection(Even(path))) { IsCollection = true };
        }
        return new QueryValue(QueryShape.OfCollection(path), Unknown(segments[^1])) { IsCollection = true };
    }

    public static Value Group(Value? id) =>
        Unions.Map(
            id ?? UnknownValue.Any,
            each =>
                Steps.Text(each) is { Length: > 0 } name
                && !name.Contains(CollectionTemplate.Hole, StringComparison.Ordinal)
                    ? new QueryValue(QueryShape.OfGroup(name)) { IsCollection = true }
                    : new QueryValue(QueryShape.OfGroup(CollectionTemplate.Hole), Unknown(each)) { IsCollection = true }
        );

    public static DocumentValue Document(string parent, params IReadOnlyList<Value> segments) =>
        new(Path(parent, [.. segments.Select(each => each is UnionValue ? UnknownValue.Any : each)]));

    /// <summary>Gets the documents of a collection, each by an id that is not known.</summary>
    public static ListValue Documents(QueryValue collection) =>
        new(new Cell(new ListContent([], Document(collection.Shape.Path, UnknownValue.Any))));

    /// <summary>Gets the document above a collection.</summary>
    public static Value Parent(QueryValue collection) =>
        collection.Shape.Path.LastIndexOf('/') is > 0 and var slash
            ? new DocumentValue(collection.Shape.Path[..slash])
            : ConstantValue.Null;

    /// <summary>Gets the collection of a document.</summary>
    public static Value Parent(DocumentValue document) =>
        document.Path.LastIndexOf('/') is > 0 and var slash
            ? Collection("", new ConstantValue(document.Path[..slash]))
            : UnknownValue.Any;

    private static string Path(string parent, IReadOnlyList<Value> segments)
    {
        var path = parent;
        foreach (var segment in segments)
        {
            path = CollectionTemplate.Join(path, Segment(segment));
        }
        return path;
    }

    private static string Segment(Value value) =>
        value switch
        {
            ConstantValue { Content: double number } => $"{number}",
            _ => Steps.Text(value) ?? CollectionTemplate.Hole,
        };

    /// <summary>Completes a path that begins with a value which is the path of a document.</summary>
    private static string Even(string path)
    {
        var segments = path.Split('/');
        var first = segments[0];
        return segments.Length % 2 == 0 && first.Contains(CollectionTemplate.Hole, StringComparison.Ordinal)
            ? $"{CollectionTemplate.Hole}/{path}"
            : path;
    }

    private static Problem Unknown(Value value)
    {
        var unknown = value as UnknownValue ?? (value as ConstantValue)?.Unknown;
        return new Problem($"the name of the collection {Known.Reason(unknown?.Source)}", unknown?.Owner);
    }
}
