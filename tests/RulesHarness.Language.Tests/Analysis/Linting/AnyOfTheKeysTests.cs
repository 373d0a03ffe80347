using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

/// <summary>RH2126.</summary>
public sealed class AnyOfTheKeysTests
{
    [TestCase("allow update: if §request.resource.data.diff(resource.data).affectedKeys().hasAny(['likes']);")]
    [TestCase(
        "allow update: if request.auth != null && §request.resource.data.diff(resource.data).affectedKeys().hasAny(['likes', 'views']);"
    )]
    [TestCase("allow update: if §request.resource.data.diff(resource.data).affectedKeys().hasAll(['likes']);")]
    [TestCase("allow update: if §request.resource.data.diff(resource.data).changedKeys().hasAny(['likes']);")]
    [TestCase("allow update: if §'likes' in request.resource.data.diff(resource.data).affectedKeys();")]
    [TestCase(
        "allow write: if resource.data.owner == request.auth.uid || §request.resource.data.diff(resource.data).affectedKeys().hasAny(['likes']);"
    )]
    [TestCase(
        "function changes(names) { return §request.resource.data.diff(resource.data).affectedKeys().hasAny(names); } allow update: if changes(['likes']);"
    )]
    [TestCase(
        "function likes() { let keys = request.resource.data.diff(resource.data).affectedKeys(); return §keys.hasAny(['likes']); } allow update: if likes();"
    )]
    [TestCase(
        "allow update: if postId == request.auth.uid && §request.resource.data.diff(resource.data).affectedKeys().hasAny(['likes']);"
    )]
    public void Grant_for_any_changed_field_is_reported(string rules)
    {
        Marked.Finds("RH2126", rules);
    }

    [TestCase("allow update: if request.resource.data.diff(resource.data).affectedKeys().hasOnly(['likes']);")]
    [TestCase("allow update: if !request.resource.data.diff(resource.data).affectedKeys().hasAny(['owner']);")]
    [TestCase("allow update: if request.resource.data.diff(resource.data).affectedKeys().hasAny(['owner']) == false;")]
    [TestCase(
        "allow update: if request.resource.data.diff(resource.data).affectedKeys().hasAny(['a', 'b']) && request.resource.data.diff(resource.data).affectedKeys().hasOnly(['a', 'b']);"
    )]
    [TestCase(
        "allow update: if request.resource.data.diff(resource.data).affectedKeys().hasAll(['likes']) && request.resource.data.diff(resource.data).affectedKeys().size() == 1;"
    )]
    [TestCase(
        "allow update: if request.resource.data.diff(resource.data).affectedKeys().hasAny(['a']) && !request.resource.data.diff(resource.data).affectedKeys().hasAny(['owner']);"
    )]
    [TestCase(
        "allow update: if (request.resource.data.diff(resource.data).affectedKeys().hasAny(['role']) && request.auth.token.admin) || (!request.resource.data.diff(resource.data).affectedKeys().hasAny(['role']) && resource.data.owner == request.auth.uid);"
    )]
    [TestCase(
        "allow update: if request.resource.data.diff(resource.data).affectedKeys().hasAny(['role']) ? request.auth.token.admin : resource.data.owner == request.auth.uid;"
    )]
    [TestCase("allow create: if request.resource.data.keys().hasAny(['a', 'b']);")]
    [TestCase("allow update: if request.resource.data.keys().hasAll(['a']);")]
    [TestCase("allow update: if request.resource.data.diff(resource.data).unchangedKeys().hasAll(['owner']);")]
    public void Limit_on_the_changed_fields_is_not_reported(string rules)
    {
        Marked.Finds("RH2126", rules);
    }

    [TestCase("request.auth != null", RulesSeverity.Warning)]
    [TestCase("resource.data.open == true", RulesSeverity.Warning)]
    [TestCase("resource.data.owner == request.auth.uid", RulesSeverity.Info)]
    [TestCase("request.auth.token.editor == true", RulesSeverity.Info)]
    [TestCase("exists(/databases/$(database)/documents/editors/$(request.auth.uid))", RulesSeverity.Info)]
    public void Grant_to_a_certain_caller_is_information(string who, RulesSeverity severity)
    {
        var found = Marked.Finds(
            "RH2126",
            $"allow update: if {who} && §'a' in request.resource.data.diff(resource.data).affectedKeys();"
        );

        found.Single().Severity.Should().Be(severity);
    }
}
