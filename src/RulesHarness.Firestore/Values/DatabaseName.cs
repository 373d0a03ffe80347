using System.Text.RegularExpressions;

namespace RulesHarness.Firestore.Values;

/// <summary>The name of a database of a project. A string converts to the default database of the project it names.
/// Rules belong to a database: in the emulator, one without rules of its own does not take over those of the default
/// one, it is open.</summary>
public sealed partial record DatabaseName
{
    /// <summary>The id of a project's default database.</summary>
    public const string DefaultId = "(default)";

    private const int MaxProjectLength = 100;

    /// <summary>
    /// Names a database. Any project id of lower-case letters, digits and hyphens will do: the emulator makes projects
    /// and databases as they are named.
    /// </summary>
    /// <exception cref="ArgumentException">The emulator accepts no such id.</exception>
    public DatabaseName(string projectId, string databaseId = DefaultId)
    {
        ArgumentNullException.ThrowIfNull(projectId);
        ArgumentNullException.ThrowIfNull(databaseId);
        if (!IsProjectId(projectId))
        {
            throw new ArgumentException(
                $"`{projectId}` is not a project id: use lower-case letters, digits and hyphens",
                nameof(projectId)
            );
        }
        if (!IsDatabaseId(databaseId))
        {
            throw new ArgumentException($"`{databaseId}` is not a database id", nameof(databaseId));
        }
        (ProjectId, DatabaseId) = (projectId, databaseId);
    }

    /// <summary>The project's id, such as <c>demo-shop</c>.</summary>
    public string ProjectId { get; }

    /// <summary>The database's id, mostly <c>(default)</c>.</summary>
    public string DatabaseId { get; }

    /// <summary>
    /// Returns true if the emulator accepts a project's id: lower-case letters, digits and hyphens, after a domain and
    /// a colon if there is one.
    /// </summary>
    public static bool IsProjectId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length <= MaxProjectLength && ProjectPattern().IsMatch(id);
    }

    /// <summary>Returns true if a database can have this id.</summary>
    public static bool IsDatabaseId(string id) => DatabasePattern().IsMatch(id);

    /// <summary>The default database of a project.</summary>
    public static implicit operator DatabaseName(string projectId) => new(projectId);

    /// <summary>The database's resource name, <c>projects/P/databases/D</c>.</summary>
    public override string ToString() => $"projects/{ProjectId}/databases/{DatabaseId}";

    [GeneratedRegex(@"^(?:[a-z0-9][a-z0-9.-]*:)?[a-z0-9][a-z0-9-]*\z")]
    private static partial Regex ProjectPattern();

    [GeneratedRegex(@"^(\(default\)|[A-Za-z0-9][A-Za-z0-9_-]*)$")]
    private static partial Regex DatabasePattern();
}
