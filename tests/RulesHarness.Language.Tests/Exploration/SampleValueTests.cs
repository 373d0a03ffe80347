using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Exploration;

namespace RulesHarness.Language.Tests.Exploration;

/// <summary>Values that are made from others.</summary>
public sealed class SampleValueTests
{
    [Test]
    public void Map_that_was_made_longer_can_be_made_longer_again()
    {
        var one = SampleValues.OfSize(RulesValue.FromMap(new Dictionary<string, RulesValue>()), 1)!.Value;

        var three = SampleValues.OfSize(one, 3)!.Value;

        three.AsMap.ToDictionary().Keys.Should().BeEquivalentTo("item1", "item2", "item3");
    }

    [TestCase(-62_135_596_800)]
    [TestCase(253_402_300_799)]
    public void Time_at_the_end_of_all_times_has_another_one_and_none_beyond(long seconds)
    {
        var time = RulesValue.FromTimestamp(seconds, 0);

        var other = SampleValues.Other(time);
        var below = SampleValues.Beside(time, isBelow: true);
        var above = SampleValues.Beside(time, isBelow: false);

        other.Should().NotBe(time);
        $"{other}".Should().StartWith("timestamp(");
        (below is null, above is null).Should().Be((seconds < 0, seconds > 0));
    }

    [TestCase("year")]
    [TestCase("day")]
    [TestCase("dayOfWeek")]
    [TestCase("hours")]
    public void Part_of_a_time_at_the_end_of_all_times_can_be_another(string part)
    {
        foreach (var seconds in new[] { -62_135_596_800, 253_402_300_799 })
        {
            var changed = TimeParts.With(RulesValue.FromTimestamp(seconds, 0), part, RulesValue.From(7));

            $"{changed}".Should().StartWith("timestamp(");
        }
    }
}
