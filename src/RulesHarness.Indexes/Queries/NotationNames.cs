using RulesHarness.Firestore.Values;

namespace RulesHarness.Indexes.Queries;

/// <summary>
/// The names in a query in the short notation: of fields and collections, and the words of the notation.
/// </summary>
internal static class NotationNames
{
    /// <summary>The words that can follow a value.</summary>
    private static readonly string[][] Keywords =
    [
        ["and"],
        ["or"],
        ["where"],
        ["order", "by"],
        ["limit"],
        ["offset"],
        ["nearest"],
        ["select"],
        ["start"],
        ["end"],
        ["count"],
        ["sum"],
        ["average"],
        ["avg"],
        ["@"],
    ];

    public static bool IsKeyword(NotationCursor cursor) => Keywords.Any(cursor.AreNext);

    /// <summary>Reads a field's path, as index files write it.</summary>
    public static string Field(NotationCursor cursor)
    {
        if (cursor.Current.Kind != NotationTokenKind.Word)
        {
            throw cursor.Expected("the name of a field");
        }
        var token = cursor.Take();
        try
        {
            return FieldPath.Parse(token.Value).ToString();
        }
        catch (ArgumentException)
        {
            throw new UnreadableQueryException($"`{token.Value}` is not a field path", token.Start + 1);
        }
    }

    /// <summary>
    /// Reads a collection: its id, its path (<c>users/{uid}/posts</c>), or <c>**/</c> and the id for a collection
    /// group.
    /// </summary>
    public static (string Id, bool IsGroup) Collection(NotationCursor cursor)
    {
        const string Group = "**/";
        if (cursor.Current.Kind != NotationTokenKind.Word)
        {
            throw cursor.Expected("the name of a collection");
        }
        var token = cursor.Take();
        var isGroup = token.Value.StartsWith(Group, StringComparison.Ordinal);
        var id = LastSegment(token.Value);
        if (id.Length == 0)
        {
            throw new UnreadableQueryException($"`{token.Value}` does not end with a collection", token.Start + 1);
        }
        return (id, isGroup);
    }

    private static string LastSegment(string path)
    {
        if (path.EndsWith('`') && path.IndexOf('`', StringComparison.Ordinal) is var open && open < path.Length - 1)
        {
            return path[(path.LastIndexOf('`', path.Length - 2) + 1)..^1];
        }
        return path[(path.LastIndexOf('/') + 1)..];
    }
}
