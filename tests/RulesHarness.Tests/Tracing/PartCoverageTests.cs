using RulesHarness.Cases;
using RulesHarness.Fixtures;
using RulesHarness.Tests.Cases;
using RulesHarness.Tracing;

namespace RulesHarness.Tests.Tracing;

/// <summary>Tests that each part of a condition has a case that it decides, and that a part without one is an error.</summary>
public sealed class PartCoverageTests
{
    private const string Update =
        "  - Owner can update own docs, only `title`, `body` and `status`, where `new.status != \"archived\"`.\n";

    [TestCase("Moderator can delete docs where `rating >= 2 and rating <= 8`.")]
    [TestCase("Moderator can delete docs where `status == \"draft\" and rating > 3 or tags has \"a\"`.")]
    [TestCase("Moderator can delete docs where `status in [\"draft\", \"archived\"] and not (rating == 4)`.")]
    [TestCase("Moderator can delete docs where `tags has any [\"a\", \"b\"] and stats.likes < 7`.")]
    [TestCase("Moderator can delete docs where `title starts with \"x\" or size of tags > 1`.")]
    [TestCase("Moderator can update docs, only `status`, where `status == \"draft\" and new.status == \"published\"`.")]
    [TestCase("Moderator can delete docs where `teams/{teamId}.name == \"a\" and rating not in [1, 2]`.")]
    [TestCase("Moderator can create docs where `rating == 3 and status == \"draft\" and token.level == rating`.")]
    [TestCase("Moderator can list docs where `rating > 3 and status == \"draft\"`.")]
    [TestCase("Moderator cannot read docs where `rating > 3 and status == \"draft\"`.")]
    public void Each_part_has_its_case(string sentence) =>
        Findings(With(sentence))
            .Where(found => found.StartsWith("RH7024", StringComparison.Ordinal))
            .Should()
            .BeEmpty();

    [TestCase("rating >= 2 and rating <= 8", "rating < 2", "`rating >= 2`")]
    [TestCase("rating >= 2 and rating <= 8", "rating > 8", "`rating <= 8`")]
    [TestCase("status == \"draft\" and tags has \"a\"", "(tags ", "`tags has \"a\"`")]
    [TestCase("title in [\"a\", \"b\"]", "(title == \"b\")", "`\"b\"` in `title in [\"a\", \"b\"]`")]
    public void Part_without_its_case_is_an_error(string condition, string variant, string part)
    {
        var spec = With($"Moderator can delete docs where `{condition}`.");

        var found = Findings(spec, one => !one.Title.Contains(variant, StringComparison.Ordinal));

        found
            .Should()
            .ContainSingle(text => text.StartsWith("RH702", StringComparison.Ordinal))
            .Which.Should()
            .StartWith($"RH7024 Error no case could be made to show that the part {part} of the sentence")
            .And.Contain("decides who can delete `posts`");
    }

    [Test]
    public void Part_of_a_role_without_its_case_is_an_error_for_each_operation()
    {
        var spec = With("Reviewer can delete docs.")
            .Replace(
                "| Moderator |",
                "| Reviewer | `token.reviewer == true and token.level > 3` |\n| Moderator |",
                StringComparison.Ordinal
            );

        Findings(spec).Should().NotContain(text => text.StartsWith("RH7025", StringComparison.Ordinal));
        Findings(spec, one => !one.Title.Contains("level <= 3", StringComparison.Ordinal))
            .Should()
            .Contain(
                "RH7025 Error no case could be made to show that the part `token.level > 3` of the role `Reviewer` decides who can delete `posts`"
            );
    }

    // No case can show what no document can be, or what another sentence grants.
    [TestCase("status in [\"draft\", \"published\", \"archived\"] and rating > 3", "status in")]
    [TestCase("rating > 3 and rating <= 10", "rating <= 10")]
    [TestCase("status == \"draft\" and status != \"archived\"", "status != \"archived\"")]
    [TestCase("teamId is null or teamId is not null and teams/{teamId}.name == \"a\"", "teamId != null")]
    [TestCase("teamId is not null and teams/{teamId} exists", "teamId != null")]
    public void Part_that_can_not_decide_is_information(string condition, string part) =>
        Findings(With($"Moderator can delete docs where `{condition}`."))
            .Where(found => found.StartsWith("RH702", StringComparison.Ordinal))
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(found => found.StartsWith($"RH7026 Info the part `{part}", StringComparison.Ordinal));

    // An update that can't change a field leaves it as it was.
    [TestCase("can create docs where `teamId is not null and teams/{new.teamId}.name == \"a\"`.", "teamId != null")]
    [TestCase("can update `rating` where `teamId is not null and teams/{new.teamId}.name == \"a\"`.", "teamId != null")]
    public void Part_that_a_look_up_through_the_new_value_asks_for_is_information(string sentence, string part) =>
        Findings(With($"Moderator {sentence}"))
            .Where(found => found.StartsWith("RH702", StringComparison.Ordinal))
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith($"RH7026 Info the part `{part}`");

    [Test]
    public void Part_beside_a_sentence_that_grants_the_same_is_information()
    {
        var spec = With("Moderator can delete docs where `rating > 3`.")
            .Replace(Update, $"{Update}  - Signed-in users can delete docs.\n", StringComparison.Ordinal);

        Findings(spec)
            .Should()
            .Contain(found => found.StartsWith("RH7026 Info the part `rating > 3`", StringComparison.Ordinal))
            .And.NotContain(found => found.StartsWith("RH7024", StringComparison.Ordinal));
    }

    [Test]
    public void Existence_that_together_with_says_of_itself_is_no_part()
    {
        var form = ConditionForm.All.Single(one => one.Name == "votes by poll and voter of which each counts once");

        Findings(form.Spec).Should().NotContain(found => found.Contains("exists`", StringComparison.Ordinal));
    }

    private static string With(string sentence) => TestData.BlogWith(Update, $"{Update}  - {sentence}\n");

    private static List<string> Findings(string spec, Func<AccessCase, bool>? keep = null)
    {
        var model = TestData.Model(spec);
        var set = CaseGenerator.Generate(model, new FixtureOptions(), TestData.Now);
        var kept = keep is null
            ? set
            : set with
            {
                Cases = [.. set.Cases.Where(keep)],
                Repeated = [.. set.Repeated.Where(keep)],
            };
        if (keep is not null)
        {
            kept.Cases.Count.Should().BeLessThan(set.Cases.Count, "the case is there to be left out");
        }
        return
        [
            .. new SpecCoverage(model, kept).Find().Select(found => $"{found.Id} {found.Severity} {found.Message}"),
        ];
    }
}
