namespace RulesHarness.Language.Syntax;

/// <summary>The severity of a diagnostic.</summary>
public enum RulesSeverity
{
    /// <summary>Firestore does not accept the file.</summary>
    Error,

    /// <summary>Firestore accepts the file; it hardly means what its author thinks.</summary>
    Warning,

    /// <summary>Nothing need be wrong; it is worth a look.</summary>
    Info,
}
