using System.Text.RegularExpressions;

namespace RulesHarness.Firestore.Emulator;

/// <summary>
/// A database of a project in the emulator. A string converts to the default database of the project it names. Rules
/// belong to a database: one without rules of its own does not take over those of the default one, it is open.
/// </summary>
public sealed partial record EmulatorDatabase
{
    private const string Default = "(default)";
    private const int MaxProjectLength = 100;

    /// <summary>
    /// Any project id of lower-case letters, digits and hyphens will do: the emulator makes projects and databases as
    /// they are named.
    /// </summary>
    /// <exception cref="ArgumentException">The emulator accepts no such id.</exception>
    public EmulatorDatabase(string projectId, string databaseId = Default)
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
    internal static bool IsProjectId(string id) => id.Length <= MaxProjectLength && ProjectPattern().IsMatch(id);

    /// <summary>Returns true if a database can have this id.</summary>
    internal static bool IsDatabaseId(string id) => DatabasePattern().IsMatch(id);

    internal string RulesPath => $"{AdminPath}:securityRules";

    internal string CoveragePath => $"{AdminPath}:ruleCoverage";

    internal string IndexUsagePath =>
        $"/emulator/v1/projects/{ProjectId}:indexUsage?database={Uri.EscapeDataString(ToString())}";

    internal string DocumentsPath => $"/v1/{this}/documents";

    internal string ClearPath => $"/emulator/v1/{this}/documents";

    // The form without a database means the default one, on every version of the emulator.
    private string AdminPath => DatabaseId == Default ? $"/emulator/v1/projects/{ProjectId}" : $"/emulator/v1/{this}";

    /// <summary>The default database of a project.</summary>
    public static implicit operator EmulatorDatabase(string projectId) => new(projectId);

    /// <summary>The database's resource name, <c>projects/P/databases/D</c>.</summary>
    public override string ToString() => $"projects/{ProjectId}/databases/{DatabaseId}";

    [GeneratedRegex(@"^(?:[a-z0-9][a-z0-9.-]*:)?[a-z0-9][a-z0-9-]*\z")]
    private static partial Regex ProjectPattern();

    [GeneratedRegex(@"^(\(default\)|[A-Za-z0-9][A-Za-z0-9_-]*)$")]
    private static partial Regex DatabasePattern();
}
