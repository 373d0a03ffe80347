using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Specification;

/// <summary>Tests the parentheses of a relationship.</summary>
public sealed class RelationshipTests
{
    private const string Terms = " (one-to-many: one team has many posts)";

    [TestCase("", null, null)]
    [TestCase(" (one-to-one)", Cardinality.OneToOne, null)]
    [TestCase(" (One-to-many: one team, many posts; must exist)", Cardinality.OneToMany, null)]
    [TestCase(" (many-to-one: so (they) say)", Cardinality.ManyToOne, null)]
    [TestCase(" (many-to-many, must exist: anything)", Cardinality.ManyToMany, true)]
    [TestCase(" (must exist, one-to-many)", Cardinality.OneToMany, true)]
    [TestCase(" (one-to-many; may dangle: anything)", Cardinality.OneToMany, false)]
    [TestCase(" (may dangle)", null, false)]
    [TestCase(". A team outlives its posts (mostly).", null, null, TestName = "{m}(documentation)")]
    public void Terms_are_read_as(string written, Cardinality? cardinality, bool? mustExist)
    {
        var read = TestData.Model(TestData.BlogWith(Terms, written)).Relationships[1];
        (read.Cardinality, read.MustExist).Should().Be((cardinality, mustExist));
    }

    [Test]
    public void Cardinality_is_written_as_it_is_read([Values] Cardinality cardinality) =>
        TestData
            .Model(TestData.BlogWith(Terms, $" ({cardinality.Text()})"))
            .Relationships[1]
            .Cardinality.Should()
            .Be(cardinality);
}
