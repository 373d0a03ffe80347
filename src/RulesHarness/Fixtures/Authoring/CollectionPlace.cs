using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures.Authoring;

/// <summary>A collection below given parents, whose ids come outermost first.</summary>
internal sealed record CollectionPlace(Collection Collection, IReadOnlyList<string> ParentIds)
{
    public string Path => Collection.Path.Under(ParentIds);

    /// <summary>The id that stands in the path under a name, such as <c>postId</c>; null when none does.</summary>
    public string? Captured(string name) =>
        Collection.Path.Captures.Zip(ParentIds).FirstOrDefault(each => each.First == name).Second;
}

/// <summary>Finds the collection that a path means.</summary>
internal sealed class CollectionPlaces(DocumentFixtures fixtures)
{
    /// <summary>
    /// The collection, and below which parents; for a name in braces it is a parent's that is made for it.
    /// </summary>
    /// <exception cref="ArgumentException">The spec has no such collection.</exception>
    public CollectionPlace Find(string path)
    {
        var segments = path.Split('/');
        var isDocument = segments.Length % 2 == 0;
        if (Collection(path, segments) is not { } collection)
        {
            throw Unknown(path, segments);
        }
        if (isDocument && collection.Path.DocumentId == segments[^1])
        {
            segments = segments[..^1];
        }
        else if (isDocument)
        {
            throw new ArgumentException(
                $"`{path}` is a document: write `{path[..path.LastIndexOf('/')]}`, and .WithId(\"{segments[^1]}\")"
            );
        }
        var parents = new List<string>();
        var ids = segments.Where((_, at) => at % 2 == 1);
        foreach (var (depth, id) in ids.Index())
        {
            DocumentIds.Check(id);
            parents.Add(id is ['{', .., '}'] ? Parent(collection, depth) : id);
        }

        return new CollectionPlace(collection, parents);
    }

    /// <summary>
    /// The collection at a path, or one of that path like those that the row stands for; null where the spec has none.
    /// </summary>
    private Collection? Collection(string path, string[] segments)
    {
        var document = segments.Length % 2 == 0 ? path : $"{path}/any";
        var known = fixtures.Model.CollectionOf(document);
        if (known is null || known.Path.Contains(document))
        {
            return known;
        }
        var captures = known.Path.Captures;
        var like = document
            .Split('/')[..^1]
            .Select((segment, at) => at % 2 == 0 ? segment : $"{{{captures.ElementAtOrDefault(at / 2) ?? $"id{at}"}}}");
        return known with { Path = CollectionPath.TryParse(string.Join('/', like))! };
    }

    /// <summary>
    /// The collection below parents that have the ids which <paramref name="from"/> and its fields name, or else below
    /// any.
    /// </summary>
    public CollectionPlace Near(Collection collection, Func<string, string?> from) =>
        new(collection, [.. collection.Path.Captures.Select((name, depth) => from(name) ?? Parent(collection, depth))]);

    private string Parent(Collection collection, int depth)
    {
        var path = collection.Path.Text.Split('/')[..(2 * depth + 1)];
        var parent = fixtures.Model.Collection(string.Join('/', path));
        // A parent that the spec does not declare needs no more than a name.
        return parent is null ? $"{path[^1].TrimEnd('s')}-1" : fixtures.Of(parent.Path.Text).Id;
    }

    private ArgumentException Unknown(string path, string[] segments)
    {
        var known = fixtures.Model.Collections.Select(collection => collection.Path.Text).ToList();
        var below = known.FirstOrDefault(text =>
            segments.Length == 1 && text.EndsWith($"/{path}", StringComparison.Ordinal)
        );
        var hint = below is null ? Suggestion.For(path, known) : $"; did you mean `{below}`?";
        return new ArgumentException(
            $"the spec has no collection `{path}`{(hint.Length > 0 ? hint : ".")} It has "
                + $"{string.Join(", ", known.Select(text => $"`{text}`"))}"
        );
    }
}
