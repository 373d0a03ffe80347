namespace RulesHarness.Language.Syntax;

/// <summary>The severity of a diagnostic.</summary>
public enum RulesSeverity
{
    /// <summary>Firestore does not accept the file.</summary>
    Error,

    /// <summary>Firestore accepts the file, but its meaning is suspicious.</summary>
    Warning,

    /// <summary>Nothing need be wrong; it is worth a look.</summary>
    Info,
}
