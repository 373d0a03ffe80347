namespace RulesHarness.Diagnostics.Json;

/// <summary>
/// What a kind of file calls what can be wrong with any JSON. Arguments: what the parser says; the object, the member and an example; the value and what it
/// ought to be; the member, those that are known, and the one that was probably meant.
/// </summary>
public sealed record JsonFindings(
    DiagnosticDescriptor NotJson,
    DiagnosticDescriptor Missing,
    DiagnosticDescriptor WrongKind,
    DiagnosticDescriptor Unknown
);
