using System.Collections.Concurrent;
using RulesHarness.Cases;
using RulesHarness.Engines;
using RulesHarness.Specification.Model;
using RulesHarness.Tests.Semantics;

namespace RulesHarness.Tests.Engines;

/// <summary>Tests that the results of allowed queries are compared with the expected results.</summary>
[TestFixture("emulator")]
[TestFixture("embedded")]
public sealed class ResultTests(string engine)
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<IRulesSession>>> Openings = new();

    [TestCase("open == true", "rank", "posts/open posts/other", "")]
    [TestCase("open == true", "rank desc", "posts/other posts/open", "")]
    [TestCase(
        "open == true",
        "rank desc",
        "posts/open posts/other",
        "the order differs: expected posts/open, posts/other, got posts/other, posts/open"
    )]
    [TestCase(
        "open == true",
        "rank",
        "posts/open posts/closed",
        "expected 2 documents, got 2; missing posts/closed, not expected posts/other"
    )]
    [TestCase(
        "open == true",
        "rank",
        "posts/open posts/other posts/gone",
        "expected 3 documents, got 2; missing posts/gone, not expected none"
    )]
    [TestCase(
        "open == true",
        "rank",
        "posts/open",
        "expected 1 documents, got 2; missing none, not expected posts/other"
    )]
    public async Task Query_is_compared_with_the_documents_it_should_return(
        string filter,
        string sort,
        string expected,
        string message
    )
    {
        var query = Queries.Of("posts", [], filter, sort);
        var verdict = await RunAsync(new QueryRequest(query), new ExpectedResult(expected.Split(' ')));
        (verdict.Status, verdict.Message)
            .Should()
            .Be((message.Length == 0 ? CaseStatus.Passed : CaseStatus.Failed, message));
        (verdict.IsAllowed, verdict.RuleLine).Should().Be((true, 3));
    }

    [TestCase(PatternKind.Count, null, 3.0, "")]
    [TestCase(PatternKind.Sum, "rank", 6.0, "")]
    [TestCase(PatternKind.Average, "rank", 2.0, "")]
    [TestCase(PatternKind.Sum, "open", 0.0, "")]
    [TestCase(PatternKind.Count, null, 4.0, "expected 4, got 3")]
    [TestCase(PatternKind.Average, "rank", 2.5, "expected 2.5, got 2")]
    [TestCase(PatternKind.Average, "rank", null, "expected null, got 2")]
    public async Task Aggregate_is_compared_with_its_value(
        PatternKind kind,
        string? field,
        double? expected,
        string message
    )
    {
        var verdict = await RunAsync(
            new AggregateRequest(Queries.Of("posts", [], ""), kind, field),
            new ExpectedResult([], expected)
        );
        (verdict.Status, verdict.Message)
            .Should()
            .Be((message.Length == 0 ? CaseStatus.Passed : CaseStatus.Failed, message));
    }

    [Test]
    public async Task Average_of_nothing_is_null()
    {
        var verdict = await RunAsync(
            new AggregateRequest(Queries.Of("posts", [], "rank > 99"), PatternKind.Average, "rank"),
            new ExpectedResult([], null)
        );
        verdict.Status.Should().Be(CaseStatus.Passed, verdict.Message);
    }

    private async Task<Verdict> RunAsync(AccessRequest request, ExpectedResult expected) =>
        await (await OpenedAsync()).RunAsync(
            SessionTests.Case(request, "ann", allowed: true) with
            {
                Result = expected,
            }
        );

    private Task<IRulesSession> OpenedAsync() =>
        Openings
            .GetOrAdd(
                engine,
                name => new Lazy<Task<IRulesSession>>(() =>
                    TestEngines.OpenAsync("match /posts/{id} { allow list: if true; }", SessionTests.Data(), name)
                )
            )
            .Value;
}
