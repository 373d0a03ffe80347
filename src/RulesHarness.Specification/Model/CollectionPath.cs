namespace RulesHarness.Specification.Model;

/// <summary>
/// The path of a collection as a spec writes it: <c>posts</c>, <c>posts/{postId}/comments</c>, or <c>**/comments</c>
/// for the collection group of all collections with that id.
/// </summary>
public sealed record CollectionPath
{
    private CollectionPath(string text, string[] segments)
    {
        Text = text;
        Id = segments[^1];
        IsGroup = segments[0] == "**";
        Captures = [.. segments.Where(IsCapture).Select(segment => segment[1..^1])];
        ParentCollectionIds = IsGroup ? [] : [.. segments[..^1].Where((_, at) => at % 2 == 0)];
    }

    /// <summary>The path as written, without white space.</summary>
    public string Text { get; }

    /// <summary>The collection's own id: the last segment.</summary>
    public string Id { get; }

    /// <summary>True for a collection group, <c>**/id</c>.</summary>
    public bool IsGroup { get; }

    /// <summary>
    /// The names of the parents' document ids, outermost first: <c>postId</c> in <c>posts/{postId}/comments</c>.
    /// </summary>
    public IReadOnlyList<string> Captures { get; }

    /// <summary>The ids of the parents' collections, outermost first.</summary>
    public IReadOnlyList<string> ParentCollectionIds { get; }

    /// <summary>The collection that the parent document is in; null at the root and for a group.</summary>
    public string? Parent => Captures.Count == 0 ? null : Text[..Text.LastIndexOf("/{", StringComparison.Ordinal)];

    /// <summary>
    /// Reads a path, or gives null when the segments don't alternate between names and names in braces.
    /// </summary>
    public static CollectionPath? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var segments = text.Trim().Split('/');
        var isGroup = segments is ["**", _];
        var alternates =
            isGroup
            || (
                segments.Length % 2 == 1
                && segments.Select((segment, at) => IsCapture(segment) == (at % 2 == 1)).All(ok => ok)
            );
        var named = segments
            .Skip(isGroup ? 1 : 0)
            .All(segment => IsName(IsCapture(segment) ? segment[1..^1] : segment));
        return alternates && named ? new CollectionPath(string.Join('/', segments), segments) : null;
    }

    /// <summary>The path of this collection below given parents' ids, outermost first.</summary>
    public string Under(IReadOnlyList<string> parentIds)
    {
        ArgumentNullException.ThrowIfNull(parentIds);
        return string.Concat(ParentCollectionIds.Zip(parentIds, (collection, id) => $"{collection}/{id}/")) + Id;
    }

    /// <inheritdoc/>
    public bool Equals(CollectionPath? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsCapture(string segment) => segment is ['{', _, .., '}'];

    private static bool IsName(string segment) =>
        segment.Length > 0
        && segment is not ("." or "..")
        && segment.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.');
}
