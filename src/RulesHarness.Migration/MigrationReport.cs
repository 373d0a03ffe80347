using RulesHarness.Diagnostics;

namespace RulesHarness.Migration;

/// <summary>
/// The rows of a source: those that were read, and those that <c>where</c> left out of all collections.
/// </summary>
public sealed record SourceCount(string Source, string File, long Rows, long LeftOut, long Unreadable);

/// <summary>
/// The documents of a collection that rows of a source became. <c>Rejected</c> rows have a fault; <c>LeftOut</c> ones
/// are not taken by <c>where</c>.
/// </summary>
public sealed record CollectionCount(string Source, string Collection, long Documents, long Rejected, long LeftOut)
{
    /// <summary>The required fields that the schema's defaults fill, because no row of the mapping does.</summary>
    public IReadOnlyList<string> Defaults { get; init; } = [];

    /// <summary>The path of the largest document, and its size in bytes.</summary>
    public (string Path, long Bytes) Largest { get; init; }

    /// <summary>The path of the document with the most index entries, and their number.</summary>
    public (string Path, long Entries) MostIndexed { get; init; }
}

/// <summary>
/// A relationship of the migrated documents: the value that most of them name, with their number, and the number of
/// references to no document that the relationship allows.
/// </summary>
public sealed record FanOut(string From, string To, string Value, long Documents, long Dangling);

/// <summary>The outcome of a migration.</summary>
public sealed record MigrationReport
{
    /// <summary>The id of the finding about a file that is not there.</summary>
    public const string NoFileId = "RH8001";

    /// <summary>The sources, in the order of the spec.</summary>
    public IReadOnlyList<SourceCount> Sources { get; init; } = [];

    /// <summary>The collections, by source.</summary>
    public IReadOnlyList<CollectionCount> Collections { get; init; } = [];

    /// <summary>The largest fan-out of each relationship.</summary>
    public IReadOnlyList<FanOut> FanOuts { get; init; } = [];

    /// <summary>The number of rows of the mapping that the import carries out in another way.</summary>
    public int DoneElsewhere { get; init; }

    /// <summary>The number of old columns that are left behind on purpose.</summary>
    public int LeftBehind { get; init; }

    /// <summary>
    /// The findings about the mapping and the data. Each is made once, with the first rows that show it as details.
    /// </summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Whether rows were read: no finding about the mapping or a file was in the way.</summary>
    public bool HasRun { get; init; }

    /// <summary>The number of documents without a fault.</summary>
    public long Documents => Collections.Sum(collection => collection.Documents);

    /// <summary>The number of rows that became no document because of a fault, once for each collection.</summary>
    public long Rejected =>
        Collections.Sum(collection => collection.Rejected) + Sources.Sum(source => source.Unreadable);

    /// <summary>Whether nothing is wrong: every row that is taken becomes a document without a fault.</summary>
    public bool Holds => HasRun && Diagnostics.All(finding => finding.Severity != Severity.Error);
}
