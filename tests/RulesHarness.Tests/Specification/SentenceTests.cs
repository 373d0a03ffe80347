using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Specification;

/// <summary>Sentences: who, can or cannot, what, which documents.</summary>
public sealed class SentenceTests
{
    [TestCase("Owner", "Owner")]
    [TestCase("owners", "Owner")]
    [TestCase("Others", "Others")]
    [TestCase("Other users", "Others")]
    [TestCase("Anyone", "Anyone")]
    [TestCase("Everyone", "Anyone")]
    [TestCase("Guests", "Guests")]
    [TestCase("Signed-in users", "Signed-in users")]
    [TestCase("Signed in users", "Signed-in users")]
    [TestCase("Nobody", "Nobody")]
    [TestCase("No one", "Nobody")]
    [TestCase("Moderators", "Moderator")]
    [TestCase("Team members", "Team member")]
    [TestCase("Owner and Moderator", "Owner, Moderator")]
    [TestCase("Owner, Team admin, and Moderator", "Owner, Team admin, Moderator")]
    [TestCase("Owner or Guests", "Owner, Guests")]
    [TestCase("`Owner`/Moderator", "Owner, Moderator")]
    [TestCase("Only the owner and any team member", "Owner, Team member")]
    public void Actors_are_read_as(string written, string meant) =>
        string.Join(", ", Read($"{written} can read docs.").Actors).Should().Be(meant);

    [TestCase("can", true)]
    [TestCase("cannot", false)]
    [TestCase("can not", false)]
    [TestCase("can't", false)]
    [TestCase("can’t", false)]
    [TestCase("may", true)]
    [TestCase("may not", false)]
    public void Grant_is_read_as(string written, bool grants) =>
        Read($"Owner {written} read docs.").Grants.Should().Be(grants);

    [Test]
    public void Sentence_means_something_else_for_some_of_its_operations_and_stays_one()
    {
        var policy = TestData
            .Model(
                TestData.BlogWith(
                    "  - Moderator can update `status`.",
                    "  - Moderator can read and write docs where `new.status != \"archived\" and new.title == title`."
                )
            )
            .Policies.Single(each => each.Collection.Text == "posts");

        var parts = policy.Permissions.Where(part =>
            part.Text.StartsWith("Moderator can read", StringComparison.Ordinal)
        );

        parts
            .Select(part => $"{string.Join(", ", part.Operations)}: {part.Condition}")
            .Should()
            .Equal(
                "Get, List, Update, Delete: new.status != \"archived\" and new.title == title",
                "Create: status != \"archived\""
            );
        policy
            .Sentences.Single(sentence => sentence.Text.StartsWith("Moderator can read", StringComparison.Ordinal))
            .Operations.Should()
            .Equal(Operation.Get, Operation.List, Operation.Create, Operation.Update, Operation.Delete);
    }

    [TestCase("read", "Get, List")]
    [TestCase("see", "Get, List")]
    [TestCase("write", "Create, Update, Delete")]
    [TestCase("get", "Get")]
    [TestCase("view", "Get")]
    [TestCase("list", "List")]
    [TestCase("query", "List")]
    [TestCase("create", "Create")]
    [TestCase("add", "Create")]
    [TestCase("update", "Update")]
    [TestCase("edit", "Update")]
    [TestCase("change", "Update")]
    [TestCase("delete", "Delete")]
    [TestCase("remove", "Delete")]
    [TestCase("read/write", "Get, List, Create, Update, Delete")]
    [TestCase("list, create and delete", "List, Create, Delete")]
    [TestCase("delete or get", "Get, Delete")]
    [TestCase("only get", "Get")]
    [TestCase("`get`, `list`, and `get`", "Get, List")]
    public void Operations_are_read_as(string written, string meant) =>
        string.Join(", ", Read($"Owner can {written} docs.").Operations).Should().Be(meant);

    [TestCase("own docs", true)]
    [TestCase("own doc", true)]
    [TestCase("their own documents", true)]
    [TestCase("own posts", true)]
    [TestCase("docs", false)]
    [TestCase("any doc", false)]
    [TestCase("all docs", false)]
    [TestCase("a document", false)]
    [TestCase("the doc", false)]
    [TestCase("every post", false)]
    [TestCase("", false)]
    public void Object_is_read_as(string written, bool ownOnly) =>
        Read($"Owner can delete {written}.").OwnOnly.Should().Be(ownOnly);

    [TestCase("`title`", "title", null)]
    [TestCase("title only", "title", null)]
    [TestCase("only `title`", "title", null)]
    [TestCase("`title`, `body`, and `stats.likes`", "title, body, stats.likes", null)]
    [TestCase("docs, only `title` and `body`", "title, body", null)]
    [TestCase("docs only `title`", "title", null)]
    [TestCase("own docs, except `title`, `body`", null, "title, body")]
    [TestCase("docs except the title", null, "title")]
    public void Fields_of_an_update_are_read_as(string written, string? only, string? except)
    {
        var read = Read($"Owner can update {written} where `status == \"draft\"`.");
        (Joined(read.Only), Joined(read.Except), read.Condition!.ToString())
            .Should()
            .Be((only, except, "status == \"draft\""));
    }

    [TestCase("Owner can update own docs, where `rating > 1`, only `title`.")]
    [TestCase("Owner can update own docs only title when rating > 1.")]
    [TestCase("Owner can update own docs, only `title`, if `rating > 1`")]
    public void Limits_stand_in_any_order(string sentence)
    {
        var read = Read(sentence);
        (read.OwnOnly, Joined(read.Only), read.Condition!.ToString()).Should().Be((true, "title", "rating > 1"));
    }

    [Test]
    public void Role_may_have_a_name_that_is_a_synonym_elsewhere()
    {
        var spec = TestData.BlogWith(
            "| Moderator | `token.moderator == true` |",
            "| Moderator | `token.moderator == true` |\n| Visitor | `token.visitor == true` |"
        );
        var read = TestData
            .Model(
                spec.Replace("  - Owner can read own docs.", "  - Visitors can read docs.", StringComparison.Ordinal)
            )
            .Policies[2]
            .Permissions[1];
        read.Actors.Should().Equal(new Actor(ActorKind.Role, "Visitor"));
    }

    [Test]
    public void Projection_is_read_for_both_collections()
    {
        var model = TestData.Model(TestData.Blog);
        model.Policies[0].Permissions[1].Via!.Text.Should().Be("profiles");
        model
            .Policies[1]
            .Permissions.Should()
            .Contain(permission => permission.Actors[0].Kind == ActorKind.Others && permission.Operations.Count == 2);
    }

    [TestCase("Drafts are private.")]
    [TestCase("The owner may do anything.")]
    [TestCase("See e.g. the handbook.")]
    public void Sentence_without_can_is_documentation(string sentence) =>
        TestData
            .Model(TestData.BlogWith("Nothing is shown before its time.", sentence))
            .Policies[2]
            .Permissions.Should()
            .HaveCount(7);

    [Test]
    public void Sentence_knows_its_place()
    {
        var place = TestData.Model(TestData.Blog).Policies[2].Permissions[1].Place;
        TestData.Blog.Split('\n')[place.Line - 1][(place.Column - 1)..].Should().Be("Owner can read own docs.");
    }

    private static Permission Read(string sentence) =>
        TestData.Model(TestData.BlogWith("  - Owner can read own docs.", $"  - {sentence}")).Policies[2].Permissions[1];

    private static string? Joined(IReadOnlyList<string>? fields) => fields is null ? null : string.Join(", ", fields);
}
