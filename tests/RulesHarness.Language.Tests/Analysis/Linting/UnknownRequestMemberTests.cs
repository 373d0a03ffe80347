namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class UnknownRequestMemberTests
{
    [TestCase("allow get: if request.auth.§email == 'a';", "claims are in `request.auth.token.email`")]
    [TestCase("allow get: if request.auth.§id == 'a';", "write `request.auth.uid`")]
    [TestCase("allow create: if request.§data.a == 1;", "write `request.resource.data`")]
    [TestCase("allow create: if request.§resouce.data.a == 1;", "did you mean `resource`?")]
    [TestCase("allow get: if request.§user == 1;", "it has `auth`, `method`, `path`, `query`, `resource` and `time`")]
    [TestCase("allow get: if resource.§title == 'a';", "fields are in `data`: write `.data.title`")]
    [TestCase("allow get: if get(/databases/$(database)/documents/a/b).§role == 'a';", "fields are in `data`: write `.data.role`")]
    [TestCase("function of(doc) { return doc.§title; } allow get: if of(resource) == 'a';", "fields are in `data`: write `.data.title`")]
    public void Member_that_is_never_there_is_told(string statements, string help)
    {
        Marked.Finds("RH2111", statements).Single().Help.Should().Be(help);
    }

    [TestCase("allow read: if request.auth.uid == 'a' && request.auth.token.email == 'a' && request.time > request.time && request.path == request.path;")]
    [TestCase("allow list: if request.query.limit < 10 && request.query.offset == null && request.query.orderBy == 'a';")]
    [TestCase("allow get: if resource.id == 'a' && resource.__name__ == /a/b && resource.data.x == 1;")]
    [TestCase("match /a/{request} { allow get: if request.anything == 1; }")]
    [TestCase("function of(x) { return x.title == 'a'; } allow get: if of(resource) || of(resource.data);")]
    public void Member_that_may_be_there_is_not(string statements)
    {
        Marked.Finds("RH2111", statements);
    }
}
