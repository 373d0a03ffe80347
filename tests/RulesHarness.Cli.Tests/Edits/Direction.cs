namespace RulesHarness.Cli.Tests.Edits;

/// <summary>Which way an edit goes wrong.</summary>
public enum Direction
{
    /// <summary>It lets in what the spec keeps out.</summary>
    Weakening,

    /// <summary>It keeps out what the spec lets in.</summary>
    Tightening,
}
