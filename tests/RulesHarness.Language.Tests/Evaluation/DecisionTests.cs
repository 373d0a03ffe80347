using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Evaluation;

/// <summary>Tests the decisions of several statements together.</summary>
public sealed class DecisionTests
{
    [TestCase("allow get: if 1 == 2; allow get: if true; allow get: if request.nope;", Cause.True, "false true")]
    [TestCase("allow get: if request.nope; allow get;", Cause.True, "Property nope is undefined on object. true")]
    [TestCase(
        "allow get: if request.nope; allow get: if 1 == 2;",
        Cause.False,
        "Property nope is undefined on object. false"
    )]
    [TestCase("allow get: if false;", Cause.False, "false")]
    [TestCase("allow get: if request.nope;", Cause.Error, "Property nope is undefined on object.")]
    [TestCase("allow get: if 1;", Cause.Error, "Type error. Received: [int] Expected: [bool].")]
    [TestCase("allow list: if true;", Cause.NoMatch, "")]
    public void Statements_come_to(string statements, Cause cause, string tried)
    {
        var decision = Programs.Decide($"match /a/{{id}} {{ {statements} }}", Programs.Request(RulesMethod.Get, "a/x"));

        decision.Cause.Should().Be(cause);
        string.Join(' ', decision.Tried.Select(Programs.Text)).Should().Be(tried);
    }

    [Test]
    public void Error_is_reported_with_its_place()
    {
        var decision = Programs.Decide(
            "match /a/{id} { allow get: if id == 'y' ||\n  resource.data.nope == 1; }",
            Programs.Request(RulesMethod.Get, "a/x") with
            {
                Stored = Programs.Map(("n", RulesValue.From(1L))),
            }
        );

        decision.Line.Should().Be(3);
        decision
            .Tried.Should()
            .ContainSingle()
            .Which.Place.Should()
            .Match<SourceSpan?>(place => place!.Value.Line == 4 && place.Value.Column == 3);
    }

    [TestCase(RulesMethod.Get, "request.method == 'get' && !('resource' in request) && resource == null")]
    [TestCase(
        RulesMethod.Create,
        "request.method == 'create' && request.resource.data.n == 1 && request.resource.id == 'x' && resource == null"
    )]
    [TestCase(RulesMethod.Update, "request.method == 'update' && request.resource.__name__ == request.path")]
    [TestCase(RulesMethod.Delete, "request.method == 'delete' && request.resource == null")]
    [TestCase(RulesMethod.Get, "request.path == /databases/(default)/documents/a/x && request.time.year() == 1970")]
    [TestCase(
        RulesMethod.Get,
        "request.auth.uid == 'alice' && request.auth.token.sub == 'alice' && request.auth != null"
    )]
    [TestCase(
        RulesMethod.Get,
        "request['auth']['uid'] == request.auth.uid && request.keys().hasAll(['auth', 'method', 'path', 'time'])"
    )]
    public void Request_has(RulesMethod method, string condition) =>
        Programs
            .Decide($"match /a/{{id}} {{ allow read, write: if {condition}; }}", Programs.Request(method, "a/x"))
            .IsAllowed.Should()
            .BeTrue();

    [TestCase(RulesMethod.Get, "request.resource.data.n == 1", "Property resource is undefined on object.")]
    [TestCase(RulesMethod.Delete, "request.resource.data.n == 1", "Null value error.")]
    [TestCase(RulesMethod.Create, "resource.data.n == 1", "Null value error.")]
    public void Request_lacks(RulesMethod method, string condition, string error) =>
        Programs
            .Text(
                Programs.Decide(
                    $"match /a/{{id}} {{ allow read, write: if {condition}; }}",
                    Programs.Request(method, "a/x")
                )
            )
            .Should()
            .Be(error);

    [Test]
    public void Request_without_token_has_null_for_auth() =>
        Programs
            .Text(
                Programs.Decide(
                    "match /a/{id} { allow get: if request.auth == null && request.auth.uid == 'x'; }",
                    Programs.Request(RulesMethod.Get, "a/x") with
                    {
                        Token = null,
                    }
                )
            )
            .Should()
            .Be("Null value error.");

    [Test]
    public void Rules_with_errors_are_no_program()
    {
        var compile = () => Programs.Compile("match /a/{id} { allow get: if ; }");

        compile.Should().Throw<ArgumentException>();
    }

    [Test]
    public void Program_decides_for_many_threads()
    {
        var program = Programs.Compile(
            "function f(a) { let b = a + a; return b; } match /a/{id} { allow get: if f(id) == id + id && id != '7'; }"
        );

        var allowed = new bool[1000];
        Parallel.For(
            0,
            allowed.Length,
            i =>
                allowed[i] = program
                    .Decide(Programs.Request(RulesMethod.Get, $"a/{i}"), new StoredDocuments())
                    .IsAllowed
        );

        Enumerable.Range(0, allowed.Length).Where(i => !allowed[i]).Should().Equal(7);
    }
}
