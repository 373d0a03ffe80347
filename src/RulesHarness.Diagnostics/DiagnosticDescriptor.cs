using System.Globalization;

namespace RulesHarness.Diagnostics;

/// <summary>A kind of finding: its id, its severity, and the texts that its arguments are put into.</summary>
public sealed record DiagnosticDescriptor(string Id, Severity Severity, string Message, string Help)
{
    /// <summary>
    /// Makes a diagnostic of this kind about a place in a file; <c>{0}</c> and up in the texts are the arguments.
    /// </summary>
    public Diagnostic At(string file, int line, int column, params object?[] arguments) =>
        new(
            Id,
            Severity,
            string.Format(CultureInfo.InvariantCulture, Message, arguments),
            string.Format(CultureInfo.InvariantCulture, Help, arguments),
            file,
            line,
            column
        );
}
