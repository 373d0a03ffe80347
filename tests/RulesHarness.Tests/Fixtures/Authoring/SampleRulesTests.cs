using RulesHarness.Cases;
using RulesHarness.Engines;
using RulesHarness.Firestore.Identities;
using RulesHarness.Fixtures.Authoring;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Fixtures.Authoring;

/// <summary>The sample's rules let every fixture in that its owner may create, and none with a flaw.</summary>
public sealed class SampleRulesTests
{
    private static readonly Identity Ann = Identity.User("ann") with
    {
        Email = "ann@example.com",
        EmailVerified = true,
    };
    private static readonly Identity Administrator = Ann with
    {
        Claims = new Dictionary<string, object?> { ["role"] = "admin" },
    };
    private static readonly DocumentFixtures Fixtures = Authored.Sample;

    private static IEnumerable<TestCaseData> Creates =>
        [
            Case(Ann, Fixtures.Of("users").WithId("ann").With(new { plan = "free", suspended = false })),
            Case(Ann, Fixtures.Of("publicProfiles").WithId("ann")),
            Case(
                Ann,
                Fixtures
                    .Of("posts")
                    .With(
                        new
                        {
                            authorId = "ann",
                            orgId = (string?)null,
                            status = "draft",
                            featured = false,
                            stats = new { likes = 0, comments = 0 },
                        }
                    )
            ),
            Case(
                Ann,
                Fixtures.Of("posts/p1/comments").With(new { authorId = "ann", status = "visible" }),
                Fixtures.Of("posts").WithId("p1").With(new { status = "published" })
            ),
            Case(Ann, Fixtures.Of("posts/p1/likes").WithId("ann")),
            Case(Ann, Fixtures.Of("follows").WithId("ann_bob")),
            Case(Ann, Fixtures.Of("orgs").With(new { ownerId = "ann", plan = "team" })),
            Case(
                Ann,
                Fixtures.Of("orgs/o1/members").WithId("ann").With(new { role = "owner" }),
                Fixtures.Of("orgs").WithId("o1").With(new { ownerId = "ann" })
            ),
            Case(
                Ann,
                Fixtures
                    .Of("invitations")
                    .With(
                        new
                        {
                            orgId = "o1",
                            status = "pending",
                            invitedBy = "ann",
                        }
                    ),
                Fixtures.Of("orgs/o1/members").WithId("ann").With(new { role = "admin" })
            ),
            Case(
                Ann,
                Fixtures
                    .Of("reports")
                    .With(
                        new
                        {
                            reporterId = "ann",
                            status = "open",
                            assigneeId = (string?)null,
                            resolution = (string?)null,
                        }
                    )
            ),
            Case(Ann, Fixtures.Of("users/ann/bookmarks")),
            Case(Administrator, Fixtures.Of("topics")),
        ];

    [TestCaseSource(nameof(Creates))]
    public async Task Valid_fixture_is_let_in_and_each_flaw_is_refused(
        Identity caller,
        DocumentFixture fixture,
        DocumentFixture? there
    )
    {
        await using var session = await OpenAsync("embedded", fixture, there);

        (await session.RunAsync(Create(caller, fixture, isAllowed: true))).Status.Should().Be(CaseStatus.Passed);
        var flawed = fixture.WithEachViolation();
        flawed.Should().HaveCountGreaterThan(3);
        flawed.Select(one => one.Violation).Should().OnlyHaveUniqueItems();
        foreach (var one in flawed)
        {
            (await session.RunAsync(Create(caller, one, isAllowed: false)))
                .Status.Should()
                .Be(CaseStatus.Passed, $"{one} is denied");
        }
    }

    // The engines decide alike. What Firestore itself must do is take the fixture as data.
    [TestCaseSource(nameof(Creates))]
    public async Task Valid_fixture_is_let_in_by_the_emulator_too(
        Identity caller,
        DocumentFixture fixture,
        DocumentFixture? there
    )
    {
        await using var session = await OpenAsync("emulator", fixture, there);

        (await session.RunAsync(Create(caller, fixture, isAllowed: true))).Status.Should().Be(CaseStatus.Passed);
    }

    private static async Task<IRulesSession> OpenAsync(string engine, DocumentFixture fixture, DocumentFixture? there)
    {
        var data = new Dataset();
        foreach (
            var document in (there is null ? [] : there.Related.Prepend(there))
                .Concat(fixture.Related)
                .DistinctBy(one => one.Path)
        )
        {
            data.Add(new Document(document.Path, Stored(document.Data)));
        }
        var opening = await TestEngines
            .Named(engine)
            .OpenAsync(
                new RulesFile("firestore.rules", TestData.Text("Sample/firestore.rules")),
                Task.FromResult<Dataset?>(data)
            );
        return opening.Session!;
    }

    /// <summary>Documents that are there have times.</summary>
    private static IReadOnlyDictionary<string, object?> Stored(IReadOnlyDictionary<string, object?> fields) =>
        fields.ToDictionary(
            field => field.Key,
            field =>
                field.Value is Firestore.Values.FieldValue
                    ? Firestore.Values.Timestamp.FromDateTimeOffset(TestData.Now)
                    : field.Value
        );

    private static AccessCase Create(Identity caller, DocumentFixture fixture, bool isAllowed) =>
        new(
            "",
            CaseKind.Schema,
            $"{fixture}",
            new Place("spec.md", 1, 1),
            "",
            TestData.Model(TestData.Sample).Collections[0].Path,
            Operation.Create,
            "",
            caller,
            new CreateRequest(fixture.Path, fixture.Data),
            isAllowed
        );

    private static TestCaseData Case(Identity caller, DocumentFixture fixture, DocumentFixture? there = null) =>
        new TestCaseData(caller, fixture, there).SetArgDisplayNames(fixture.Path);
}
