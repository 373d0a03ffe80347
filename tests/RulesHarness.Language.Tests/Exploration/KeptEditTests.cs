using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Exploration;

/// <summary>Edits of the sample's rules that keep what they allow: a comparison finds them the same.</summary>
public sealed class KeptEditTests
{
    private const int Count = 12;

    /// <summary>Which ones: another number takes others.</summary>
    private const int Seed = 1;

    private static readonly string Sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "firestore.rules"));

    private static readonly IReadOnlyList<KeptEdit> Edits = KeptEdits.Take(Sample, Count, Seed);

    [Test]
    public void Edits_are_of_every_kind() => Edits.Select(edit => edit.Kind).Distinct().Should().HaveCount(10);

    [TestCaseSource(nameof(Edits))]
    public void Rules_are_the_same_after(KeptEdit edit)
    {
        edit.Rules.Should().NotBe(Sample);

        RulesComparison
            .Compare(
                RulesParser.Parse(Sample),
                RulesParser.Parse(edit.Rules),
                new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)
            )
            .IsSame.Should()
            .BeTrue();
    }
}
