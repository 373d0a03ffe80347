namespace RulesHarness.Fixtures;

/// <summary>The amount of data to generate. The same spec and seed give the same data, byte for byte.</summary>
internal sealed record FixtureOptions
{
    /// <summary>The seed that all data follows from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Documents in each collection at the root, 1 or more.</summary>
    public int RootDocuments { get; init; } = 8;

    /// <summary>Documents in a sub-collection below each parent that has any, 1 or more.</summary>
    public int DocumentsPerParent { get; init; } = 3;

    /// <summary>The number of parents that have documents below them, 1 or more.</summary>
    public int Parents { get; init; } = 4;
}
