using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class NeverListedTests
{
    [TestCase("allow list: if §postId == request.auth.uid;")]
    [TestCase("allow list: if §postId != null;")]
    [TestCase("allow list: if resource.§id == 'a';")]
    [TestCase("allow list: if resource.§__name__ == /a/b;")]
    [TestCase("allow list: if exists(/databases/$(database)/documents/a/$(§postId));")]
    [TestCase("allow list: if request.auth.token.admin || §postId == request.auth.uid;")]
    [TestCase("function own(id) { return id == request.auth.uid; } allow list: if own(§postId);")]
    [TestCase("allow read: if §postId == request.auth.uid;")]
    [TestCase("match /{path=**}/posts/{postId} { allow list: if §postId == 'a'; }")]
    public void Condition_on_an_id_is_reported_for_a_list(string statements)
    {
        Marked
            .Finds("RH2112", statements)
            .Should()
            .OnlyContain(finding => finding.Severity == RulesSeverity.Info && finding.Message.Contains("`__name__`"))
            .And.ContainSingle();
    }

    [TestCase("allow get: if postId == request.auth.uid;")]
    [TestCase("allow read: if postId == request.auth.uid; allow list: if request.auth.token.admin;")]
    [TestCase("allow read: if request.auth.token.admin || postId == request.auth.uid;")]
    [TestCase("allow list: if resource.data.owner == request.auth.uid;")]
    [TestCase("match /a/{x}/b/{y} { allow list: if x == request.auth.uid; }")]
    [TestCase("match /{all=**} { allow list: if all == /a/b; }")]
    [TestCase(
        "match /posts/{postId} { allow read: if postId == request.auth.uid; } match /{all=**} { allow read: if request.auth.token.admin == true; }"
    )]
    [TestCase("allow list: if get(/databases/$(database)/documents/a/b).id == 'b';")]
    public void Condition_that_a_query_can_meet_is_not_reported(string statements)
    {
        Marked.Finds("RH2112", statements);
    }
}
