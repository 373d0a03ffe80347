namespace RulesHarness.Fixtures;

/// <summary>Which of the optional fields a document has.</summary>
internal enum Completeness
{
    /// <summary>Some of them, as real data has.</summary>
    Typical,

    /// <summary>All of them, and none of them null.</summary>
    Full,

    /// <summary>None of them.</summary>
    Minimal,
}
