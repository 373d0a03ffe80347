namespace RulesHarness.Migration;

/// <summary>A document that a row became: its path below the root, and its fields as CLR values.</summary>
/// <param name="Path">The path, such as <c>posts/post-1</c>.</param>
/// <param name="Collection">The collection's path as the spec writes it.</param>
/// <param name="Fields">The fields.</param>
/// <param name="Source">The name of the source.</param>
/// <param name="Line">The line of the row in the source's file, or the number of the record, from 1.</param>
public sealed record MigratedDocument(
    string Path,
    string Collection,
    IReadOnlyDictionary<string, object?> Fields,
    string Source,
    long Line
)
{
    /// <summary>The row as messages name it, such as <c>line 2</c>.</summary>
    public string Row { get; init; } = "";

    /// <summary>The project in the names of documents. It is one that no production project can have.</summary>
    public const string ProjectId = "demo-project";
}
