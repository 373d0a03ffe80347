using RulesHarness.Diagnostics;

namespace RulesHarness.NUnit;

/// <summary>The project has no file from which the requested fixtures or personas can be made.</summary>
public sealed class UnusableProjectException : Exception
{
    internal UnusableProjectException(string message, IReadOnlyList<Diagnostic> diagnostics)
        : base($"{message}:\n{string.Join("\n", diagnostics)}") => Diagnostics = diagnostics;

    /// <summary>The errors, in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
