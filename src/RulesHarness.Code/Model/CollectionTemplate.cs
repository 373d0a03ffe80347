namespace RulesHarness.Code.Model;

/// <summary>
/// Paths of collections and documents in which <c>{}</c> stands for an id that is only known when the code runs:
/// <c>users/{}/posts</c>.
/// </summary>
public static class CollectionTemplate
{
    /// <summary>An id, or a part of one, that is only known when the code runs.</summary>
    public const string Hole = "{}";

    /// <summary>The path of a document of which nothing is known: <c>…/comments</c> is a collection below it.</summary>
    public const string AnyDocument = "…";

    /// <summary>Appends a relative path to the path of a document or a collection.</summary>
    public static string Join(string parent, string path)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(path);
        return parent.Length == 0 ? path.Trim('/') : $"{parent}/{path.Trim('/')}";
    }

    /// <summary>
    /// Gets why a path can't be planned as a collection's; null if it can. The reason is for
    /// <see cref="UnresolvedQuery.Reason"/>.
    /// </summary>
    public static string? Fault(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var segments = path.Split('/');
        if (segments[^1].Contains(Hole, StringComparison.Ordinal))
        {
            return "the name of the collection is only known when the code runs";
        }
        // An id that is not known may be several: its part of the path is not counted.
        var isCounted = !path.Contains(Hole, StringComparison.Ordinal) && segments[0] != AnyDocument;
        if (isCounted && segments.Length % 2 == 0 || segments.Any(segment => segment.Length == 0))
        {
            return $"`{path}` is not the path of a collection";
        }
        return null;
    }

    /// <summary>Gets the id of a collection: the last part of its path.</summary>
    public static string Id(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path[(path.LastIndexOf('/') + 1)..];
    }
}
