using RulesHarness.Firestore.Values;

namespace RulesHarness.Suites;

/// <summary>A path as suites write it: <c>/databases/(default)/documents/posts/p1</c>, or <c>posts/p1</c>.</summary>
/// <param name="Database">The database's id; null where the path does not say it.</param>
/// <param name="Path">The path below the root.</param>
internal readonly record struct SuitePath(string? Database, string Path)
{
    /// <summary>Returns true if it leads to a document, and not to a collection.</summary>
    public bool IsDocument => Path.AsSpan().Count('/') % 2 == 1;

    /// <summary>Reads a path; null for what is none.</summary>
    public static SuitePath? Of(string text)
    {
        var segments = text.StartsWith('/') ? text[1..].Split('/') : text.Split('/');
        if (segments.Any(segment => segment.Length == 0))
        {
            return null;
        }
        if (segments is ["databases", var database, "documents", _, ..] && DatabaseName.IsDatabaseId(database))
        {
            return new SuitePath(database, string.Join('/', segments.Skip(3)));
        }
        return segments[0] == "databases" ? null : new SuitePath(null, string.Join('/', segments));
    }
}
