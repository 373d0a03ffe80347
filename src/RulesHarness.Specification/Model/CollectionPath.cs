namespace RulesHarness.Specification.Model;

/// <summary>
/// The path of documents as a spec writes it: of a collection, <c>posts</c> or <c>posts/{postId}/comments</c>; of one
/// document, <c>config/main</c>; of all documents below a place, <c>pages/**</c>; of a collection of any name,
/// <c>{kind}</c>; or of the collection group of all collections with an id, <c>**/comments</c>.
/// </summary>
public sealed record CollectionPath
{
    private const string Deep = "**";

    private CollectionPath(string[] segments)
    {
        Text = string.Join('/', segments);
        IsGroup = segments[0] == Deep;
        IsTree = segments[^1] == Deep;
        string[] named = IsTree ? segments[..^1] : segments;
        DocumentId = !IsTree && !IsGroup && named.Length % 2 == 0 ? named[^1] : null;
        string[] collection = DocumentId is null ? named : named[..^1];
        Id = collection.Length % 2 == 1 ? collection[^1] : segments[^1];
        AnyName = !IsGroup && IsCapture(Id) ? Id[1..^1] : null;
        var ids = IsGroup ? [] : collection.Where((_, at) => at % 2 == 1).ToList();
        Captures = [.. ids.Select(id => id[1..^1])];
        ParentCollectionIds = IsGroup ? [] : [.. collection.Where((_, at) => at % 2 == 0).Take(ids.Count)];
        CollectionIds = [.. ParentCollectionIds, Id];
        Parent = ids.Count == 0 ? null : string.Join('/', collection.Take(2 * ids.Count - 1));
    }

    /// <summary>The path as written, without white space.</summary>
    public string Text { get; }

    /// <summary>The collection's own id: the last segment, or the one before the id of a document.</summary>
    public string Id { get; }

    /// <summary>True for a collection group, <c>**/id</c>.</summary>
    public bool IsGroup { get; }

    /// <summary>
    /// The id of the one document that the path means, as in <c>config/main</c>; null for any other path.
    /// </summary>
    public string? DocumentId { get; }

    /// <summary>The path without the id of its document: <c>config</c> for <c>config/main</c>.</summary>
    public string WithoutDocument => DocumentId is null ? Text : Text[..Text.LastIndexOf('/')];

    /// <summary>True for a path that means the documents at any depth below it, <c>pages/**</c>.</summary>
    public bool IsTree { get; }

    /// <summary>
    /// The name in braces that stands for a collection of any name; null where the collection is named.
    /// </summary>
    public string? AnyName { get; }

    /// <summary>
    /// The names of the parents' document ids, outermost first: <c>postId</c> in <c>posts/{postId}/comments</c>.
    /// </summary>
    public IReadOnlyList<string> Captures { get; }

    /// <summary>The ids of the parents' collections, outermost first.</summary>
    public IReadOnlyList<string> ParentCollectionIds { get; }

    /// <summary>The ids of the collections in the path, outermost first.</summary>
    public IReadOnlyList<string> CollectionIds { get; }

    /// <summary>The collection that the parent document is in; null at the root and for a group.</summary>
    public string? Parent { get; }

    /// <summary>
    /// The rank of the path among others that match one document: a tree that begins lower is more precise.
    /// </summary>
    internal int Precision => IsTree ? Text.Count(character => character == '/') : int.MaxValue;

    /// <summary>
    /// Reads a path, or gives null when the segments don't alternate between names and names in braces.
    /// </summary>
    public static CollectionPath? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var segments = text.Trim().Split('/');
        var isPath = segments switch
        {
            [Deep, var id] => IsName(id),
            [.. { Length: > 0 } above, Deep] => IsPlace(above),
            _ => IsPath(segments),
        };
        return isPath ? new CollectionPath(segments) : null;
    }

    /// <summary>The path of this collection below given parents' ids, outermost first.</summary>
    public string Under(IReadOnlyList<string> parentIds)
    {
        ArgumentNullException.ThrowIfNull(parentIds);
        return string.Concat(ParentCollectionIds.Zip(parentIds, (collection, id) => $"{collection}/{id}/")) + Id;
    }

    /// <summary>Returns true if the path means a document: by the ids of the collections, and by its own id.</summary>
    public bool Contains(string documentPath)
    {
        ArgumentNullException.ThrowIfNull(documentPath);
        return Contains(documentPath.Split('/'));
    }

    /// <summary>Returns true if the path means the document of these segments.</summary>
    internal bool Contains(string[] document)
    {
        var depth = document.Length / 2;
        if (IsGroup)
        {
            return document[^2] == Id;
        }
        if (IsTree)
        {
            return depth > ParentCollectionIds.Count
                && Roots.Index().All(root => document[2 * root.Index] == root.Item);
        }
        return depth == CollectionIds.Count
            && CollectionIds.Index().All(id => document[2 * id.Index] == id.Item || IsCapture(id.Item))
            && (DocumentId is null || DocumentId == document[^1]);
    }

    /// <inheritdoc/>
    public bool Equals(CollectionPath? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The ids of the collections that each document of a tree is below, or in.</summary>
    private IReadOnlyList<string> Roots => Id == Deep ? ParentCollectionIds : CollectionIds;

    /// <summary>A collection, or the one document of a collection.</summary>
    private static bool IsPath(string[] segments)
    {
        var last = segments[^1];
        var isDocument = segments.Length % 2 == 0;
        return IsPlace(segments[..^1]) && (IsName(last) || !isDocument && IsCapture(last));
    }

    /// <summary>
    /// A named collection, or any document of one: names of collections alternate with names of ids in braces.
    /// </summary>
    private static bool IsPlace(string[] segments) =>
        segments.Index().All(each => each.Index % 2 == 1 ? IsCapture(each.Item) : IsName(each.Item));

    private static bool IsCapture(string segment) => segment is ['{', _, .., '}'] && IsName(segment[1..^1]);

    private static bool IsName(string segment) =>
        segment.Length > 0
        && segment is not ("." or "..")
        && segment.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.');
}
