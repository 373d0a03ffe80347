using RulesHarness.Checking;

namespace RulesHarness.Bench.BackDoors;

/// <summary>A project whose rules get back doors.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Folder">The folder.</param>
/// <param name="Rules">The path of the rules in the folder.</param>
/// <param name="Spec">The path of the spec in the folder; null for the one of the project.</param>
internal sealed record DoorProject(string Name, string Folder, string Rules, string? Spec)
{
    /// <summary>The sample, beside the program.</summary>
    public static DoorProject Sample { get; } =
        new("sample", Path.Combine(AppContext.BaseDirectory, "sample"), "rules/firestore.rules", null);

    /// <summary>A product of <c>fixtures/products</c>.</summary>
    public static DoorProject Product(string folder) =>
        new(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), folder, "firestore.rules", "spec.md");

    /// <summary>The rules without a door.</summary>
    public string Text => File.ReadAllText(Path.Combine(Folder, Rules));

    /// <summary>The options of a check with other rules.</summary>
    public CheckOptions Options(string rules) =>
        new()
        {
            Project = Folder,
            Specs = Spec is null ? [] : [Path.GetFullPath(Path.Combine(Folder, Spec))],
            Rules = rules,
            Engine = EngineChoice.Embedded,
        };
}
