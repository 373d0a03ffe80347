using RulesHarness.Specification.Grammar.Transforms;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>The tables of the section Data Migration, before names in them are resolved.</summary>
internal sealed record MigrationTables
{
    public static MigrationTables Empty { get; } = new();

    public string Text { get; init; } = "";

    public IReadOnlyList<SourceEntry> Sources { get; init; } = [];

    public IReadOnlyList<SelectionEntry> Selections { get; init; } = [];

    public IReadOnlyList<MappingEntry> Rows { get; init; } = [];
}

/// <summary>A source with the slice of its name.</summary>
internal sealed record SourceEntry(MigrationSource Source, TextSlice Name);

/// <summary>The rows of a source that become documents of a collection.</summary>
internal sealed record SelectionEntry(CollectionPath Collection, string Source, Condition? Where, SpecRow Row);

/// <summary>A row of the mapping with its slices. The source is the first segment of each old column.</summary>
internal sealed record MappingEntry(
    IReadOnlyList<SourceColumn> Old,
    IReadOnlyList<MappingTarget> New,
    WrittenTransform Transform,
    TextSlice OldCell,
    TextSlice NewCell,
    TextSlice TransformCell
);
