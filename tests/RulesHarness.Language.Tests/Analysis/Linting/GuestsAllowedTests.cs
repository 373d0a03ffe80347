namespace RulesHarness.Language.Tests.Analysis.Linting;

/// <summary>RH2127.</summary>
public sealed class GuestsAllowedTests
{
    [TestCase("allow get: if request.auth != null || §request.auth == null;")]
    [TestCase("allow get: if §request.auth == null || request.auth.token.admin == true;")]
    [TestCase("allow get: if §null == request.auth || resource.data.owner == request.auth.uid;")]
    [TestCase("allow create: if !(§request.auth != null) || request.auth.token.admin == true;")]
    [TestCase("function isSignedIn() { return §request.auth != null; } allow get: if isSignedIn() || !isSignedIn();")]
    [TestCase(
        "function isGuest() { return §request.auth == null; } allow update: if request.auth.token.admin || isGuest();"
    )]
    [TestCase(
        "allow write: if exists(/databases/$(database)/documents/admins/$(request.auth.uid)) || (§request.auth == null);"
    )]
    public void Alternative_for_guests_is_reported(string rules)
    {
        Marked.Finds("RH2127", rules);
    }

    [TestCase("allow get: if request.auth == null;")]
    [TestCase(
        "allow get: if request.auth == null && resource.data.public == true || request.auth.token.admin == true;"
    )]
    [TestCase("allow get: if request.auth != null || resource.data.public == true;")]
    [TestCase("allow get: if request.auth == null ? resource.data.public == true : resource.data.shared == true;")]
    [TestCase("allow get: if request.auth != null && request.auth.token.admin == true;")]
    [TestCase("allow get: if request.auth.uid == null || request.auth.token.admin == true;")]
    [TestCase("allow get: if !(request.auth == null || request.auth.token.banned == true);")]
    [TestCase("allow get: if resource == null || resource.data.owner == request.auth.uid;")]
    public void Condition_that_asks_guests_for_more_is_not_reported(string rules)
    {
        Marked.Finds("RH2127", rules);
    }
}
