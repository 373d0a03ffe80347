namespace RulesHarness.Language.Analysis;

/// <summary>
/// The methods of a request (https://firebase.google.com/docs/firestore/security/rules-structure#granular_operations).
/// </summary>
public enum RulesMethod
{
    /// <summary>Reads one document.</summary>
    Get,

    /// <summary>Runs a query.</summary>
    List,

    /// <summary>Writes a document that does not exist.</summary>
    Create,

    /// <summary>Writes a document that exists.</summary>
    Update,

    /// <summary>Deletes a document.</summary>
    Delete,
}
