using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Fixtures.Authoring;

namespace RulesHarness.Tests.Fixtures.Authoring;

/// <summary>Tests the invalid uses of a fixture, and the help for them.</summary>
public sealed class RefusalTests
{
    [TestCase("post", "no collection `post`; did you mean `posts`? It has `users`")]
    [TestCase("comments", "did you mean `posts/{postId}/comments`?")]
    [TestCase("", "no collection ``")]
    [TestCase("posts/p1", "`posts/p1` is a document: write `posts`, and .WithId(\"p1\")")]
    [TestCase("posts//comments", "is not a valid document id")]
    [TestCase("posts/p1/coments", "no collection `posts/p1/coments`")]
    public void Collection_that_the_spec_has_not_is_refused(string path, string message) =>
        Refused(() => Authored.Sample.Of(path), message);

    private static IEnumerable<TestCaseData> Changes =>
        [
            Case(
                "unknown",
                new { titel = "x" },
                "posts has no field `titel`; did you mean `title`? It has `authorId`",
                ".Unknown(\"titel\")"
            ),
            Case("id", new { id = "p1" }, "not stored in it: set it with .WithId(...)"),
            Case(
                "type",
                new { title = 42 },
                "`title` of posts can't be 42: write string, length 1..120 (spec.md, line",
                "Fixture.Invalid(\"posts\")"
            ),
            Case("null", new { title = (string?)null }, "`title` of posts can't be null"),
            Case(
                "enum",
                new { status = "drafty" },
                "`status` of posts can't be \"drafty\": write enum(\"draft\", \"published\", \"archived\")"
            ),
            Case("range", new { readingMinutes = 241 }, "can't be 241: write int, 1..240"),
            Case(
                "pattern",
                new { slug = "No Slug" },
                "`slug` of posts can't be \"No Slug\": write string, length 1..80, pattern \"[a-z0-9-]+\""
            ),
            Case("items", new { tags = new[] { "1", "2", "3", "4", "5", "6" } }, "write array of string, items 0..5"),
            Case("map field", new { stats = new { shares = 1 } }, "posts has no field `stats.shares`"),
            Case(
                "map",
                new { stats = 3 },
                "posts has no field `stats`; name the fields of the map: `stats.likes`, `stats.comments`."
            ),
            Case(
                "sentinel",
                new { readingMinutes = FieldValue.Increment(1) },
                "`readingMinutes` of posts can't be FieldValue.Increment(1): write int, 1..240"
            ),
            Case(
                "server time of text",
                new { title = FieldValue.ServerTimestamp },
                "`title` of posts can't be FieldValue.ServerTimestamp"
            ),
            Case("deletion", new { createdAt = FieldValue.Delete }, "`createdAt` of posts can't be FieldValue.Delete"),
            Case("not storable", new { title = 1m }, "which Firestore cannot store"),
        ];

    [TestCaseSource(nameof(Changes))]
    public void Change_that_the_schema_rejects_is_refused_with_what_to_write(object changes, string[] messages) =>
        Refused(() => Authored.Sample.Of("posts").With(changes), messages);

    [TestCase("posts", "title", "`title` of posts is required (spec.md, line", ".Missing(\"title\")")]
    [TestCase("posts", "titel", "no field `titel`; did you mean `title`?", "")]
    public void Field_that_must_be_there_is_not_left_out(
        string collection,
        string field,
        string message,
        string instead
    ) => Refused(() => Authored.Sample.Of(collection).Without(field), message, instead);

    [Test]
    public void Optional_field_that_the_id_is_built_from_is_not_left_out() =>
        Refused(() => Authored.Everything.Of("shelves").Without("code"), "part of the id");

    [TestCase("posts", "", "is not a valid document id")]
    [TestCase("posts", "a/b", "is not a valid document id")]
    [TestCase("posts", "..", "is not a valid document id")]
    [TestCase("posts", "__x__", "is not a valid document id")]
    [TestCase("follows", "ann", "is {followerId}_{followeeId}, which can't be `ann`")]
    [TestCase("topics", "No Slug", "is {slug}, which can't be `No Slug`")]
    public void Id_that_no_document_can_have_is_refused(string collection, string id, string message) =>
        Refused(() => Authored.Sample.Of(collection).WithId(id), message);

    [Test]
    public void Field_that_builds_an_id_which_no_document_can_have_is_refused() =>
        Refused(
            () => Authored.Sample.Of("follows").With(new { followerId = "a/b" }),
            "`a/b_",
            "is not a valid document id"
        );

    [TestCase(
        ViolationKind.TooLong,
        "status",
        "`status` of posts can't have the violation TooLong",
        ".NotInEnum(\"status\")"
    )]
    [TestCase(ViolationKind.Missing, "excerpt", "string, length ..300, optional", ".TooLong(\"excerpt\")")]
    [TestCase(ViolationKind.Null, "orgId", "string or null", ".WrongType(\"orgId\")")]
    [TestCase(ViolationKind.OutOfRange, "title", ".TooShort(\"title\") or .TooLong(\"title\")", "")]
    [TestCase(ViolationKind.WrongType, "titel", "did you mean `title`?", "")]
    [TestCase(
        ViolationKind.Unknown,
        "title",
        "`title` is a field of posts: name a field that its schema does not have",
        ""
    )]
    [TestCase(ViolationKind.Unknown, "stats", "`stats` is a field of posts", "")]
    [TestCase(ViolationKind.Unknown, "title.x", "`title` of posts is not a map with declared fields", "")]
    [TestCase(ViolationKind.Unknown, "", "`` is not a valid field name", "")]
    [TestCase(ViolationKind.Unknown, "stats.", "is not a valid field name", "")]
    [TestCase(ViolationKind.Immutable, "authorId", "the violation Immutable", "")]
    public void Flaw_that_the_schema_does_not_forbid_is_refused_with_those_that_it_does(
        ViolationKind kind,
        string field,
        string message,
        string instead
    ) => Refused(() => Authored.Sample.Of("posts").WithViolation(kind, field), message, instead);

    [Test]
    public void Field_that_is_wrong_is_not_set_right([Values("with", "without", "id")] string by)
    {
        var wrong =
            by == "id"
                ? Authored.Sample.Of("topics").WithViolation(ViolationKind.NotMatching, "slug")
                : Authored.Sample.Of("posts").WithViolation(ViolationKind.TooLong, "excerpt");

        Refused(
            () =>
                by switch
                {
                    "with" => wrong.With(new { excerpt = "short" }),
                    "without" => wrong.Without("excerpt"),
                    _ => wrong.WithId("science"),
                },
            $"`{(by == "id" ? "slug" : "excerpt")}` can't be set"
        );
    }

    [Test]
    public void One_thing_is_wrong_and_no_more() =>
        FluentActions
            .Invoking(() =>
                Authored
                    .Sample.Of("posts")
                    .WithViolation(ViolationKind.Missing, "title")
                    .WithViolation(ViolationKind.Missing, "body")
            )
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage("*title is missing*it has a violation already*");

    [Test]
    public void More_documents_than_there_are_ids_for_are_refused()
    {
        var twins = TestData
            .Text("Fixtures/Data/everything.md")
            .Replace("pattern \"[a-z]{6}\"", "pattern \"[ab]\"", StringComparison.Ordinal);

        Refused(() => Authored.Of(twins).Many("shelves", 3)[0], "only 2 documents of shelves");
    }

    [Test]
    public void No_documents_are_no_number_of_documents([Values(0, -1)] int count) =>
        FluentActions
            .Invoking(() => Authored.Sample.Many("posts", count))
            .Should()
            .Throw<ArgumentOutOfRangeException>();

    private static TestCaseData Case(string name, object changes, params string[] messages) =>
        new TestCaseData(changes, messages).SetArgDisplayNames(name);

    private static void Refused(Func<DocumentFixture> asked, params string[] messages)
    {
        var message = asked.Should().Throw<ArgumentException>().Which.Message;
        messages.Should().OnlyContain(part => message.Contains(part), message);
    }
}
