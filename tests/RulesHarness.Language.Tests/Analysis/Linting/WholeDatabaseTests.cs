using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

/// <summary>RH2123.</summary>
public sealed class WholeDatabaseTests
{
    [TestCase("match /{all=**} { §allow read, write: if request.auth != null; }", RulesSeverity.Warning)]
    [TestCase("match /{all=**} { §allow write: if request.auth.uid != null; }", RulesSeverity.Warning)]
    [TestCase("match /{all=**} { §allow read: if request.auth != null; }", RulesSeverity.Info)]
    [TestCase("match /{collection}/{all=**} { §allow read, write: if null != request.auth; }", RulesSeverity.Warning)]
    [TestCase(
        "function isSignedIn() { return request.auth != null && request.auth.uid != null; } match /{all=**} { §allow write: if isSignedIn(); }",
        RulesSeverity.Warning
    )]
    [TestCase(
        "match /{all=**} { §allow delete: if request.auth != null && request.time < timestamp.date(2030, 1, 1); }",
        RulesSeverity.Warning
    )]
    [TestCase("match /{all=**} { §allow write: if !(request.auth == null); }", RulesSeverity.Warning)]
    [TestCase(
        "match /{all=**} { §allow write: if request.auth.token.admin == true || request.auth != null; }",
        RulesSeverity.Warning
    )]
    public void Database_that_is_open_to_any_signed_in_user_is_reported(string rules, RulesSeverity severity)
    {
        Marked.Finds("RH2123", rules).Single().Severity.Should().Be(severity);
    }

    [TestCase("match /{all=**} { allow read, write: if request.auth.token.admin == true; }")]
    [TestCase("match /{all=**} { allow read, write: if request.auth != null && request.auth.uid == 'root'; }")]
    [TestCase(
        "match /{all=**} { allow write: if request.auth != null && exists(/databases/$(database)/documents/admins/$(request.auth.uid)); }"
    )]
    [TestCase("match /{all=**} { allow read, write: if false; }")]
    [TestCase("match /posts/{all=**} { allow write: if request.auth != null; }")]
    [TestCase("match /{all=**}/posts/{post} { allow write: if request.auth != null; }")]
    [TestCase("match /{all=**} { allow read: if request.auth != null && resource.data.public == true; }")]
    [TestCase("match /posts/{post} { allow write: if request.auth != null; }")]
    public void Block_that_asks_for_more_or_is_about_less_is_not_reported(string rules)
    {
        Marked.Finds("RH2123", rules);
    }
}
