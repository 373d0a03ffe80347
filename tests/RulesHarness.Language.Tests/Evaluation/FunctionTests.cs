using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Language.Tests.Evaluation;

/// <summary>Functions, their variables, and which one a name means.</summary>
public sealed class FunctionTests
{
    [TestCase("function f(a) { return a == 1; }", "f(1)", "true")]
    [TestCase("function f(a, b) { return a == 1 && b == 2; }", "f(1, 2)", "true")]
    [TestCase("function f(a) { let b = a + 1; let c = b + a; return c == 3; }", "f(1)", "true")]
    [TestCase(
        "function f(a) { let b = a; return b; } function g(a) { let b = f(a + 1); return b + a; }",
        "g(1) == 3",
        "true"
    )]
    [TestCase("function f(a) { return a; }", "f(f(f(3))) == 3", "true")]
    [TestCase("function f(a) { return true; }", "f(request.nope)", "true")]
    [TestCase("function f() { let a = request.nope; return true || a; }", "f()", "true")]
    [TestCase("function f(a) { return a || true; }", "f(request.nope)", "true")]
    [TestCase("function f(a) { return a; }", "f(request.nope)", "Property nope is undefined on object.")]
    [TestCase("function f() { return id == 'x'; }", "f()", "Null value error.")]
    [TestCase("function f() { return g(); }", "f()", "Function not found error: Name: [g].")]
    [TestCase("function f(request) { return request == 1; }", "f(1)", "true")]
    [TestCase("", "nobody == 1", "Null value error.")]
    public void Function_evaluates_to(string functions, string condition, string expected) =>
        Programs.Outcome(condition, functions).Should().Be(expected);

    [Test]
    public void Innermost_function_sees_its_own_block()
    {
        var decision = Programs.Decide(
            """
            function f() { return 'outer'; }
            match /a/{id} {
              function f() { return id; }
              function g() { return f(); }
              allow get: if g() == 'x' && f() == 'x';
            }
            match /b/{id} { allow get: if f() == 'outer'; }
            """,
            Programs.Request(RulesMethod.Get, "a/x")
        );

        decision.IsAllowed.Should().BeTrue();
    }

    [Test]
    public void Function_that_calls_itself_is_an_error_and_no_crash() =>
        Programs.Outcome("f(1)", "function f(a) { return f(a); }").Should().Be("Calls are nested too deep.");

    [Test]
    public void Deep_expressions_in_deep_calls_are_evaluated_on_a_small_stack()
    {
        const int Functions = 19;
        const int Depth = 40;
        string Deep(string inside) =>
            string.Concat(Enumerable.Repeat("[", Depth)) + inside + string.Concat(Enumerable.Repeat("][0]", Depth));
        var functions = string.Concat(
            Enumerable
                .Range(0, Functions)
                .Select(i => $"function f{i}() {{ return {Deep(i == 0 ? "true" : $"f{i - 1}()")}; }}\n")
        );
        var program = Programs.Compile($"{functions} match /a/{{id}} {{ allow get: if f{Functions - 1}(); }}");
        var decision = default(Decision);
        var thread = new Thread(
            () => decision = program.Decide(Programs.Request(RulesMethod.Get, "a/x"), new StoredDocuments()),
            maxStackSize: 1 << 20
        );

        thread.Start();
        thread.Join();

        // More than a thousand expressions it is, too.
        decision!.Cause.Should().Be(Cause.Limit);
    }
}
