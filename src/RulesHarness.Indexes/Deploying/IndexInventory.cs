using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;

namespace RulesHarness.Indexes.Deploying;

/// <summary>
/// The indexes of a database, or those that a file declares. <c>Overrides</c> are null if the source does not list
/// them, as <c>gcloud firestore indexes composite list</c> does not.
/// </summary>
public sealed record IndexInventory(
    string Source,
    IReadOnlyList<DeployedIndex> Indexes,
    IReadOnlyList<FieldOverride>? Overrides,
    IReadOnlyList<Diagnostic> Diagnostics,
    bool IsUsable
)
{
    /// <summary>
    /// Reads an index file, what <c>firebase firestore:indexes</c> prints, or lists of indexes or fields in the JSON of
    /// the Firestore Admin API, as <c>gcloud firestore indexes composite list --format=json</c> prints them.
    /// </summary>
    public static IndexInventory Read(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(text);
        return IndexResourceReader.Read(file, text) ?? OfFile(file, IndexFile.Read(file, text));
    }

    private static IndexInventory OfFile(string source, IndexFile file) =>
        new(
            source,
            [.. file.Entries.Select(entry => new DeployedIndex(entry, IndexState.Ready, null))],
            file.Overrides,
            file.Diagnostics,
            file.IsUsable
        );
}
