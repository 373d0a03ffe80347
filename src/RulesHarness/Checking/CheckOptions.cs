using RulesHarness.Diagnostics;
using RulesHarness.Emulator;

namespace RulesHarness.Checking;

/// <summary>What to check. Paths are absolute or relative to <see cref="Project"/>; what isn't given is looked for there.</summary>
public sealed record CheckOptions
{
    /// <summary>The folder of the project.</summary>
    public string Project { get; init; } = ".";

    /// <summary>The spec's files; empty for <c>spec/*.md</c>.</summary>
    public IReadOnlyList<string> Specs { get; init; } = [];

    /// <summary>The rules file; null for what firebase.json names, or else <c>rules/firestore.rules</c>, or else one beside the spec.</summary>
    public string? Rules { get; init; }

    /// <summary>The index file; null for what firebase.json names, or else <c>indexes/firestore.indexes.json</c>, or else one beside the spec.</summary>
    public string? Indexes { get; init; }

    /// <summary>The database of firebase.json whose rules and indexes are meant; null for the default one, or else the first.</summary>
    public string? Database { get; init; }

    /// <summary>The file of accepted findings; null for the one that rulesharness.json names.</summary>
    public string? Baseline { get; init; }

    /// <summary>Only the cases whose id matches this pattern, in which <c>*</c> stands for any text; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>The seed of the fixtures.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether a warning makes the check fail.</summary>
    public bool Strict { get; init; }

    /// <summary>What decides the cases. An engine that is named and isn't there is an error.</summary>
    public EngineChoice Engine { get; init; }

    /// <summary>How the emulator is found and started.</summary>
    public EmulatorOptions Emulator { get; init; } = new();

    /// <summary>Whether a finding makes the check fail.</summary>
    public bool IsAgainst(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return diagnostic.Severity == Severity.Error || Strict && diagnostic.Severity == Severity.Warning;
    }
}
