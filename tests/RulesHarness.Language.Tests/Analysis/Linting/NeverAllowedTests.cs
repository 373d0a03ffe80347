using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class NeverAllowedTests
{
    [TestCase("allow create: if §resource.data.a == 1;")]
    [TestCase("allow create: if §resource != null;")]
    [TestCase("allow create: if !(§resource == null);")]
    [TestCase("allow create: if request.auth != null && §resource.data.keys().hasAny(['a']);")]
    [TestCase("allow create: if resource == null && §resource.data.get('a', 1) == 1;")]
    [TestCase("allow create, delete: if §resource.id == 'a';")]
    [TestCase("allow get: if request.§resource.data.a == 1;")]
    [TestCase("allow list: if request.§resource == null;")]
    [TestCase("allow delete: if request.§resource.data.a == 1;")]
    [TestCase("allow get: if request.§query.limit == 1;")]
    [TestCase("allow read, write: if request.§query.limit == 1 && false;")]
    [TestCase("function own() { return resource.data.owner == request.auth.uid; } allow create: if §own();")]
    [TestCase("function of(doc) { return doc.data.a == 1; } allow create: if of(§resource);")]
    [TestCase("function own() { let stored = resource.data; return stored.a == 1; } allow create: if §own() || own();")]
    [TestCase("allow create: if request.auth != null || §resource.data.a == 1;")]
    [TestCase("allow create: if (request.auth != null || (§resource.data.a == 1 && request.auth.uid == postId));")]
    [TestCase("allow create: if (request.method == 'create' ? §resource.data.a == 1 : true);")]
    public void Condition_on_what_a_request_never_has_is_reported(string statements)
    {
        Marked.Finds("RH2105", statements).Should().OnlyContain(finding => finding.Severity == RulesSeverity.Warning);
    }

    [TestCase(
        "allow write: if §resource.data.a == 1;",
        "`create` can never be allowed here: `resource` is null in a create"
    )]
    [TestCase(
        "allow write: if request.§resource.data.a == 1;",
        "`delete` can never be allowed here: `request.resource` is null in a delete"
    )]
    [TestCase(
        "allow read: if request.§query.limit < 10;",
        "`get` can never be allowed here: only a list has a `request.query`"
    )]
    public void Method_that_came_in_with_others_is_information(string statements, string message)
    {
        Marked
            .Finds("RH2105", statements)
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<RulesDiagnostic>(finding => finding.Severity == RulesSeverity.Info && finding.Message == message);
    }

    [TestCase("allow update, delete, get: if resource.data.a == 1;")]
    [TestCase("allow create, update: if request.resource.data.a == 1;")]
    [TestCase("allow list: if request.query.limit < 10;")]
    [TestCase("allow create: if resource == null;")]
    [TestCase("allow delete: if request.resource == null && resource.data.a == 1;")]
    [TestCase("allow write: if resource == null || resource.data.a == 1;")]
    [TestCase("allow write: if request.auth.token.admin || resource.data.a == 1;")]
    [TestCase("allow create, update: if request.resource.data.a == 1 || resource.data.a == 1;")]
    [TestCase("allow write: if request.method == 'create' || resource.data.a == 1;")]
    [TestCase("allow write: if (request.method == 'create' ? request.resource.data.a == 1 : resource.data.a == 1);")]
    [TestCase("allow write: if request.method in ['create'] || resource.data.a == 1;")]
    [TestCase("allow write: if resource.data.a == 1; allow create: if request.resource.data.a == 1;")]
    [TestCase("match /a/{resource} { allow create: if resource.size() == 3; }")]
    [TestCase("function of(resource) { return resource.data.a == 1; } allow create: if of(request.resource);")]
    [TestCase("allow create: if get(/databases/$(database)/documents/a/b).data.a == 1;")]
    [TestCase("allow create: if !(request.auth != null && resource.data.a == 1);")]
    [TestCase("allow wirte: if resource.data.a == 1;")]
    public void Condition_that_can_hold_is_not_reported(string statements)
    {
        Marked.Finds("RH2105", statements);
    }

    [Test]
    public void Cause_in_a_function_is_reported_with_its_line()
    {
        var found = Marked.Finds(
            "RH2105",
            "match /a/{x} {\n function own() {\n return resource.data.owner == request.auth.uid; }\n allow create: if §own(); }"
        );

        found
            .Single()
            .Message.Should()
            .Be("`create` can never be allowed here: `resource` is null in a create (line 5)");
    }
}
