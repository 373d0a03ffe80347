using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class UnknownRequestMemberTests
{
    [TestCase("allow get: if request.auth.§email == 'a';", "claims are in `request.auth.token.email`")]
    [TestCase("allow get: if request.auth.§id == 'a';", "write `request.auth.uid`")]
    [TestCase("allow create: if request.§data.a == 1;", "write `request.resource.data`")]
    [TestCase("allow create: if request.§resouce.data.a == 1;", "did you mean `resource`?")]
    [TestCase(
        "allow get: if request.§somebody == 1;",
        "it has `auth`, `method`, `path`, `query`, `resource` and `time`"
    )]
    [TestCase("allow get: if request.§user.uid == 'a';", "write `request.auth`")]
    [TestCase("allow get: if request.§uid == 'a';", "write `request.auth.uid`")]
    [TestCase("allow get: if request.§token.staff == true;", "write `request.auth.token`")]
    [TestCase("allow get: if request.auth.§claims.staff == true;", "write `request.auth.token.staff`")]
    [TestCase(
        "allow get: if request.auth.§customClaims['staff'] == true;",
        "claims are in `request.auth.token` itself: write `request.auth.token.name` for one"
    )]
    [TestCase("allow get: if request.auth.§staff;", "claims are in `request.auth.token.staff`")]
    [TestCase("allow get: if request.auth.§emailVerified;", "write `request.auth.token.email_verified`")]
    [TestCase(
        "allow get: if request.auth.§provider == 'google.com';",
        "write `request.auth.token.firebase.sign_in_provider`"
    )]
    [TestCase(
        "allow list: if request.query.§teamId == 'a';",
        "it has `limit`, `offset` and `orderBy`; a filter of the query is a condition on `resource.data`"
    )]
    [TestCase(
        "allow list: if request.query.§where == 'a';",
        "it has `limit`, `offset` and `orderBy`; a filter of the query is a condition on `resource.data`"
    )]
    [TestCase("allow create: if request.resource.§title == 'a';", "fields are in `data`: write `.data.title`")]
    [TestCase(
        "allow get: if resource.§createTime < request.time;",
        "rules can't see it: keep the time in a field, set to `request.time`"
    )]
    [TestCase("allow get: if resource.§title == 'a';", "fields are in `data`: write `.data.title`")]
    [TestCase(
        "allow get: if get(/databases/$(database)/documents/a/b).§role == 'a';",
        "fields are in `data`: write `.data.role`"
    )]
    [TestCase(
        "function of(doc) { return doc.§title; } allow get: if of(resource) == 'a';",
        "fields are in `data`: write `.data.title`"
    )]
    public void Member_that_is_never_there_is_told(string statements, string help)
    {
        Marked.Finds("RH2111", statements).Single().Help.Should().Be(help);
    }

    [TestCase("allow get: if request.auth.token.§claims.staff == true;", "write `request.auth.token.staff`")]
    [TestCase("allow get: if request.auth.token.§uid == 'a';", "write `request.auth.uid`")]
    public void Member_that_a_claim_may_have_the_name_of_is_information(string statements, string help)
    {
        var found = Marked.Finds("RH2111", statements).Single();

        found.Severity.Should().Be(RulesSeverity.Info);
        found.Help.Should().Be(help);
    }

    [TestCase(
        "allow read: if request.auth.uid == 'a' && request.auth.token.email == 'a' && request.time > request.time && request.path == request.path;"
    )]
    [TestCase(
        "allow get: if request.auth.token.firebase.identities['google.com'] != null && request.auth.token['team'] == 'a';"
    )]
    [TestCase(
        "allow list: if request.query.limit < 10 && request.query.offset == null && request.query.orderBy == 'a';"
    )]
    [TestCase("allow list: if request.query.get('teamId', 'a') == 'a' && 'teamId' in request.query;")]
    [TestCase(
        "allow get: if request.auth.token.staff == true && request.auth.token.sub == 'a' && request.auth.token.get('claims', {}) == {};"
    )]
    [TestCase("allow get: if resource.id == 'a' && resource.__name__ == /a/b && resource.data.x == 1;")]
    [TestCase("match /a/{request} { allow get: if request.anything == 1; }")]
    [TestCase("function of(x) { return x.title == 'a'; } allow get: if of(resource) || of(resource.data);")]
    public void Member_that_may_be_there_is_not(string statements)
    {
        Marked.Finds("RH2111", statements);
    }
}
