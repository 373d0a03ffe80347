using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class UnknownRequestMemberTests
{
    [TestCase("allow get: if request.auth.§email == 'a';", "write `request.auth.token.email` for a claim")]
    [TestCase("allow get: if request.auth.§id == 'a';", "write `request.auth.uid`")]
    [TestCase("allow create: if request.§data.a == 1;", "write `request.resource.data`")]
    [TestCase("allow create: if request.§resouce.data.a == 1;", "did you mean `resource`?")]
    [TestCase(
        "allow get: if request.§somebody == 1;",
        "use one of its members `auth`, `method`, `path`, `query`, `resource` and `time`"
    )]
    [TestCase("allow get: if request.§user.uid == 'a';", "write `request.auth`")]
    [TestCase("allow get: if request.§uid == 'a';", "write `request.auth.uid`")]
    [TestCase("allow get: if request.§token.staff == true;", "write `request.auth.token`")]
    [TestCase("allow get: if request.auth.§claims.staff == true;", "write `request.auth.token.staff`")]
    [TestCase(
        "allow get: if request.auth.§customClaims['staff'] == true;",
        "write `request.auth.token.name` for a claim: claims are members of the token itself"
    )]
    [TestCase("allow get: if request.auth.§staff;", "write `request.auth.token.staff` for a claim")]
    [TestCase("allow get: if request.auth.§emailVerified;", "write `request.auth.token.email_verified`")]
    [TestCase(
        "allow get: if request.auth.§provider == 'google.com';",
        "write `request.auth.token.firebase.sign_in_provider`"
    )]
    [TestCase(
        "allow list: if request.query.§teamId == 'a';",
        "use one of its members `limit`, `offset` and `orderBy`, or a condition on `resource.data` for a filter of the query"
    )]
    [TestCase(
        "allow list: if request.query.§where == 'a';",
        "use one of its members `limit`, `offset` and `orderBy`, or a condition on `resource.data` for a filter of the query"
    )]
    [TestCase("allow create: if request.resource.§title == 'a';", "write `.data.title` for a field")]
    [TestCase(
        "allow get: if resource.§createTime < request.time;",
        "keep the time in a field that is set to `request.time`: rules can't see it otherwise"
    )]
    [TestCase("allow get: if resource.§title == 'a';", "write `.data.title` for a field")]
    [TestCase(
        "allow get: if get(/databases/$(database)/documents/a/b).§role == 'a';",
        "write `.data.role` for a field"
    )]
    [TestCase(
        "function of(doc) { return doc.§title; } allow get: if of(resource) == 'a';",
        "write `.data.title` for a field"
    )]
    public void Member_that_is_never_there_is_reported(string statements, string help)
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
    public void Member_that_may_be_there_is_not_reported(string statements)
    {
        Marked.Finds("RH2111", statements);
    }
}
