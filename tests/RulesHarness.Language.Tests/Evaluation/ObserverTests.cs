using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Evaluation;

/// <summary>Tests the values that an observer receives.</summary>
public sealed class ObserverTests
{
    [TestCase(
        "request.auth != null && id == 'x'",
        "request, request.auth = MAP, request.auth != null = true, id = 'x', id == 'x' = true, request.auth != null && id == 'x' = true"
    )]
    [TestCase(
        "id == 'x' || id == 'y'",
        "id = 'x', id == 'x' = true, id == 'x' || id == 'y' = true",
        TestName = "Observer_hears_nothing_of_what_was_passed_over"
    )]
    [TestCase("(id.nope)", "id = 'x', id.nope = undefined (Type error. Received: [string] Expected: [map,path].)")]
    [TestCase(
        "f(id)",
        "id = 'x', a = 'x', b = 'x', b == 'x' = true, f(id) = true",
        TestName = "Observer_hears_of_functions"
    )]
    [TestCase("true", "")]
    public void Observer_hears(string condition, string expected)
    {
        var rules = RulesParser.Parse(
            Samples.InService(
                $"function f(a) {{ let b = a; return b == 'x'; }} match /a/{{id}} {{ allow get: if {condition}; }}"
            )
        );
        var heard = new List<string>();

        RulesProgram
            .Compile(rules)
            .Decide(
                Programs.Request(RulesMethod.Get, "a/x"),
                new StoredDocuments(),
                (expression, value) => heard.Add(Told(rules, expression, value))
            );

        string.Join(", ", heard).Should().Be(expected);
    }

    [Test]
    public void Observer_may_decide_too()
    {
        var program = Programs.Compile(
            "function f(a) { return a; } match /a/{id} { allow get: if f(id) == 'x' && f(id) == 'x'; }"
        );
        var inner = new List<bool>();

        var outer = program.Decide(
            Programs.Request(RulesMethod.Get, "a/x"),
            new StoredDocuments(),
            (_, _) =>
                inner.Add(program.Decide(Programs.Request(RulesMethod.Get, "a/y"), new StoredDocuments()).IsAllowed)
        );

        outer.IsAllowed.Should().BeTrue();
        inner.Should().NotBeEmpty().And.OnlyContain(allowed => !allowed);
    }

    [Test]
    public void Observed_decision_is_the_same()
    {
        var program = Programs.Compile(
            "match /a/{id} { allow create: if request.resource.data.keys().hasOnly(['m']); allow create: if resource.data.n == 1; }"
        );
        var request = Programs.Request(RulesMethod.Create, "a/x");

        var observed = program.Decide(request, new StoredDocuments(), (_, _) => { });

        observed.Tried.Should().Equal(program.Decide(request, new StoredDocuments()).Tried);
    }

    private static string Told(ParsedRules rules, Expression expression, RulesValue value)
    {
        var text = rules.Source.Slice(expression.Span);
        return value.Kind == RulesValueKind.Map
            ? text == "request"
                ? text
                : $"{text} = MAP"
            : $"{text} = {value}";
    }
}
