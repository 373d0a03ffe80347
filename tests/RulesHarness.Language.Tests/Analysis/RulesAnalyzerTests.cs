using RulesHarness.Language.Analysis;
using RulesHarness.Language.Analysis.Linting;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis;

/// <summary>The checks as one: what they say of real files, and of files that nobody would write.</summary>
public sealed class RulesAnalyzerTests
{
    [Test]
    public void Realistic_file_has_no_warning()
    {
        var found = RulesAnalyzer.Analyze(RulesParser.Parse(Samples.Blog));

        found
            .Select(finding => $"{finding.Id}@{finding.Span.Line}")
            .Should()
            .Equal("RH2101@48", "RH2101@54", "RH2108@123", "RH2101@139");
        found.Should().OnlyContain(finding => finding.Severity == RulesSeverity.Info);
    }

    [Test]
    public void File_with_errors_is_left_to_them()
    {
        RulesAnalyzer
            .Analyze(RulesParser.Parse("service cloud.firestore { match /a/{b} { allow write: if ; } }"))
            .Should()
            .BeEmpty();
    }

    [Test]
    public void Other_services_are_passed_over()
    {
        RulesAnalyzer
            .Analyze(
                RulesParser.Parse(
                    "service cloud.firestore { match /databases/{d}/documents { match /a/{b} { allow get: if request.auth.uid == b; } } } service firebase.storage { match /b/{bucket}/o { match /{all=**} { allow read, write; } } }"
                )
            )
            .Should()
            .BeEmpty();
    }

    [Test]
    public void Findings_are_in_the_order_of_the_text()
    {
        var found = RulesAnalyzer.Analyze(
            Samples.Parse(
                "match /a/{b} { allow write; function f(x) { return x == x; } allow list: if b == 'c' && f(1); }"
            )
        );

        found.Select(finding => finding.Id).Should().Equal("RH2101", "RH2114", "RH2112");
        found.Select(finding => finding.Span.Offset).Should().BeInAscendingOrder();
    }

    [TestCase("allow write: if DEEP;", "!", "", 450)]
    [TestCase("allow write: if DEEP;", "(", ")", 240)]
    [TestCase("allow write: if DEEP;", "[", "]", 240)]
    [TestCase("allow write: if DEEP == 1;", "resource.data[", "]", 160)]
    [TestCase("allow write: if DEEP;", "a || (b && ", ")", 160)]
    [TestCase("allow write: if DEEP;", "true ? true : ", "", 450)]
    [TestCase("function f(x) { return x; } allow write: if DEEP;", "f(", ")", 450)]
    public void Deep_nesting_is_survived(string statements, string open, string close, int depth)
    {
        var deep =
            string.Concat(Enumerable.Repeat(open, depth)) + "true" + string.Concat(Enumerable.Repeat(close, depth));

        var analyze = () =>
            RulesAnalyzer.Analyze(
                RulesParser.Parse(
                    Samples.InService(
                        $"match /a/{{b}} {{ {statements.Replace("DEEP", deep, StringComparison.Ordinal)} }}"
                    )
                ),
                new RulesSchema([])
            );

        analyze.Should().NotThrow();
    }

    [TestCase("function f#(a, b) { return f@(f@(a, b), f@(b, a)); }", "exists(f19('a', 'b'))")]
    [TestCase("function f#(a, b) { return f@(a, b) && f@(b, a) || f@(a + b, b); }", "f19('a', 'b')")]
    [TestCase("function f#(a, b) { let c = f@(a, b); return f@(c, f@(b, c)) == c; }", "f19('a', 'b')")]
    [TestCase("function f#(a, b) { return get(f@(a, b)).data == f@([a, b], [b, a]); }", "f19('a', 'b')")]
    public void Calls_that_double_at_each_step_come_to_an_end(string function, string condition)
    {
        var functions = Enumerable
            .Range(1, 19)
            .Select(i =>
                function
                    .Replace("#", $"{i}", StringComparison.Ordinal)
                    .Replace("@", $"{i - 1}", StringComparison.Ordinal)
            );

        var analyze = () =>
            RulesAnalyzer.Analyze(
                Samples.Parse(
                    $"function f0(a, b) {{ return a == b; }} {string.Join('\n', functions)} match /a/{{x}} {{ allow read, write: if {condition}; }}"
                )
            );

        analyze.Should().NotThrow();
    }

    [TestCase("function f() { return f(); } allow write: if f();")]
    [TestCase("function f(a) { return g(a); } function g(a) { return f([a]); } allow write: if exists(f(1)) && f(2);")]
    [TestCase("function f(a) { return a; } allow write: if f() && f(1, 2);")]
    public void Functions_that_the_compiler_rejects_are_survived(string statements)
    {
        var analyze = () => RulesAnalyzer.Analyze(Samples.Parse($"match /a/{{b}} {{ {statements} }}"));

        analyze.Should().NotThrow();
    }
}
