using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class UnverifiedEmailTests
{
    [TestCase("allow get: if §request.auth.token.email == resource.data.email;")]
    [TestCase("allow get: if §request.auth.token.get('email', '') == 'a@b.c';")]
    [TestCase("allow get: if §request.auth.token['email'] in ['a@b.c'];")]
    [TestCase("allow get: if §request.auth.token.email.matches('.*@corp[.]com');")]
    [TestCase(
        "allow get: if request.auth.uid == resource.data.owner || §request.auth.token.email == resource.data.email;"
    )]
    [TestCase(
        "function mine() { return §request.auth.token.email == resource.data.email; } allow get: if mine(); allow update: if mine();"
    )]
    public void Address_that_may_not_be_verified_is_reported(string statements)
    {
        Marked.Finds("RH2115", statements).Should().OnlyContain(finding => finding.Severity == RulesSeverity.Info);
    }

    [TestCase("allow get: if request.auth.token.email == 'a@b.c' && request.auth.token.email_verified;")]
    [TestCase(
        "function isReal() { return request.auth.token.get('email_verified', false); } allow get: if isReal() && request.auth.token.email == 'a@b.c';"
    )]
    [TestCase(
        "function isReal(token) { return token.email_verified == true; } allow get: if isReal(request.auth.token) && request.auth.token.email == 'a@b.c';"
    )]
    [TestCase(
        "function isReal() { let token = request.auth.token; return token.email_verified; } allow get: if request.auth.token.email in ['a@b.c'] && isReal();"
    )]
    [TestCase(
        "allow get: if request.auth.token.firebase.sign_in_provider == 'google.com' && request.auth.token.email == 'a@b.c';"
    )]
    [TestCase(
        "allow get: if request.auth.token.email == 'a@b.c' && request.auth.token.firebase.identities['google.com'] != null;"
    )]
    [TestCase(
        "allow get: if request.auth.uid == resource.data.owner && request.auth.token.email == resource.data.email;"
    )]
    [TestCase("allow create: if request.auth.token.email == request.resource.data.email;")]
    [TestCase(
        "allow create: if postId == request.auth.uid && request.resource.data.get('email', '') == request.auth.token.email;"
    )]
    [TestCase("allow get: if !(request.auth.token.email in ['spam@b.c']);")]
    [TestCase("allow get: if !request.auth.token.email.matches('.*@spam[.]com');")]
    [TestCase("allow get: if request.auth.token.email == request.auth.token.contact;")]
    [TestCase("allow get: if request.auth.token.email == '';")]
    [TestCase("allow get: if request.auth.token.email != null;")]
    [TestCase("allow get: if request.auth.token.email == null;")]
    [TestCase("allow get: if resource.data.email == 'a@b.c';")]
    public void Address_that_is_verified_or_not_compared_is_not_reported(string statements)
    {
        Marked.Finds("RH2115", statements);
    }
}
