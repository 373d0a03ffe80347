using RulesHarness.Cases;
using RulesHarness.Fixtures;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// Makers of cases do not see each other's work: whichever works first, the cases and their data are the same.
/// </summary>
public sealed class MakerOrderTests
{
    private static readonly string[] Specs = ["sample", "blog", "letters"];

    private static readonly Dictionary<string, Lazy<List<string>>> InOrder = Specs.ToDictionary(
        spec => spec,
        spec => new Lazy<List<string>>(() => Shown(Generate(spec, makers => makers)))
    );

    [Test]
    public void Cases_are_the_same_in_any_order_of_their_makers(
        [ValueSource(nameof(Specs))] string spec,
        [Values(1, 2)] int seed
    )
    {
        var random = new Random(seed);
        var shuffled = Generate(spec, makers => makers.OrderBy(_ => random.Next()));

        Shown(shuffled).Should().Equal(InOrder[spec].Value);
    }

    [TestCaseSource(nameof(Specs))]
    public void Cases_are_the_same_when_the_makers_work_backwards(string spec) =>
        Shown(Generate(spec, makers => makers.Reverse())).Should().Equal(InOrder[spec].Value);

    [TestCaseSource(nameof(Specs))]
    public void Maker_has_a_key_of_its_own(string spec)
    {
        var keys = new List<string>();
        Generate(
            spec,
            makers =>
            {
                keys.AddRange(makers.Select(maker => maker.Key));
                return makers;
            }
        );
        keys.Should().OnlyHaveUniqueItems();
    }

    private static CaseSet Generate(string spec, Func<IReadOnlyList<CaseMaker>, IEnumerable<CaseMaker>> run)
    {
        var text = spec switch
        {
            "sample" => TestData.Sample,
            "blog" => TestData.Blog,
            _ => LaterDocumentTests.SpecOf("Full keeper cannot delete docs.", "Owner can delete own docs."),
        };
        return CaseGenerator.Generate(
            TestData.Model(text),
            new FixtureOptions(),
            TestData.Now,
            lookUps: null,
            written: null,
            run
        );
    }

    private static List<string> Shown(CaseSet set) =>
        [
            .. set.Cases.Select(one =>
                $"{one.Id} {one.Title} {one.Caller} {RequestText.Of(one.Request)} {one.IsAllowed} {string.Join(' ', one.Result?.Documents ?? [])}"
            ),
            .. set.Unproven.Select(one => one.ToString()),
            .. set.Data.Documents.Select(document => $"{document.Path} {RequestText.Value(document.Fields)}"),
        ];
}
