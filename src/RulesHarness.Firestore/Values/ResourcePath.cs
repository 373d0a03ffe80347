namespace RulesHarness.Firestore.Values;

internal static class ResourcePath
{
    public static string Database(string projectId, string databaseId) =>
        $"projects/{projectId}/databases/{databaseId}";

    public static string Root(string projectId, string databaseId) => $"{Database(projectId, databaseId)}/documents";

    public static (string ProjectId, string DatabaseId, string RelativePath) Split(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var parts = path.Split('/', 6);
        return parts is ["projects", var project, "databases", var database, "documents", var relative]
            ? (project, database, relative)
            : throw new ArgumentException(
                $"`{path}` is not of the form projects/P/databases/D/documents/...",
                nameof(path)
            );
    }

    public static void CheckDocument(string path)
    {
        if (Parts(path) % 2 != 0)
        {
            throw Wrong(path, "a document's path has an even number of parts, such as `users/alice`");
        }
    }

    public static void CheckCollection(string path)
    {
        if (Parts(path) % 2 == 0)
        {
            throw Wrong(path, "a collection's path has an odd number of parts, such as `users`");
        }
    }

    private static int Parts(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0 || path[0] == '/' || path[^1] == '/' || path.Contains("//", StringComparison.Ordinal))
        {
            throw Wrong(path, "no part of a path may be empty");
        }

        return path.AsSpan().Count('/') + 1;
    }

    private static ArgumentException Wrong(string path, string rule) => new($"`{path}`: {rule}", nameof(path));
}
