using RulesHarness.Checking;

namespace RulesHarness.NUnit;

/// <summary>Says which project a <see cref="SpecTests"/> class proves.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SpecAttribute : Attribute
{
    /// <summary>
    /// The project's folder, absolute or relative to the test assembly's; by default the nearest folder above the test
    /// assembly that holds a <c>firebase.json</c> or a folder <c>spec</c>.
    /// </summary>
    public string? Project { get; set; }

    /// <summary>The spec's files, relative to the project; by default <c>spec/*.md</c>.</summary>
    public string[] Specs { get; set; } = [];

    /// <summary>
    /// The rules file, relative to the project; by default what firebase.json names, or <c>rules/firestore.rules</c>.
    /// </summary>
    public string? Rules { get; set; }

    /// <summary>
    /// The index file, relative to the project; by default what firebase.json names, or
    /// <c>indexes/firestore.indexes.json</c>.
    /// </summary>
    public string? Indexes { get; set; }

    /// <summary>The seed of the generated data.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>
    /// The engine that decides the cases. By default it is the engine that the variable <c>RULESHARNESS_ENGINE</c>
    /// names, or else the emulator if one and a Java are found, or else the embedded engine.
    /// </summary>
    public EngineChoice Engine { get; set; }

    /// <summary>Whether a warning fails a test.</summary>
    public bool Strict { get; set; }

    /// <summary>
    /// The reports to write, as in <c>html=out.html</c>: a format of <c>rulesharness check --report</c> and a file,
    /// absolute or relative to the project. <c>{class}</c> in it stands for the name of the class. Those that the
    /// variable <c>RULESHARNESS_REPORTS</c> names are written too.
    /// </summary>
    public string[] Reports { get; set; } = [];
}
