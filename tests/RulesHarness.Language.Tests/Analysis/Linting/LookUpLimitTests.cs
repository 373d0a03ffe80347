using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class LookUpLimitTests
{
    private const string Documents = "/databases/$(database)/documents";

    // Every row was run against the emulator: what is told of as a warning is denied, what is not told of is allowed.
    [TestCase("get", 11, RulesSeverity.Warning)]
    [TestCase("create", 11, RulesSeverity.Warning)]
    [TestCase("list", 21, RulesSeverity.Warning)]
    [TestCase("get", 10, null)]
    [TestCase("update", 10, null)]
    [TestCase("delete", 10, null)]
    [TestCase("list", 20, null)]
    public void Documents_that_all_must_be_looked_up_are_counted(string method, int count, RulesSeverity? severity)
    {
        Told($"allow {method}: if {All(count)};").Should().Be(severity);
    }

    [Test]
    public void Document_counts_once_unless_it_is_read_after_it_was_asked_for()
    {
        using var scope = new FluentAssertions.Execution.AssertionScope();
        Told($"allow get: if {All(10)} && {All(10)};").Should().BeNull("the same ten documents");
        Told($"allow get: if {All(10)} && exists({Documents}/posts/$(postId));")
            .Should()
            .BeNull("the request's own document is free");
        Told($"allow get: if {Join(6, "exists(D/z/#) && get(D/z/#).data.n == 1")};")
            .Should()
            .Be(RulesSeverity.Warning, "exists and then get are two");
        Told($"allow get: if {Join(6, "get(D/z/#).data.n == 1 && exists(D/z/#)")};")
            .Should()
            .BeNull("get and then exists are one");
    }

    [Test]
    public void Functions_that_name_documents_are_looked_into()
    {
        const string Path =
            "function at(id) { return /databases/$(database)/documents/z/$(id); } function has(id) { return exists(at(id)); } ";
        using var scope = new FluentAssertions.Execution.AssertionScope();
        Told($"{Path} allow get: if {Join(11, "has('#')")};").Should().Be(RulesSeverity.Warning);
        Told($"{Path} allow get: if {Join(10, "has('#')")} && {Join(10, "exists(at('#'))")};").Should().BeNull();
    }

    [Test]
    public void Documents_that_may_be_looked_up_are_counted_over_all_statements()
    {
        using var scope = new FluentAssertions.Execution.AssertionScope();
        Told($"allow get: if {Join(11, "exists(D/z/#)", " || ")};").Should().Be(RulesSeverity.Info);
        Told($"allow get: if {All(6)}; allow get: if {Join(5, "exists(D/y/#)")};").Should().Be(RulesSeverity.Info);
        Told($"allow get: if {All(6)}; allow get: if {Join(4, "exists(D/y/#)")};").Should().BeNull();
        Told($"allow get: if {All(6)}; allow update: if {Join(5, "exists(D/y/#)")};").Should().BeNull();
        Told(
                $"match /posts/{{postId}} {{ allow get: if {All(6)}; }} match /{{all=**}} {{ allow get: if {Join(5, "exists(D/y/#)")}; }}"
            )
            .Should()
            .Be(RulesSeverity.Info);
        Told(
                $"match /posts/{{postId}} {{ allow get: if {All(6)}; }} match /other/{{id}} {{ allow get: if {Join(5, "exists(D/y/#)")}; }}"
            )
            .Should()
            .BeNull();
    }

    private static RulesSeverity? Told(string statements) => Findings.Severity("RH2109", statements);

    private static string All(int count) => Join(count, "exists(D/z/#)");

    private static string Join(int count, string part, string with = " && ") =>
        string.Join(
            with,
            Enumerable
                .Range(0, count)
                .Select(i =>
                    part.Replace("D/", $"{Documents}/", StringComparison.Ordinal)
                        .Replace("#", $"{i}", StringComparison.Ordinal)
                )
        );
}
