using RulesHarness.Checking;
using RulesHarness.Reporting;

namespace RulesHarness.Tests.Forms;

/// <summary>A sentence that is left to tests by hand is never silent.</summary>
public sealed class ByHandTests
{
    private const string Said = "Signed-in users can update plan where open == true (by hand: RoomTests.Plans).";

    private static readonly Form Rooms = Form.All.Single(form => form.Name == "a sentence that is tested by hand");

    [TestCase("json", "\"byHand\": 1,", "\"tests\": \"RoomTests.Plans\"")]
    [TestCase("junit", "<skipped message=\"tested by hand: RoomTests.Plans\" />", Said)]
    [TestCase("markdown", "Sentences that are tested by hand: 1", Said)]
    [TestCase("permissions", Said, "| update | - | if |")]
    public async Task Report_lists_what_is_tested_by_hand(string format, string first, string second)
    {
        var report = await Rooms.CheckAsync(Rooms.Rules);

        Reports.Of(report, format).Should().Contain(first).And.Contain(second);
    }

    [Test]
    public async Task Finding_names_the_sentence_and_its_test()
    {
        var report = await Rooms.CheckAsync(Rooms.Rules);

        report
            .Diagnostics.Where(found => found.Id == "RH1092")
            .Should()
            .ContainSingle()
            .Which.Message.Should()
            .Be($"the check makes no test case for the sentence `{Said}`: only your test `RoomTests.Plans` covers it");
    }

    [Test]
    public async Task Project_that_wants_no_tests_by_hand_fails()
    {
        var strict = Rooms with { Spec = $"---\nseverity: {{ RH1092: error }}\n---\n{Rooms.Spec}" };

        (await strict.CheckAsync(strict.Rules)).Outcome.Should().Be(Outcome.Fails);
    }
}
