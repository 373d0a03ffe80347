using System.Text.RegularExpressions;

namespace RulesHarness.Firestore.Emulator;

/// <summary>A database of a project in the emulator. A string converts to the default database of the project it names.
/// Rules belong to a database: one without rules of its own does not take over those of the default one, it is open.</summary>
public sealed partial record EmulatorDatabase
{
    private const string Default = "(default)";

    /// <summary>Any project id will do: the emulator makes projects and databases as they are named.</summary>
    /// <exception cref="ArgumentException">An id holds a character that Google's ids never do.</exception>
    public EmulatorDatabase(string projectId, string databaseId = Default)
    {
        ArgumentNullException.ThrowIfNull(projectId);
        ArgumentNullException.ThrowIfNull(databaseId);
        if (!ProjectPattern().IsMatch(projectId))
        {
            throw new ArgumentException($"`{projectId}` is no project id", nameof(projectId));
        }
        if (!DatabasePattern().IsMatch(databaseId))
        {
            throw new ArgumentException($"`{databaseId}` is no database id", nameof(databaseId));
        }
        (ProjectId, DatabaseId) = (projectId, databaseId);
    }

    /// <summary>The project's id, such as <c>demo-shop</c>.</summary>
    public string ProjectId { get; }

    /// <summary>The database's id, mostly <c>(default)</c>.</summary>
    public string DatabaseId { get; }

    internal string RulesPath => $"{AdminPath}:securityRules";

    internal string CoveragePath => $"{AdminPath}:ruleCoverage";

    internal string IndexUsagePath => $"/emulator/v1/projects/{ProjectId}:indexUsage?database={Uri.EscapeDataString(ToString())}";

    internal string DocumentsPath => $"/v1/{this}/documents";

    internal string ClearPath => $"/emulator/v1/{this}/documents";

    // The form without a database means the default one, on every version of the emulator.
    private string AdminPath => DatabaseId == Default ? $"/emulator/v1/projects/{ProjectId}" : $"/emulator/v1/{this}";

    /// <summary>The default database of a project.</summary>
    public static implicit operator EmulatorDatabase(string projectId) => new(projectId);

    /// <summary>The database's resource name, <c>projects/P/databases/D</c>.</summary>
    public override string ToString() => $"projects/{ProjectId}/databases/{DatabaseId}";

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_.:-]*$")]
    private static partial Regex ProjectPattern();

    [GeneratedRegex(@"^(\(default\)|[A-Za-z0-9][A-Za-z0-9_-]*)$")]
    private static partial Regex DatabasePattern();
}
