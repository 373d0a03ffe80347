using System.Globalization;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Exploration;

/// <summary>Functions that double their conditions or arguments at each level are explored and compared in bounds.</summary>
public sealed class MultiplyingFunctionTests
{
    private const int Levels = 18;

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [TestCase("f{1}(a) && f{1}(a)", TestName = "{m}(conditions)")]
    [TestCase("f{1}(a + a)", TestName = "{m}(arguments)")]
    [TestCase("f{1}(a + a) || f{1}(a)", TestName = "{m}(both)")]
    [TestCase("f{1}([a, a])", TestName = "{m}(lists)")]
    [TestCase("!f{1}(a) ? f{1}(a) : f{1}(a + 'x')", TestName = "{m}(choices)")]
    public void Comparison_ends_and_does_not_say_that_the_files_are_the_same(string body)
    {
        var (before, after) = (RulesOf(body, "a"), RulesOf(body, "b"));

        var difference = RulesComparison.Compare(before, after, Now);

        difference.IsSame.Should().BeFalse();
        RulesComparison.Compare(before, RulesOf(body, "a"), Now).Changes.Should().BeEmpty();
        new RulesExplorer(before, Now).Explore().Should().NotBeEmpty();
    }

    private static ParsedRules RulesOf(string body, string last)
    {
        var functions = Enumerable
            .Range(0, Levels)
            .Select(level =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"function f{level}(a) {{ return {body.Replace("{1}", $"{level + 1}", StringComparison.Ordinal)}; }}"
                )
            );
        var rules = RulesParser.Parse(
            $$"""
            rules_version = '2';
            service cloud.firestore {
              match /databases/{database}/documents {
                {{string.Join('\n', functions)}}
                function f{{Levels}}(a) { return a == '{{last}}'; }
                match /c/{id} { allow get: if f0(request.auth.uid); }
              }
            }
            """
        );
        rules.HasErrors.Should().BeFalse(string.Join('\n', rules.Diagnostics));
        return rules;
    }
}
