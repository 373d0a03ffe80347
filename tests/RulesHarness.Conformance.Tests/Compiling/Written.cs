namespace RulesHarness.Conformance.Tests.Compiling;

/// <summary>Makes whole files of what cases write.</summary>
internal static class Written
{
    /// <summary>The body, from line 3 on, of the block of all documents.</summary>
    public static string InBlock(string body, int version = 2) =>
        $"rules_version = '{version}';\nservice cloud.firestore {{ match /databases/{{database}}/documents {{\n{body}\n}} }}";

    /// <summary>The condition, from line 4 on, of one statement.</summary>
    public static string AsCondition(string expression) =>
        InBlock($"match /a/{{b}} {{ allow read: if\n{expression}\n; }}");
}
