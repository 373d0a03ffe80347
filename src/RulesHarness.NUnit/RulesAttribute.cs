using RulesHarness.Checking;

namespace RulesHarness.NUnit;

/// <summary>Which tests have a project, that is documents, of their own.</summary>
public enum Isolation
{
    /// <summary>Each test: none sees the writes of another one, and all can run in parallel.</summary>
    Test,

    /// <summary>
    /// The class: its tests see the writes of those before them, and must run one by one, in a fixed order.
    /// </summary>
    Fixture,
}

/// <summary>
/// Chooses the rules of a <see cref="RulesTests"/> class, the engine, and the state that its tests share. The default
/// is the rules that the project's firebase.json names, the default engine, and a separate project for each test.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RulesAttribute : Attribute
{
    /// <summary>
    /// The project's folder, absolute or relative to the test assembly's; by default the nearest folder above the test
    /// assembly that holds a <c>firebase.json</c> or a folder <c>spec</c>.
    /// </summary>
    public string? Project { get; set; }

    /// <summary>A rules file, relative to the project, for the default database.</summary>
    public string? Path { get; set; }

    /// <summary>The text of the rules, for the default database.</summary>
    public string? Content { get; set; }

    /// <summary>
    /// The engine that decides. By default it is the engine that the variable <c>RULESHARNESS_ENGINE</c> names, or else
    /// the emulator if one is found, or else the embedded engine. With both, each test runs on both.
    /// </summary>
    public EngineChoice Engine { get; set; }

    /// <summary>Determines whether each test, or the class, has its own project.</summary>
    public Isolation Isolation { get; set; }
}
