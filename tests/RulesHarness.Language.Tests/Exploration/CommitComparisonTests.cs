using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Exploration;

/// <summary>A write that needs others in its commit is different only where the same rules allow those.</summary>
public sealed class CommitComparisonTests
{
    private const string Logged =
        "existsAfter(/databases/$(db)/documents/logs/$(id))"
        + " && getAfter(/databases/$(db)/documents/logs/$(id)).data.by == request.auth.uid";

    private const string Unlogged =
        "exists(/databases/$(db)/documents/logs/$(id)) && !existsAfter(/databases/$(db)/documents/logs/$(id))";

    [TestCase(Logged, "create", "false")]
    [TestCase(Logged, "update, delete", "true")]
    [TestCase(Logged, "create", "request.resource.data.by != request.auth.uid")]
    [TestCase(Unlogged, "delete", "false")]
    [TestCase(Unlogged, "create, update", "true")]
    public void Commit_that_both_files_deny_is_no_difference(string asked, string methods, string condition)
    {
        var difference = RulesComparison.Compare(
            Rules(asked, methods, condition, most: 1),
            Rules(asked, methods, condition, most: 2),
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );

        difference.Changes.Should().BeEmpty();
        difference.Undecided.Should().NotBeEmpty();
    }

    [TestCase(Logged, "create", "true")]
    [TestCase(Logged, "create", "request.resource.data.by == request.auth.uid && request.resource.data.text is string")]
    [TestCase(Logged, "create", "request.resource.data.text == 'new' && request.resource.data.size == 3")]
    [TestCase(Unlogged, "delete", "true")]
    [TestCase(Unlogged, "delete", "resource.data.by == request.auth.uid")]
    public void Commit_that_one_file_allows_is_a_difference(string asked, string methods, string condition)
    {
        var (before, after) = (Rules(asked, methods, condition, most: 1), Rules(asked, methods, condition, most: 2));

        var difference = RulesComparison.Compare(before, after, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

        var change = difference.Changes.Should().ContainSingle().Subject;
        change.Direction.Should().Be(ChangeDirection.Widened);
        (change.Scenario.DocumentsAfter.Count + change.Scenario.DocumentsDeleted.Count).Should().Be(1);
    }

    private static ParsedRules Rules(string asked, string methods, string condition, int most)
    {
        var parsed = RulesParser.Parse(
            $$"""
            rules_version = '2';
            service cloud.firestore {
              match /databases/{db}/documents {
                match /docs/{id} {
                  allow create: if request.auth != null && request.resource.data.n <= {{most}} && {{asked}};
                }
                match /logs/{id} {
                  allow {{methods}}: if {{condition}};
                }
              }
            }
            """
        );
        parsed.HasErrors.Should().BeFalse(string.Join("; ", parsed.Diagnostics));
        return parsed;
    }
}
