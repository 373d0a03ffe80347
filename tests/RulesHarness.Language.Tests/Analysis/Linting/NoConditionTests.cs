namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class NoConditionTests
{
    [TestCase("allow get: if §request.auth;")]
    [TestCase("allow get: if §request.auth && request.auth.uid == 'a';")]
    [TestCase("allow get: if !§request.auth.uid || resource.data.a == 1;")]
    [TestCase("allow get: if resource.data.a == 1 || §postId;")]
    [TestCase("allow get: if (§resource.data.size() ? true : false);")]
    [TestCase("allow get: if resource.data.a == 1 && §get(/databases/$(database)/documents/a/b).data;")]
    [TestCase("function uid() { return request.auth.uid; } allow get: if §uid();")]
    [TestCase(
        "allow get: if §resource.data.title && resource.data.extra.x;",
        "`title`, of type string in the schema, is neither true nor false"
    )]
    public void Value_that_is_not_a_bool_is_reported(string statements, string message = "is neither true nor false")
    {
        Marked.Finds("RH2116", statements, Marked.Schema).Single().Message.Should().EndWith(message);
    }

    [TestCase("allow get: if request.auth != null && !exists(/databases/$(database)/documents/a/b);")]
    [TestCase("allow get: if request.auth.token.email_verified && request.auth.token.admin;")]
    [TestCase("allow get: if request.auth.token.get('admin', false) || resource.data.extra.open;")]
    [TestCase("match /other/{id} { allow get: if resource.data.open; }")]
    [TestCase("function of(a) { return a; } allow get: if of(true) && unknown(1);")]
    [TestCase(
        "function of(a) { return a && true; } allow get: if of(resource.data.title) || of(resource.data.extra.x);"
    )]
    public void Value_that_may_be_one_is_not_reported(string statements)
    {
        Marked.Finds("RH2116", statements, Marked.Schema);
    }
}
