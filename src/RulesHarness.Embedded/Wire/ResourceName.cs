using System.Diagnostics.CodeAnalysis;

namespace RulesHarness.Embedded.Wire;

/// <summary>
/// A name as requests have it, taken apart: <c>projects/P/databases/D/documents/posts/p1</c>. Of the root and of a
/// database the path is empty.
/// </summary>
/// <param name="Project">The project's id.</param>
/// <param name="Database">The database's id.</param>
/// <param name="Path">The path below the root, such as <c>posts/p1</c>.</param>
public sealed record ResourceName(string Project, string Database, string Path)
{
    /// <summary>The prefix of the names of the database's documents, without the final slash.</summary>
    public string Root => $"projects/{Project}/databases/{Database}/documents";

    /// <summary>Reads the name of a database, of its root, or of what is below it; false where it is none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ResourceName? name)
    {
        var parts = text.Split('/', 6);
        name =
            parts is ["projects", var project, "databases", var database, ..]
            && project.Length > 0
            && database.Length > 0
                ? parts.Length switch
                {
                    4 => new ResourceName(project, database, ""),
                    5 when parts[4] == "documents" => new ResourceName(project, database, ""),
                    6 when parts[4] == "documents" => new ResourceName(project, database, parts[5]),
                    _ => null,
                }
                : null;
        return name is not null;
    }

    /// <summary>The path below the root; empty where the name is none.</summary>
    public static string PathOf(string text) => TryParse(text, out var name) ? name.Path : "";

    /// <summary>Whether the path is one of a document: an even number of ids, none of them empty.</summary>
    public static bool IsDocument(string path) =>
        path.Length > 0 && path.AsSpan().Count('/') % 2 == 1 && HasNoEmptyId(path);

    private static bool HasNoEmptyId(string path) =>
        path[0] != '/' && path[^1] != '/' && !path.Contains("//", StringComparison.Ordinal);
}
