using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Exploration;

/// <summary>A write that needs others in its commit is different only where the same rules allow those.</summary>
public sealed class CommitComparisonTests
{
    private const string LogThere = "existsAfter(/databases/$(db)/documents/logs/$(id))";

    private const string Logged =
        "!exists(/databases/$(db)/documents/logs/$(id)) && existsAfter(/databases/$(db)/documents/logs/$(id))"
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

    // What nobody may write can be there already.
    [TestCase("create", "false")]
    [TestCase("create", "request.resource.data.n == 5")]
    public void Document_that_is_there_before_needs_no_other_write(string methods, string condition)
    {
        var (before, after) = (
            Rules(LogThere, methods, condition, most: 1),
            Rules(LogThere, methods, condition, most: 2)
        );

        var difference = RulesComparison.Compare(before, after, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

        var change = difference.Changes.Should().ContainSingle().Subject;
        change.Scenario.IsSingleWrite.Should().BeTrue();
        change
            .Scenario.Documents.Should()
            .ContainKey(change.Scenario.Request.Path.Replace("docs", "logs", StringComparison.Ordinal));
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

    // What the one write asks of the other is what changed.
    [TestCase("sold == ordered", "sold >= ordered")]
    [TestCase("sold == ordered", "sold > 0")]
    [TestCase("sold == ordered && ordered <= 5", "sold == ordered && ordered <= 6")]
    [TestCase("sold == ordered && stockAfter().left >= 0", "sold == ordered")]
    [TestCase("sold == ordered && stockAfter().last == id", "sold == ordered && stockAfter().last != ''")]
    [TestCase("sold == ordered && stockAfter().by == request.auth.uid", "sold == ordered && stockAfter().by is string")]
    [TestCase("sold == ordered && !exists(log()) && existsAfter(log())", "sold == ordered && existsAfter(log())")]
    [TestCase("sold == ordered && existsAfter(log())", "sold == ordered && (existsAfter(log()) || ordered == 7)")]
    public void Change_of_what_is_asked_of_another_write_is_found(string before, string after)
    {
        var difference = RulesComparison.Compare(
            Shop(before),
            Shop(after),
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );

        var change = difference.Changes.Should().ContainSingle().Subject;
        change.Direction.Should().Be(ChangeDirection.Widened);
        change.Scenario.DocumentsAfter.Should().ContainKey("stock/book");
        change.Scenario.OtherWrites.Should().OnlyContain(write => IsAllowed(Shop(after), write));
    }

    private static bool IsAllowed(ParsedRules rules, Scenario write) =>
        RulesProgram.Compile(rules).Decide(write.Request, write.Lookup).IsAllowed;

    // An order and the stock that it takes from are written together.
    private static ParsedRules Shop(string condition)
    {
        var parsed = RulesParser.Parse(
            $$"""
            rules_version = '2';
            service cloud.firestore {
              match /databases/{db}/documents {
                function stock() { return /databases/$(db)/documents/stock/$(request.resource.data.item); }
                match /orders/{id} {
                  function log() { return /databases/$(db)/documents/logs/$(id); }
                  function stockAfter() { return getAfter(stock()).data; }
                  function met() {
                    let ordered = request.resource.data.count;
                    let sold = get(stock()).data.left - getAfter(stock()).data.left;
                    return {{condition}};
                  }
                  allow create: if request.auth != null && request.resource.data.item == 'book'
                    && request.resource.data.count is int && request.resource.data.count > 0 && met();
                }
                match /stock/{item} {
                  allow update: if request.auth != null && request.resource.data.left < resource.data.left
                    && request.resource.data.diff(resource.data).affectedKeys().hasOnly(['left', 'last', 'by'])
                    && !exists(/databases/$(db)/documents/orders/$(request.resource.data.last))
                    && getAfter(/databases/$(db)/documents/orders/$(request.resource.data.last)).data.item == item;
                }
                match /logs/{id} {
                  allow create, update: if request.resource.data.at == request.time
                    && getAfter(/databases/$(db)/documents/orders/$(id)).data.count > 0;
                }
              }
            }
            """
        );
        parsed.HasErrors.Should().BeFalse(string.Join("; ", parsed.Diagnostics));
        return parsed;
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
