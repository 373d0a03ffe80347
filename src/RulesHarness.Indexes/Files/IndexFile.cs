using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Files;

/// <summary>
/// The declarations of a <c>firestore.indexes.json</c>. <c>Indexes</c> are the composite indexes and, from the
/// overrides, the single-field indexes for collection groups, which are not automatic. <c>Overrides</c> are all
/// overrides.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/reference/firestore/indexes"/>
public sealed record IndexFile(
    IReadOnlyList<IndexDeclaration> Indexes,
    IReadOnlyList<FieldOverride> Overrides,
    IReadOnlyList<Diagnostic> Diagnostics
)
{
    /// <summary>
    /// Returns true if every entry could be read: only then is it known which indexes are missing. There may be
    /// findings all the same.
    /// </summary>
    public bool IsUsable { get; init; } = true;

    /// <summary>
    /// The composite indexes, with those that no query of a client library can use, and without single-field ones.
    /// </summary>
    public IReadOnlyList<IndexEntry> Entries { get; init; } = [];

    /// <summary>A file that declares nothing.</summary>
    public static IndexFile Empty { get; } = new([], [], []);

    /// <summary>
    /// Reads a file's text. An entry that can't be read is a finding; the others are read all the same.
    /// </summary>
    public static IndexFile Read(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(text);
        return new IndexFileReader(file, text).Read();
    }

    /// <summary>The indexes that a database has when this file is deployed to it.</summary>
    public IndexSet ToIndexSet() =>
        new(Indexes.Where(index => index.Fields.Count > 1 || !index.IsGroupScope).Select(IndexShape.Of), Overrides);
}
