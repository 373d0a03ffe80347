using RulesHarness.Cases;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

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

    [TestCase(false)]
    [TestCase(true)]
    public void Fault_is_that_of_the_first_maker_in_the_spec(bool isReversed)
    {
        static string Lines(Func<string, string> line) =>
            string.Join('\n', new[] { "notes", "tags", "users" }.Select(line));
        var spec = $"""
            # Impossible

            ## Database Choice

            Firestore.

            ## Collection Inventory

            | Collection | Description | Primary Key |
            |---|---|---|
            {Lines(collection => $"| `{collection}` | {collection} | auto-generated |")}

            ## Schema Definitions

            {Lines(collection =>
                $"### `{collection}`\n\n| Field | Type | Required | Constraints |\n|---|---|---|---|\n| `name` | string | no | pattern \"{collection}^b\" |\n"
            )}
            ## Security Rules

            {Lines(collection => $"- **{collection}:** Users can read docs. Users can create docs.")}
            """;

        FluentActions
            .Invoking(() => Generate(TestData.Model(spec), makers => isReversed ? makers.Reverse() : makers))
            .Should()
            .Throw<FixtureException>()
            .Which.Message.Should()
            .Contain("`notes^b`");
    }

    private static CaseSet Generate(string spec, Func<IReadOnlyList<CaseMaker>, IEnumerable<CaseMaker>> run)
    {
        var text = spec switch
        {
            "sample" => TestData.Sample,
            "blog" => TestData.Blog,
            _ => LaterDocumentTests.SpecOf("Full keeper cannot delete docs.", "Owner can delete own docs."),
        };
        return Generate(TestData.Model(text), run);
    }

    private static CaseSet Generate(DataModel model, Func<IReadOnlyList<CaseMaker>, IEnumerable<CaseMaker>> run) =>
        CaseGenerator.Generate(model, new FixtureOptions(), TestData.Now, lookUps: null, written: null, run);

    private static List<string> Shown(CaseSet set) =>
        [
            .. set.Cases.Select(one =>
                $"{one.Id} {one.Title} {one.Caller} {RequestText.Of(one.Request)} {one.IsAllowed} {string.Join(' ', one.Result?.Documents ?? [])}"
            ),
            .. set.Unproven.Select(one => one.ToString()),
            .. set.Data.Documents.Select(document => $"{document.Path} {RequestText.Value(document.Fields)}"),
        ];
}
