using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class NeedlessGetTests
{
    private const string Post = "/databases/$(database)/documents/users/$(postId)";
    private const string Own = "/databases/$(database)/documents/posts/$(postId)";

    [TestCase("allow get: if §get(POST) == null;", RulesSeverity.Warning)]
    [TestCase("allow get: if §null == getAfter(POST);", RulesSeverity.Warning)]
    [TestCase("allow get: if !(§get(POST).data == null);", RulesSeverity.Warning)]
    [TestCase("allow get: if §get(POST) != null;", RulesSeverity.Info)]
    [TestCase("allow get: if §get(POST).data != null;", RulesSeverity.Info)]
    [TestCase("function post() { return get(POST); } allow get: if §post() != null;", RulesSeverity.Info)]
    [TestCase(
        "function has() { let post = get(POST).data; return §post != null; } allow get: if has();",
        RulesSeverity.Info
    )]
    public void Document_that_is_compared_with_null_is_reported(string statements, RulesSeverity severity)
    {
        Marked
            .Finds("RH2108", statements.Replace("POST", Post, StringComparison.Ordinal))
            .Single()
            .Severity.Should()
            .Be(severity);
    }

    [TestCase("allow get: if exists(POST);")]
    [TestCase("allow get: if get(POST).data.owner != null;")]
    [TestCase("allow get: if get(POST).data.get('owner', null) != null;")]
    [TestCase("allow get: if get(POST).data.email != null;")]
    [TestCase("allow create: if get(/databases/$(database)/documents/posts/$(postId)) == null;")]
    [TestCase("allow create: if getAfter(/databases/$(database)/documents/posts/$(postId)) != null;")]
    [TestCase(
        "function isNew(path) { return get(path) == null; } allow create: if isNew(/databases/$(database)/documents/posts/$(postId));"
    )]
    [TestCase("allow get: if get(resource.data.ref) == null;")]
    [TestCase("allow get: if get(POST) == get(POST);")]
    [TestCase("allow get: if resource != null && resource.data != null;")]
    [TestCase("allow create: if get(OWN) == null;")]
    [TestCase("allow delete: if getAfter(OWN) == null;")]
    [TestCase("allow get: if get(request.path) != null;")]
    [TestCase("match /{all=**} { allow get: if get(POST) == null; }")]
    [TestCase("function isThere(doc) { return doc != null; } allow get: if isThere(resource) && isThere(get(POST));")]
    public void Document_that_is_read_is_not_reported(string statements)
    {
        Marked.Finds(
            "RH2108",
            statements.Replace("POST", Post, StringComparison.Ordinal).Replace("OWN", Own, StringComparison.Ordinal),
            Marked.Schema
        );
    }
}
