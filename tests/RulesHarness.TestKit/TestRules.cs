using RulesHarness.Language.Syntax;

namespace RulesHarness.TestKit;

/// <summary>Rules files that tests write.</summary>
public static class TestRules
{
    /// <summary>Rules that deny everything.</summary>
    public static RulesFile DenyAll { get; } = Of("match /{document=**} { allow read, write: if false; }");

    /// <summary>Rules that allow everything.</summary>
    public static RulesFile AllowAll { get; } = Of("match /{document=**} { allow read, write: if true; }");

    /// <summary>A rules file with these match blocks. Their first line is line 3 of the file.</summary>
    public static RulesFile Of(string matches) =>
        new(
            "firestore.rules",
            $"rules_version = '2';\nservice cloud.firestore {{ match /databases/{{database}}/documents {{\n{matches}\n}} }}\n"
        );
}
