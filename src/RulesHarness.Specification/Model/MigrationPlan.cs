namespace RulesHarness.Specification.Model;

/// <summary>The formats of a source of old data.</summary>
public enum SourceFormat
{
    /// <summary>Comma-separated values, or values separated by another sign, with a row of headings.</summary>
    Csv,

    /// <summary>A JSON array of objects.</summary>
    Json,

    /// <summary>A JSON object on each line.</summary>
    JsonLines,

    /// <summary>A folder that Firestore's export or the emulator's export wrote.</summary>
    FirestoreExport,
}

/// <summary>A row of the table of sources: a file of old data, with its path below the project's folder.</summary>
public sealed record MigrationSource(string Name, string File, SourceFormat Format, Place Place)
{
    /// <summary>The sign between the values of a CSV file.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The name of the file's encoding, as IANA registers it.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>The collection of a Firestore export whose documents are the rows; null for other formats.</summary>
    public CollectionPath? Collection { get; init; }

    /// <summary>The path of an array in each object, whose items are the rows; null if the objects are.</summary>
    public string? Items { get; init; }

    /// <summary>The rows that are taken; null for all.</summary>
    public Condition? Where { get; init; }

    /// <summary>The place of the file's name in the spec.</summary>
    public Place FilePlace { get; init; }
}

/// <summary>A column of a source, or a value inside of an object by its path.</summary>
public sealed record SourceColumn(string Source, IReadOnlyList<string> Path)
{
    /// <summary>The column's name without its source's.</summary>
    public string Name => string.Join('.', Path);

    /// <inheritdoc/>
    public bool Equals(SourceColumn? other) =>
        other is not null && Source == other.Source && Path.SequenceEqual(other.Path);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Source, Name);

    /// <summary>The column as a spec names it.</summary>
    public override string ToString() => $"{Source}.{Name}";
}

/// <summary>The ways in which a row of the mapping is carried out.</summary>
public enum MappingKind
{
    /// <summary>The old values become new ones.</summary>
    Mapped,

    /// <summary>The old column is not taken over.</summary>
    LeftBehind,

    /// <summary>The import does it in a way that the spec does not describe.</summary>
    Elsewhere,
}

/// <summary>A new field, or an id in the documents' path, as the column New names it.</summary>
public sealed record MappingTarget(CollectionPath Collection, string Field)
{
    /// <summary>The field as a spec names it.</summary>
    public override string ToString() => $"{Collection}.{Field}";
}

/// <summary>
/// A row of the mapping: old columns, the new fields that they become, and the steps from the old value to the new one.
/// </summary>
public sealed record MappingRow(
    IReadOnlyList<SourceColumn> Old,
    IReadOnlyList<MappingTarget> New,
    IReadOnlyList<TransformStep> Steps,
    MappingKind Kind,
    Place Place
)
{
    /// <summary>The row in the spec language's own words.</summary>
    public string Text
    {
        get
        {
            var old = Old.Count == 0 ? "" : $"{string.Join(", ", Old)} ";
            var steps = Steps.Count == 0 ? "" : $": {string.Join("; ", Steps)}";
            return $"{old}→ {(New.Count == 0 ? "nothing" : string.Join(", ", New))}{steps}";
        }
    }
}

/// <summary>The parts of a document that a mapping fills.</summary>
public enum FilledPart
{
    /// <summary>A stored field.</summary>
    Field,

    /// <summary>The document's id.</summary>
    DocumentId,

    /// <summary>The id of a document above it.</summary>
    ParentId,
}

/// <summary>
/// A part of the new documents that a row of the mapping fills: <c>Name</c> is a field's path, or the name of an id.
/// <c>Field</c> is null for an id.
/// </summary>
public sealed record FieldMapping(FilledPart Part, string Name, Field? Field, MappingRow Row);

/// <summary>The documents of one collection that the rows of one source become.</summary>
public sealed record CollectionMapping(MigrationSource Source, Collection Collection, Place Place)
{
    /// <summary>The rows that become documents of this collection; null for all that the source takes.</summary>
    public Condition? Where { get; init; }

    /// <summary>The parts of a document, each filled once.</summary>
    public IReadOnlyList<FieldMapping> Parts { get; init; } = [];
}

/// <summary>The section Data Migration: where the old data is, and how it becomes documents.</summary>
public sealed record MigrationPlan
{
    /// <summary>The section as it is written.</summary>
    public string Text { get; init; } = "";

    /// <summary>The files of old data; empty for a section that is documentation alone.</summary>
    public IReadOnlyList<MigrationSource> Sources { get; init; } = [];

    /// <summary>The rows of the mapping, in the spec's order.</summary>
    public IReadOnlyList<MappingRow> Rows { get; init; } = [];

    /// <summary>The mappings of each source to each collection.</summary>
    public IReadOnlyList<CollectionMapping> Mappings { get; init; } = [];
}
