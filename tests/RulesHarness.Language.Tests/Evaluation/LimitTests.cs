using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Language.Tests.Evaluation;

/// <summary>Tests the limits of expressions and documents in a decision.</summary>
public sealed class LimitTests
{
    private const string TooMany =
        "Unable to evaluate the expression as the maximum of 1000 expressions to evaluate has been reached.";

    // The list, its size(), the comparison and what it is compared with.
    private const int AroundTheList = 4;

    [TestCase("1", 1)]
    [TestCase("id", 1)]
    [TestCase("(1)", 1)]
    [TestCase("-1", 2)]
    [TestCase("request.time", 2)]
    [TestCase("request.auth.uid", 3)]
    [TestCase("1 == 1", 3)]
    [TestCase("1 is int", 3)]
    [TestCase("true || false", 2)]
    [TestCase("false || true", 4)]
    [TestCase("true && true", 4)]
    [TestCase("false && true", 2)]
    [TestCase("true ? 1 : 2", 4)]
    [TestCase("false ? 1 : 2", 6)]
    [TestCase("[1]", 2)]
    [TestCase("{'a': 1}", 3)]
    [TestCase("/a/b", 3)]
    [TestCase("/a/$(id)", 3)]
    [TestCase("'abc'[:2]", 4)]
    [TestCase("1 in [1]", 4)]
    [TestCase("f()", 2)]
    [TestCase("g(1)", 3)]
    [TestCase("h()", 4)]
    [TestCase("{'a': 1}.keys().hasOnly(['a', 'b'])", 8)]
    public void Expression_counts_as(string expression, int cost)
    {
        const string Functions =
            "function f() { return true; } function g(a) { return a; } function h() { let b = 1; return b; }";
        var most = (1000 - AroundTheList) / cost;

        Programs.Outcome(ListOf(expression, most), Functions).Should().Be("true");
        Programs.Outcome(ListOf(expression, most + 1), Functions).Should().Be(TooMany);
    }

    [Test]
    public void Statements_share_what_may_be_evaluated()
    {
        var decision = Programs.Decide(
            $"match /a/{{id}} {{ allow get: if {ListOf("1", 700)} && 1 == 2; allow get: if {ListOf("1", 600)}; allow get: if true || false; }}",
            Programs.Request(RulesMethod.Get, "a/x")
        );

        decision.Cause.Should().Be(Cause.Limit);
        decision.Tried.Select(Programs.Text).Should().Equal("false", TooMany, TooMany);
    }

    [Test]
    public void Limit_of_expressions_is_not_absorbed() =>
        Programs.Outcome($"{ListOf("1", 1100)} || true").Should().Be(TooMany);

    [TestCase(10, "true")]
    [TestCase(11, "limit")]
    public void Documents_are_counted(int count, string expected) =>
        Reads(count, "exists", RulesMethod.Get).Should().Be(expected);

    [TestCase(20, "true")]
    [TestCase(21, "limit")]
    public void Documents_of_a_query_are_counted(int count, string expected) =>
        Reads(count, "exists", RulesMethod.List).Should().Be(expected);

    [TestCase("exists(B0) && exists(B0)", 9, "true", TestName = "A_document_counts_once")]
    [TestCase("get(B0).id == 'b0' && exists(B0)", 9, "true", TestName = "A_document_that_was_read_is_known_to_exist")]
    [TestCase(
        "exists(B0) && get(B0).id == 'b0'",
        9,
        "limit",
        TestName = "A_document_that_is_read_after_it_was_asked_for_counts_again"
    )]
    [TestCase("exists(B0) && get(B0).id == 'b0'", 8, "true")]
    [TestCase("exists(B0) && existsAfter(B0)", 9, "true", TestName = "A_document_before_and_after_counts_once")]
    [TestCase(
        "!exists(/databases/(default)/documents/a/x)",
        10,
        "true",
        TestName = "The_document_of_the_request_is_free"
    )]
    [TestCase("(exists(/elsewhere/x) || true)", 10, "true", TestName = "A_path_to_no_document_counts_nothing")]
    public void Documents_count_besides(string first, int others, string expected)
    {
        var condition =
            $"{first.Replace("B0", "/databases/(default)/documents/b/b0", StringComparison.Ordinal)} && {Questions(others, "exists")}";
        var decision = Programs.Decide(
            $"match /a/{{id}} {{ allow get: if {condition}; }}",
            Programs.Request(RulesMethod.Get, "a/x"),
            new StoredDocuments(["b/b0"])
        );

        decision.Cause.Should().Be(expected == "true" ? Cause.True : Cause.Limit);
    }

    private static string Reads(int count, string function, RulesMethod method)
    {
        var decision = Programs.Decide(
            $"match /a/{{id}} {{ allow read: if {Questions(count, function)}; }}",
            Programs.Request(method, method == RulesMethod.List ? "a" : "a/x")
        );
        return decision.Cause == Cause.Limit ? "limit" : Programs.Text(decision);
    }

    private static string Questions(int count, string function) =>
        string.Join(
            " && ",
            Enumerable.Range(1, count).Select(i => $"!{function}(/databases/(default)/documents/b/c{i})")
        );

    private static string ListOf(string item, int count) =>
        $"[{string.Join(',', Enumerable.Repeat(item, count))}].size() >= 0";
}
