using RulesHarness.Cases;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Cases;

/// <summary>Tests the properties that all cases of any spec have.</summary>
public sealed class GenerationTests
{
    private static readonly string[] Specs = [TestData.Blog, TestData.Sample];

    private static readonly Lazy<CaseSet>[] Sets = [.. Specs.Select(spec => new Lazy<CaseSet>(() => Made(spec)))];

    [Test]
    public void Same_spec_and_seed_give_the_same_cases([Range(0, 1)] int spec) =>
        Shown(Made(Specs[spec])).Should().Equal(Shown(Generate(spec)));

    [Test]
    public void Later_run_has_the_same_ids_in_the_same_order([Range(0, 1)] int spec)
    {
        var later = CaseGenerator.Generate(
            TestData.Model(Specs[spec]),
            new FixtureOptions(),
            TestData.Now.AddDays(400)
        );
        later.Cases.Select(one => one.Id).Should().Equal(Generate(spec).Cases.Select(one => one.Id));
    }

    [Test]
    public void Id_is_unique([Range(0, 1)] int spec) =>
        Generate(spec).Cases.Select(one => one.Id).Should().OnlyHaveUniqueItems();

    [Test]
    public void Id_says_collection_operation_and_actor([Range(0, 1)] int spec) =>
        Generate(spec)
            .Cases.Should()
            .OnlyContain(one =>
                one.Id.StartsWith(
                    $"{one.Collection.Text}/{one.Operation.ToString().ToLowerInvariant()}/",
                    StringComparison.Ordinal
                ) && !one.Id.Contains(' ')
            );

    [Test]
    public void Case_comes_from_a_line_of_the_spec([Range(0, 1)] int spec)
    {
        var lines = Specs[spec].Split('\n');
        foreach (var one in Generate(spec).Cases)
        {
            one.Place.Line.Should().BeInRange(1, lines.Length, one.Id);
            lines[one.Place.Line - 1].Should().NotBeNullOrWhiteSpace(one.Id);
            one.Source.Should().NotBeNullOrWhiteSpace(one.Id);
            one.Title.Should().Contain(one.IsAllowed ? " can " : " cannot ", one.Id);
        }
    }

    [Test]
    public void Every_sentence_has_a_case([Range(0, 1)] int spec)
    {
        var places = Generate(spec).Cases.Select(one => one.Place).ToHashSet();
        Sentences(spec)
            .Where(sentence => !places.Contains(sentence.Place))
            .Select(sentence => sentence.Text)
            .Should()
            .BeEmpty();
    }

    [Test]
    public void Every_sentence_that_grants_has_a_case_that_is_allowed([Range(0, 1)] int spec)
    {
        var allowed = Generate(spec).Cases.Where(one => one.IsAllowed).Select(one => one.Place).ToHashSet();
        Sentences(spec)
            .Where(sentence => sentence is { Grants: true, Via: null } && sentence.Actors[0].Kind != ActorKind.Nobody)
            .Where(sentence => !allowed.Contains(sentence.Place))
            .Select(sentence => sentence.Text)
            .Should()
            .BeEmpty();
    }

    [Test]
    public void Every_cell_of_the_matrix_has_a_case([Range(0, 1)] int spec)
    {
        var model = TestData.Model(Specs[spec]);
        var cells = Generate(spec)
            .Cases.Where(one => one.Kind == CaseKind.Permission)
            .Select(one => (one.Collection.Text, one.Operation, one.Actor))
            .ToHashSet();
        var missing =
            from collection in model.Collections
            from operation in Enum.GetValues<Operation>()
            from actor in new[] { "Others", "Guests" }
            where !cells.Contains((collection.Path.Text, operation, actor))
            select $"{collection.Path} {operation} {actor}";
        missing.Should().BeEmpty();
    }

    [Test]
    public void Every_access_pattern_has_a_case_that_is_allowed_and_one_that_is_denied([Range(0, 1)] int spec)
    {
        var model = TestData.Model(Specs[spec]);
        var cases = Generate(spec).Cases.Where(one => one.Kind == CaseKind.AccessPattern).ToList();
        foreach (var pattern in model.AccessPatterns)
        {
            var own = cases.Where(one => one.Place == pattern.Place).ToList();
            own.Should().Contain(one => one.IsAllowed, pattern.Name);
            own.Where(one => one.IsAllowed).Should().OnlyContain(one => one.Result != null);
        }

        model
            .AccessPatterns.Count(pattern => cases.Any(one => one.Place == pattern.Place && !one.IsAllowed))
            .Should()
            .BeGreaterThan(model.AccessPatterns.Count / 2);
    }

    [Test]
    public void Case_for_a_stored_document_finds_it_in_the_data([Range(0, 1)] int spec)
    {
        var set = Generate(spec);
        foreach (var one in set.Cases)
        {
            var exists = set.Data.TryGet(one.Path, out _);
            if (one.Request is GetRequest or UpdateRequest or DeleteRequest or CreateRequest)
            {
                exists.Should().Be(one.Request is not CreateRequest, one.Id);
            }
        }
    }

    [Test]
    public void Another_seed_gives_other_requests() =>
        Shown(CaseGenerator.Generate(TestData.Model(TestData.Blog), new FixtureOptions { Seed = 2 }, TestData.Now))
            .Should()
            .NotEqual(Shown(Generate(0)));

    /// <summary>
    /// The sentences as they stand in the spec: one that names a projection speaks of two collections, and stands there
    /// once.
    /// </summary>
    private static IEnumerable<Permission> Sentences(int spec) =>
        TestData
            .Model(Specs[spec])
            .Policies.SelectMany(policy => policy.Permissions)
            .DistinctBy(sentence => sentence.Place);

    private static CaseSet Generate(int spec) => Sets[spec].Value;

    private static CaseSet Made(string spec) =>
        CaseGenerator.Generate(TestData.Model(spec), new FixtureOptions(), TestData.Now);

    private static IEnumerable<string> Shown(CaseSet set) =>
        [
            .. set.Cases.Select(one =>
                $"{one.Id} {one.Title} {one.Caller} {RequestText.Of(one.Request)} {one.IsAllowed} {string.Join(' ', one.Result?.Documents ?? [])}"
            ),
            .. set.Data.Documents.Select(document => $"{document.Path} {RequestText.Value(document.Fields)}"),
        ];
}
