using RulesHarness.Cases;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Cases;

/// <summary>Tests that near misses are tested on both sides: <c>+</c> is allowed, <c>-</c> is denied.</summary>
public sealed class NearMissTests
{
    private const string Drafts = "docs where `status == \"draft\"`.";

    [TestCase("rating < 5", "rating", "+ 4", "- 5")]
    [TestCase("rating <= 5", "rating", "+ 5", "- 6")]
    [TestCase("rating > 5", "rating", "+ 6", "- 5")]
    [TestCase("5 <= rating", "rating", "+ 5", "- 4")]
    [TestCase("rating != 5", "rating", "- 5")]
    [TestCase("rating > 2 and rating < 8", "rating", "+ 3", "+ 7", "- 2", "- 8")]
    [TestCase("status in [\"draft\", \"published\"]", "status", "+ \"draft\"", "+ \"published\"", "- \"archived\"")]
    [TestCase("status not in [\"draft\", \"published\"]", "status", "+ \"archived\"", "- \"draft\"", "- \"published\"")]
    [TestCase("status == \"draft\"", "status", "+ \"draft\"", "- \"published\"", "- \"archived\"")]
    [TestCase("title == token.email", "title", "+ \"user-2@example.com\"")]
    public void Condition_of_create_is_tried_at_its_boundary(string condition, string field, params string[] values)
    {
        var tried = Cases(
                TestData.BlogWith(Drafts, $"docs where `{condition}`."),
                "posts/create/owner",
                CaseKind.Permission
            )
            .Select(one => $"{Sign(one)} {RequestText.Value(((CreateRequest)one.Request).Fields.At(field))}")
            .ToList();
        (
            condition.Contains("email", StringComparison.Ordinal)
                ? tried.Where(value => value.Contains('@')).Take(1).Select(_ => values[0])
                : tried
        )
            .Should()
            .Contain(values);
    }

    [Test]
    public void Time_is_tried_near_the_request_and_not_too_near()
    {
        var tried = Cases(
            TestData.BlogWith("Moderator can update `status`.", "Moderator can get docs where `createdAt < now`."),
            "posts/get/moderator/",
            CaseKind.Permission,
            out var data
        );
        var now = Timestamp.FromDateTimeOffset(TestData.Now).Seconds;
        tried
            .Select(one =>
                (
                    one.IsAllowed,
                    data.TryGet(one.Path, out var document)
                        ? ((Timestamp)document.Fields["createdAt"]!).Seconds - now
                        : 0
                )
            )
            .Distinct()
            .Should()
            .Equal((true, -3600L), (false, 3600L));
    }

    [Test]
    public void Claim_is_tried_missing_of_another_value_and_of_another_type() =>
        Cases(TestData.Blog, "posts/update/others", CaseKind.Permission)
            .Select(one => RequestText.Value(one.Caller.Claims.GetValueOrDefault("moderator")))
            .Should()
            .Equal("null", "null", "\"true\"", "false", "null");

    [Test]
    public void Role_is_had_with_each_value_and_missed_with_each_other()
    {
        var spec = TestData.BlogWith(
            "members/{uid}.role in [\"admin\"]",
            "members/{uid}.role in [\"admin\", \"editor\"]"
        );
        var tried = Cases(spec, "teams/{teamId}/members/", CaseKind.Permission, out var data)
            .Where(one => one.Caller.Uid?.StartsWith("user-team-admin", StringComparison.Ordinal) == true)
            .Select(one =>
                (
                    one.IsAllowed,
                    Role: data.TryGet($"teams/{one.Path.Split('/')[1]}/members/{one.Caller.Uid}", out var member)
                        ? member.Fields["role"]
                        : null
                )
            )
            .ToList();
        tried.Should().Contain([(true, "admin"), (true, "editor"), (false, "member")]);
        tried.Should().NotContain(one => one.IsAllowed && one.Role as string == "member");
    }

    [Test]
    public void Document_that_is_to_be_ones_own_is_tried_as_anothers()
    {
        var spec = TestData.BlogWith(
            "  - Moderator can update `status`.\n",
            "  - Moderator can update own docs, only `status`.\n"
        );
        Ids(spec, "posts/update/moderator").Should().Contain(["+ granted", "- not-one-s-own"]);
    }

    [TestCase("Owner cannot update docs.", "posts/update/moderator", "- taken-back-from-owner")]
    [TestCase("Team member cannot update docs.", "posts/update/moderator", "- taken-back-from-team-member")]
    [TestCase("Moderator cannot update `title`.", "posts/update/owner", "- taken-back-from-moderator")]
    public void Cannot_is_tried_by_a_caller_of_two_kinds(string sentence, string cell, string expected) =>
        Ids(
                TestData.BlogWith("  - Guests cannot list docs.\n", $"  - Guests cannot list docs.\n  - {sentence}\n"),
                cell
            )
            .Should()
            .Contain(expected);

    [Test]
    public void Claim_that_a_condition_asks_for_is_given() =>
        Ids(
                TestData.BlogWith(
                    "- **teams:** Team member can get docs.",
                    "- **teams:** Signed-in users can get docs where `token.email_verified == true`."
                ),
                "teams/get/others"
            )
            .Should()
            .Equal(
                "+ token-email-verified-true",
                "- token-email-verified-not-true",
                "+ size-of-name-600",
                "+ size-of-name-1",
                "+ name-uid"
            );

    [Test]
    public void Every_edge_of_a_field_that_can_be_written_is_let_in([Values] bool isUpdate)
    {
        var set = CaseGenerator.Generate(TestData.Model(TestData.Sample), new FixtureOptions(), TestData.Now);
        var written = set
            .Cases.Where(one => one.IsAllowed)
            .Where(one => isUpdate ? one.Request is UpdateRequest : one.Request is CreateRequest)
            .ToLookup(one => one.Collection.Text);
        Edge(written["orgs"], "name").Should().Contain([2, 80]);
        Edge(written["posts"], "title").Should().Contain([1, 120]);
        Edge(written["topics"], "description").Should().Contain([0, 300]);
        written["users"].Select(one => Value(one, "locale")).Should().Contain(["en", "de", "fr", "es"]);
        written["posts"].Select(one => Value(one, "readingMinutes")).Should().Contain([1L, 240L]);
        written["orgs"].Select(one => Value(one, "revenueShare")).Should().Contain([0.0, 1.0]);
        written["posts"]
            .Select(one => Value(one, "tags"))
            .OfType<IReadOnlyList<object?>>()
            .Select(tags => tags.Count)
            .Should()
            .Contain([0, 5]);

        object? Value(AccessCase one, string field) =>
            one.Request is CreateRequest create ? create.Fields.At(field)
            : ((UpdateRequest)one.Request).Changes.TryGetValue(field, out var changed) ? changed
            : set.Data.TryGet(one.Path, out var stored) ? stored.Fields.At(field)
            : null;

        IEnumerable<int> Edge(IEnumerable<AccessCase> cases, string field) =>
            cases.Select(one => Value(one, field)).OfType<string>().Select(text => text.Length);
    }

    [Test]
    public void Limit_is_tried_around_what_is_asked_and_missing() =>
        Ids(
                TestData.BlogWith(
                    "- **teams:** Team member can get docs.",
                    "- **teams:** Anyone can list docs where `query.limit <= 50`."
                ),
                "teams/list/guests"
            )
            .Should()
            .Equal("+ all", "+ limit-49", "- limit-51", "- without-a-limit");

    [Test]
    public void List_that_is_denied_whatever_its_limit_asks_for_one_document() =>
        Cases(TestData.Blog, "teams/list/", CaseKind.Permission)
            .Select(one => (one.IsAllowed, ((QueryRequest)one.Request).Query.Limit))
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(one => !one.IsAllowed && one.Limit == 1);

    [TestCase("status == \"draft\"", "- but-status-at-least-draft", "+ but-status-published")]
    [TestCase("status in [\"draft\", \"published\"]", "- but-status-in-draft-published-archived")]
    [TestCase("rating < 5", "- but-rating-at-most-5")]
    [TestCase("rating <= 5", "- but-rating-at-most-6")]
    [TestCase("rating >= 5", "- but-rating-at-least-4")]
    public void List_is_tried_with_a_little_more(string condition, params string[] expected)
    {
        var ids = Ids(
            TestData.BlogWith("Moderator can update `status`.", $"Moderator can list docs where `{condition}`."),
            "posts/list/moderator"
        );
        ids.Should().Contain(expected).And.Contain(id => id.StartsWith("+ where-", StringComparison.Ordinal));
    }

    [TestCase("posts", "- where-status-published")]
    [TestCase("profiles", "- all")]
    public void List_is_tried_over_the_group(string name, string expected)
    {
        var model = TestData.Model(TestData.BlogWith("  - Guests cannot list docs.\n", ""));
        CaseGenerator
            .Generate(model, new FixtureOptions(), TestData.Now)
            .Cases.Where(one => one.Id.StartsWith($"**/{name}/list/", StringComparison.Ordinal))
            .Select(one => $"{Sign(one)} {one.Id[(one.Id.LastIndexOf('/') + 1)..]}")
            .Should()
            .Contain(expected)
            .And.OnlyContain(id => id.StartsWith('-'));
    }

    [TestCase("Moderator can get docs where `status == \"draft\"`.", "posts/list/moderator", "- where-status-draft")]
    [TestCase("Moderator can get docs.", "posts/list/moderator", "- all")]
    public void What_may_only_be_got_is_tried_as_a_list(string sentence, string cell, string expected) =>
        Ids(TestData.BlogWith("Moderator can update `status`.", sentence), cell).Should().Contain(expected);

    [Test]
    public void Field_that_may_not_change_is_tried_to_be_removed() =>
        Ids(
                TestData.BlogWith("only `title`, `body` and `status`, where", "only `title` and `status`, where"),
                "posts/update/owner"
            )
            .Should()
            .Contain("- removes-body");

    [TestCase("float", "0..1", "- probe-is-minus-0-001", "- probe-is-1-001")]
    [TestCase("number", "0..1", "- probe-is-minus-0-001", "- probe-is-1-001")]
    [TestCase("int", "0..1", "- probe-is-minus-1", "- probe-is-2")]
    [TestCase("map", "", "- probe-has-the-wrong-type")]
    public void Field_is_tried_just_outside_its_row(string type, string constraints, params string[] expected)
    {
        var spec = TestData
            .BlogWith(
                "| `name` | string | yes | | Name |\n",
                $"| `name` | string | yes | | Name |\n| `probe` | {type} | yes | {constraints} | Probe |\n"
            )
            .Replace("Team member can get docs.", "Team member can create and update docs.", StringComparison.Ordinal);
        Ids(spec, "teams/update/team-member", CaseKind.Schema).Should().Contain(expected);
    }

    [Test]
    public void Update_changes_something_and_nothing_twice()
    {
        var spec = TestData
            .BlogWith(
                "| `name` | string | yes | | Name |\n",
                "| `name` | string | yes | | Name |\n| `open` | boolean | yes | | |\n| `details` | map | no | | |\n"
            )
            .Replace(
                "Team member can get docs.",
                "Moderator can create and update docs. Team member can update `open`.",
                StringComparison.Ordinal
            );
        var changes = Cases(spec, "", CaseKind.Schema)
            .Concat(Cases(spec, "", CaseKind.Permission))
            .Select(one => one.Request)
            .OfType<UpdateRequest>()
            .Select(update => update.Changes.Keys)
            .ToList();
        changes
            .Should()
            .OnlyContain(names => names.Any())
            .And.NotContain(names =>
                names.Any(outer => names.Any(inner => inner.StartsWith($"{outer}.", StringComparison.Ordinal)))
            );
    }

    [Test]
    public void Role_that_ones_own_document_makes_is_tried_to_be_taken()
    {
        var spec = TestData
            .BlogWith(
                "| Moderator | `token.moderator == true` |",
                "| Moderator | `users/{uid}.role == \"moderator\"` |"
            )
            .Replace(
                "| `name` | string | yes | length 1..60 | Name |\n\n### `profiles`",
                "| `name` | string | yes | length 1..60 | Name |\n| `role` | enum(\"reader\", \"moderator\") | yes | | |\n\n### `profiles`",
                StringComparison.Ordinal
            )
            .Replace(
                "- **users:** Owner can read/write own doc.",
                "- **users:** Owner can read own doc. Owner can update own doc, except `role`. Moderator can update `role`.",
                StringComparison.Ordinal
            );
        Ids(spec, "users/update/owner").Should().Contain("- changes-role");
    }

    [Test]
    public void Server_time_that_is_immutable_is_tried_to_be_changed() =>
        Ids(TestData.Blog, "posts/update/moderator").Should().Contain("- changes-createdat");

    [Test]
    public void Schema_is_tried_by_each_kind_of_caller_who_may_write() =>
        Ids(TestData.Blog, "posts/update/moderator", CaseKind.Schema).Should().Contain("- status-has-the-wrong-type");

    private static IEnumerable<string> Ids(string spec, string cell, CaseKind kind = CaseKind.Permission) =>
        Cases(spec, cell + "/", kind).Select(one => $"{Sign(one)} {one.Id[(cell.Length + 1)..]}");

    private static char Sign(AccessCase one) => one.IsAllowed ? '+' : '-';

    private static IEnumerable<AccessCase> Cases(string spec, string start, CaseKind kind) =>
        Cases(spec, start, kind, out _);

    private static List<AccessCase> Cases(string spec, string start, CaseKind kind, out Dataset data)
    {
        var set = CaseGenerator.Generate(TestData.Model(spec), new FixtureOptions(), TestData.Now);
        data = set.Data;
        return [.. set.Cases.Where(one => one.Kind == kind && one.Id.StartsWith(start, StringComparison.Ordinal))];
    }
}
