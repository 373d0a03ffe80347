using RulesHarness.Diagnostics;

namespace RulesHarness.NUnit;

/// <summary>Fixtures were asked for, and the project has no spec that they can be made by.</summary>
public sealed class UnusableSpecException : Exception
{
    internal UnusableSpecException(string project, IReadOnlyList<Diagnostic> diagnostics)
        : base($"no fixtures can be made by the spec of {project}:\n{string.Join("\n", diagnostics)}") => Diagnostics = diagnostics;

    /// <summary>The errors, in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
