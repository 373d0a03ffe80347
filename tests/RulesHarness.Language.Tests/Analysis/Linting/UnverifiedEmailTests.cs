using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class UnverifiedEmailTests
{
    [TestCase("allow get: if §request.auth.token.email == resource.data.email;")]
    [TestCase("allow get: if §request.auth.token.get('email', '') == 'a@b.c';")]
    [TestCase("allow get: if §request.auth.token['email'] in ['a@b.c'];")]
    [TestCase("allow get: if §request.auth.token.email.matches('.*@corp[.]com');")]
    [TestCase("function mine() { return §request.auth.token.email == resource.data.email; } allow get: if mine(); allow update: if mine();")]
    public void Address_that_may_not_be_verified_is_told(string statements)
    {
        Marked.Finds("RH2115", statements).Should().OnlyContain(finding => finding.Severity == RulesSeverity.Info);
    }

    [TestCase("allow get: if request.auth.token.email == 'a@b.c' && request.auth.token.email_verified;")]
    [TestCase("function isReal() { return request.auth.token.get('email_verified', false); } allow get: if isReal() && request.auth.token.email == 'a@b.c';")]
    [TestCase("allow get: if request.auth.token.email != null;")]
    [TestCase("allow get: if request.auth.token.email == null;")]
    [TestCase("allow get: if resource.data.email == 'a@b.c';")]
    public void Address_that_is_verified_or_not_compared_is_not(string statements)
    {
        Marked.Finds("RH2115", statements);
    }
}
