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
}
