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

/// <summary>The names of methods.</summary>
public static class RulesMethodNames
{
    /// <summary>The name as rules write it, as in <c>get</c>.</summary>
    public static string Name(this RulesMethod method) =>
        method switch
        {
            RulesMethod.Get => "get",
            RulesMethod.List => "list",
            RulesMethod.Create => "create",
            RulesMethod.Update => "update",
            _ => "delete",
        };
}
