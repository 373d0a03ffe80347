namespace RulesHarness.Diagnostics.Json;

/// <summary>
/// The diagnostics of a kind of file for mistakes that any JSON can have. Their arguments are the parser's message; the
/// object, the member and an example; the value and the expected value; the member, the known members, and the one that
/// was probably meant.
/// </summary>
public sealed record JsonDiagnostics(
    DiagnosticDescriptor NotJson,
    DiagnosticDescriptor Missing,
    DiagnosticDescriptor WrongKind,
    DiagnosticDescriptor Unknown
);
