using RulesHarness.Diagnostics;

namespace RulesHarness.NUnit;

/// <summary>Fixtures or personas were asked for, and the project has no file that they can be made by.</summary>
public sealed class UnusableProjectException : Exception
{
    internal UnusableProjectException(string message, IReadOnlyList<Diagnostic> diagnostics)
        : base($"{message}:\n{string.Join("\n", diagnostics)}") => Diagnostics = diagnostics;

    /// <summary>The errors, in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
