using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Configuration;

/// <summary>
/// The settings of a project's <c>rulesharness.json</c>: severities, the path of the baseline, the least coverage, and
/// the findings about the file itself.
/// </summary>
internal sealed record Settings(
    IReadOnlyList<SeveritySetting> Severities,
    string? Baseline,
    IReadOnlyList<Diagnostic> Diagnostics
)
{
    /// <summary>The name of the file, which stands beside firebase.json.</summary>
    public const string FileName = "rulesharness.json";

    /// <summary>The least coverage that the project accepts.</summary>
    public CoverageMinimums Coverage { get; init; } = CoverageMinimums.None;

    /// <summary>The folders of source code, relative to the file, each with the place that names it.</summary>
    public IReadOnlyList<(string Name, Place Place)> Code { get; init; } = [];

    /// <summary>The settings of a project without the file.</summary>
    public static Settings None { get; } = new([], null, []);
}
