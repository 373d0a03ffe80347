using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>
/// Finds the schema of the documents at a path. If the path may be that of an unknown collection, the schema is
/// unknown.
/// </summary>
internal sealed class SchemaFinder
{
    private readonly ImmutableArray<(string[] Segments, SchemaNode Node)> _collections;

    public SchemaFinder(RulesSchema? schema) =>
        _collections = schema is null
            ? []
            : [.. schema.Collections.Select(collection => (collection.Path.Split('/'), SchemaNode.Of(collection)))];

    /// <summary>The documents that a match block is about.</summary>
    /// <param name="belowRoot">The block's path, relative to the database.</param>
    public SchemaNode? OfBlock(ImmutableArray<PathSegment> belowRoot)
    {
        if (belowRoot.Length < 2 || belowRoot[^1] is GlobSegment || belowRoot[^2] is not LiteralSegment)
        {
            return null;
        }

        var glob = belowRoot.FirstOrDefault(segment => segment is GlobSegment) is { } found
            ? belowRoot.IndexOf(found)
            : -1;
        string?[] path = [.. belowRoot[(glob + 1)..].Select(segment => (segment as LiteralSegment)?.Text)];
        return Find(path, isWhole: glob < 0);
    }

    /// <summary>The document that a path literal names.</summary>
    /// <param name="segments">From <c>databases</c> on; null for what is put in.</param>
    public SchemaNode? OfPath(ImmutableArray<string?> segments)
    {
        return
            segments.Length >= 5 && segments[0] == "databases" && segments[2] == "documents" && segments[^2] is not null
            ? Find([.. segments[3..]], isWhole: true)
            : null;
    }

    private SchemaNode? Find(string?[] path, bool isWhole)
    {
        SchemaNode? node = null;
        foreach (var (segments, known) in _collections)
        {
            // Below a glob the collections above are whatever they are.
            var compared = isWhole ? segments : segments[^Math.Min(segments.Length, path.Length - 1)..];
            if (
                compared.Length <= path.Length - 1
                && (!isWhole || compared.Length == path.Length - 1)
                && Fits(compared, path)
            )
            {
                node = node is null ? known : node.Or(known);
            }
        }

        return node;
    }

    private static bool Fits(string[] collection, string?[] path) =>
        path.Length - 1 >= collection.Length
        && collection
            .Zip(path[^(collection.Length + 1)..^1])
            .All(pair => pair.Second is null || IsId(pair.First) || pair.First == pair.Second);

    private static bool IsId(string segment) => segment.StartsWith('{');
}
