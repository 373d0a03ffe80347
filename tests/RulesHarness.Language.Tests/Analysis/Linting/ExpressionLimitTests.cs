using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class ExpressionLimitTests
{
    // How often a part fits into one request, joined by && in functions of twenty: each number was found with the
    // emulator.
    [TestCase("true", 328)]
    [TestCase("(true)", 328)]
    [TestCase("!false", 247)]
    [TestCase("1 == 1", 198)]
    [TestCase("-1 == -1", 142)]
    [TestCase("(false || true)", 165)]
    [TestCase("(true ? true : false)", 165)]
    [TestCase("request.auth != null", 165)]
    [TestCase("resource.data.n == 1", 142)]
    [TestCase("resource['data'].n == 1", 124)]
    [TestCase("request.auth.uid is string", 142)]
    [TestCase("resource.data.keys().hasAll(['n'])", 124)]
    [TestCase("[1, 2] == [1, 2]", 110)]
    [TestCase("{'a': 1} == {'a': 1}", 110)]
    [TestCase("[1, 2, 3][0:1] is list", 90)]
    [TestCase("[1, 2, 3][:] is list", 90)]
    [TestCase("1 in [1]", 165)]
    [TestCase("math.abs(1) == 1", 165)]
    [TestCase("timestamp.date(2020, 1, 1) == timestamp.date(2020, 1, 1)", 90)]
    [TestCase("/a/b is path", 142)]
    [TestCase("/a/$('b') is path", 142)]
    [TestCase("exists(/databases/(default)/documents/a/y)", 110)]
    [TestCase("get(/databases/(default)/documents/a/y).data.n == 1", 76)]
    [TestCase("f()", 247, "function f() { return true; }")]
    [TestCase("f(1)", 142, "function f(a) { return a == 1; }")]
    [TestCase("f(1)", 110, "function f(a) { let b = a; return b == 1; }")]
    [TestCase("f(1)", 90, "function f(a) { let b = 1 + a; return b == b; }")]
    public void Expressions_are_counted_as_the_emulator_counts_them(string part, int fitting, string function = "")
    {
        Told(function + Chain(part, fitting)).Should().BeNull();
        Told(function + Chain(part, fitting + 1)).Should().NotBeNull();
    }

    [TestCase(329, RulesSeverity.Warning)]
    [TestCase(328, null)]
    public void Statement_that_needs_too_many_never_allows(int count, RulesSeverity? severity)
    {
        Told(Chain("true", count)).Should().Be(severity);
    }

    [Test]
    public void Statements_that_a_request_reaches_are_counted_together()
    {
        using var scope = new FluentAssertions.Execution.AssertionScope();
        Told($"{Chain("true", 200)} {Chain("true", 200, "g")}").Should().Be(RulesSeverity.Info);
        Told($"{Chain("true", 200)} {Chain("true", 100, "g")}").Should().BeNull();
        Told($"match /a/{{x}} {{ {Chain("true", 200)} }} match /{{all=**}} {{ {Chain("true", 200)} }}")
            .Should()
            .Be(RulesSeverity.Info);
        Told($"match /a/{{x}} {{ {Chain("true", 200)} }} match /b/{{x}} {{ {Chain("true", 200)} }}").Should().BeNull();
    }

    [Test]
    public void Cheapest_way_to_true_is_what_a_statement_needs()
    {
        Told(
                Chain("1 == 1", 300)
                    .Replace("allow get: if", "allow get: if request.auth != null ||", StringComparison.Ordinal)
            )
            .Should()
            .Be(RulesSeverity.Info);
    }

    [TestCase("allow get: if false;")]
    [TestCase("allow get: if request.auth != null && (false || false);")]
    [TestCase("function no() { return false; } allow get: if no() || no();")]
    public void Statement_that_can_not_be_true_needs_no_more_than_others(string statements)
    {
        Told(statements).Should().BeNull();
    }

    [Test]
    public void Functions_that_call_each_other_often_are_counted_without_being_run()
    {
        var functions = Enumerable.Range(1, 19).Select(i => $"function f{i}() {{ return f{i - 1}() && f{i - 1}(); }}");

        Told($"function f0() {{ return true; }} {string.Join(' ', functions)} allow get: if f19();")
            .Should()
            .Be(RulesSeverity.Warning);
    }

    private static RulesSeverity? Told(string statements) => Findings.Severity("RH2110", statements);

    private static string Chain(string part, int count, string name = "h")
    {
        var groups = Enumerable.Repeat(part, count).Chunk(20).ToList();
        var functions = groups.Select((group, i) => $"function {name}{i}() {{ return {string.Join(" && ", group)}; }}");
        return $"{string.Join(' ', functions)} allow get: if {string.Join(" && ", groups.Select((_, i) => $"{name}{i}()"))};";
    }
}
