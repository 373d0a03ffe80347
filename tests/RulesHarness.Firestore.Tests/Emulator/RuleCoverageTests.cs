using RulesHarness.Emulator.Coverage;

namespace RulesHarness.Firestore.Tests.Emulator;

public sealed class RuleCoverageTests
{
    private static readonly HttpClient Http = new();

    private readonly string _project = TestEmulator.NewProject();

    [Test]
    public async Task Coverage_before_any_request_knows_the_expressions_and_no_values()
    {
        await TestEmulator.Shared.LoadRulesAsync(_project, TestRules.Of("match /a/{x} { allow read: if x == 'b'; }"));

        var coverage = await TestEmulator.Shared.GetRuleCoverageAsync(_project);

        Flatten(coverage.Report).Should().NotBeEmpty().And.OnlyContain(node => node.Values.Count == 0);
    }

    [Test]
    public async Task Coverage_of_a_project_without_rules_is_empty()
    {
        (await TestEmulator.Shared.GetRuleCoverageAsync(_project)).Report.Should().BeEmpty();
    }

    [TestCase("x == 'b'", CoverageKind.True)]
    [TestCase("x == 'c'", CoverageKind.False)]
    [TestCase("request.auth.uid == x", CoverageKind.Undefined)]
    [TestCase("x", CoverageKind.Other)]
    public async Task Expression_is_reported_with_the_kind_of_its_value(string expression, CoverageKind kind)
    {
        var node = await NodeAsync(expression, expression);

        node.Values.Should()
            .ContainSingle()
            .Which.Should()
            .Match<CoverageValue>(value => value.Kind == kind && value.Count > 0);
    }

    [TestCase("x == 'b' || x == 'd'", "x == 'd'")]
    [TestCase("x == 'c' && x == 'd'", "x == 'd'")]
    public async Task Operand_that_was_skipped_is_short_circuited(string expression, string operand)
    {
        var node = await NodeAsync(expression, operand);

        node.Values.Should().ContainSingle().Which.Kind.Should().Be(CoverageKind.ShortCircuited);
    }

    [Test]
    public async Task Expression_that_failed_says_why_and_where()
    {
        var node = await NodeAsync("request.auth.uid == x", "request.auth.uid");

        node.Errors.Should().Equal(new CoverageError("Null value error.", node.StartOffset));
    }

    [Test]
    public async Task Place_of_an_expression_counts_code_points()
    {
        var node = await NodeAsync("x == 'b'", "x == 'b'", "/* 😀 */ ");

        node.Line.Should().Be(3);
        node.Column.Should().Be("/* _ */ match /a/{x} { allow get: if ".Length + 1);
    }

    [Test]
    public async Task Loading_rules_forgets_their_coverage()
    {
        await NodeAsync("x == 'b'", "x == 'b'");

        await TestEmulator.Shared.LoadRulesAsync(_project, TestRules.Of("match /a/{x} { allow read: if x == 'b'; }"));

        var coverage = await TestEmulator.Shared.GetRuleCoverageAsync(_project);
        Flatten(coverage.Report).Should().OnlyContain(node => node.Values.Count == 0);
    }

    /// <summary>The node of a part of the condition that a read of <c>a/b</c> is judged by.</summary>
    private async Task<CoverageNode> NodeAsync(string condition, string part, string before = "")
    {
        var rules = TestRules.Of($"{before}match /a/{{x}} {{ allow get: if {condition}; }}");
        await TestEmulator.Shared.LoadRulesAsync(_project, rules);
        await Http.GetAsync(
            new Uri(TestEmulator.Shared.Endpoint, $"/v1/projects/{_project}/databases/(default)/documents/a/b")
        );
        var coverage = await TestEmulator.Shared.GetRuleCoverageAsync(_project);
        var text = rules.Content.EnumerateRunes().ToArray();
        return Flatten(coverage.Report)
            .Where(node => string.Concat(text[node.StartOffset..(node.EndOffset + 1)]) == part)
            .Should()
            .ContainSingle()
            .Which;
    }

    private static IEnumerable<CoverageNode> Flatten(IEnumerable<CoverageNode> nodes) =>
        nodes.SelectMany(node => Flatten(node.Children).Prepend(node));
}
