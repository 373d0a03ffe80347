using RulesHarness.Diagnostics;

namespace RulesHarness.Tests.Specification;

/// <summary>
/// One mistake in an otherwise good spec: it is found alone, where it is, and the finding says what to write. In the
/// replacement <c>§</c> marks the place of the finding; without a mark that is the beginning of the file.
/// </summary>
public sealed class MistakeTests
{
    [TestCase(
        "status: draft\n",
        "status: draft§: again\n",
        "RH1002",
        "front matter is not YAML",
        TestName = "{m}(front matter that is not YAML)"
    )]
    [TestCase(
        "## Database Choice",
        "## Other Choice",
        "RH1003",
        "no section `Database Choice`",
        TestName = "{m}(no database choice)"
    )]
    [TestCase(
        "## Database Choice\n\nFirestore.",
        "§## Database Choice\n\nPostgreSQL, not Firestore.",
        "RH1006",
        "not Firestore",
        TestName = "{m}(another database)"
    )]
    [TestCase(
        "| Collection | Description | Primary Key |",
        "| §Collection | Description | Key |",
        "RH1005",
        "no column `Primary Key`",
        TestName = "{m}(no column for keys)"
    )]
    [TestCase(
        "| `teams` | Teams | auto-generated |\n",
        "| `teams` | Teams | auto-generated |\n| §`teams/{x}` | x | auto-generated |\n",
        "RH1010",
        "`teams/{x}` is not a collection's path",
        TestName = "{m}(a document's path)"
    )]
    [TestCase(
        "| `teams` | Teams | auto-generated |\n",
        "| `teams` | Teams | auto-generated |\n| §`teams` | Teams | auto-generated |\n",
        "RH1011",
        "`teams` is declared twice",
        TestName = "{m}(a collection twice)"
    )]
    [TestCase(
        "| Teams | auto-generated |",
        "| Teams | §by hand |",
        "RH1012",
        "`by hand` is not a primary key",
        TestName = "{m}(no key)"
    )]
    [TestCase(
        "| `{followerId}_{followeeId}` |",
        "| §`{followerId}_{followee}` |",
        "RH1013",
        "names `followee`",
        TestName = "{m}(a key of an unknown field)"
    )]
    [TestCase(
        "| auth uid |\n\n## Schema Definitions\n",
        "| auth uid |\n| §`orgs/{orgId}/teams` | x | auto |\n\n## Schema Definitions\n\n### `orgs/{orgId}/teams`\n\n| Field | Type | Required |\n|---|---|---|\n| `a` | int | no |\n",
        "RH1014",
        "sub-collection of `orgs`",
        TestName = "{m}(an unknown parent)"
    )]
    [TestCase(
        "### `teams`\n",
        "### `teams`\n\n| Field | Type | Required |\n|---|---|---|\n| `name` | string | yes |\n\n### §`squads`\n",
        "RH1020",
        "schema for `squads`",
        TestName = "{m}(a schema of nothing)"
    )]
    [TestCase(
        "| `teams` | Teams | auto-generated |\n",
        "| `teams` | Teams | auto-generated |\n| §`empty` | x | auto-generated |\n",
        "RH1021",
        "`empty` has no schema",
        TestName = "{m}(no schema)"
    )]
    [TestCase(
        "| `rating` | int |",
        "| `rating` | §integr |",
        "RH1022",
        "`integr` is not a type",
        TestName = "{m}(an unknown type)"
    )]
    [TestCase(
        "| `body` | string | no |",
        "| `body` | string | §perhaps |",
        "RH1023",
        "`perhaps` in the column `Required` is neither `yes` nor `no`",
        TestName = "{m}(neither yes nor no)"
    )]
    [TestCase(
        "| yes | 0..10 |",
        "| yes | §10..0 |",
        "RH1024",
        "`10..0` is not a constraint",
        TestName = "{m}(an empty range)"
    )]
    [TestCase(
        "| yes | 0..10 |",
        "| yes | §unique |",
        "RH1024",
        "`unique` is not a constraint",
        TestName = "{m}(an unknown constraint)"
    )]
    [TestCase(
        "| `tags` | array of string |",
        "| `tags` | array of string | no | | |\n| §`tags` | array of string |",
        "RH1025",
        "`tags` of `posts` is declared twice",
        TestName = "{m}(a field twice)"
    )]
    [TestCase(
        "| yes | 0..10 |",
        "| yes | §length 0..10 |",
        "RH1026",
        "`length` does not fit a field of type int",
        TestName = "{m}(the length of a number)"
    )]
    [TestCase(
        "### `teams`\n\n| Field |",
        "### `teams`\n\n| Field | Type | Required |\n|---|---|---|\n| `name` | string | yes |\n\n| §Field |",
        "RH1029",
        "no heading that names its collection",
        TestName = "{m}(a second table of fields)"
    )]
    [TestCase(
        "| `rating` |",
        "| `rating` | int | yes | | |\n| §the rating |",
        "RH1027",
        "`the rating` is not a field's name",
        TestName = "{m}(no name)"
    )]
    [TestCase(
        "pattern \"[^@ ]+@[^@ ]+\"",
        "§pattern \"[^@ \"",
        "RH1028",
        "`[^@ ` is not a regular expression",
        TestName = "{m}(no regular expression)"
    )]
    [TestCase(
        "pattern \"[^@ ]+@[^@ ]+\"",
        "§pattern \"(?=a).*\"",
        "RH1028",
        "`(?=a).*` is not a regular expression",
        TestName = "{m}(look-ahead, which RE2 has not)"
    )]
    [TestCase(
        "- `posts.teamId` → references",
        "- `posts.teamId` §belongs to",
        "RH1030",
        "can't be read at `belongs`",
        TestName = "{m}(a relationship without an arrow)"
    )]
    [TestCase(
        "- `posts.teamId` → references `teams.id` (one-to-many:",
        "- `posts.teamId` → references `teams.id` (§one-to-few:",
        "RH1030",
        "can't be read at `one-to-few`: expected `one-to-one`, `one-to-many`, `many-to-one`, `many-to-many`, `must exist` or `may dangle`",
        TestName = "{m}(an unknown cardinality)"
    )]
    [TestCase(
        "references `teams.id` (one-to-many:",
        "references `teams.id` (one-to-many §one team:",
        "RH1030",
        "can't be read at `one`: expected `)`",
        TestName = "{m}(a cardinality without a colon)"
    )]
    [TestCase(
        "| `status == \"published\"` |",
        "| `status is §string` |",
        "RH1041",
        "can't be read at `string`: expected `null`",
        TestName = "{m}(a filter by type)"
    )]
    [TestCase(
        "references `teams.id`",
        "references `§squads.id`",
        "RH1031",
        "`squads` is used here",
        TestName = "{m}(a relationship to nothing)"
    )]
    [TestCase(
        "- `posts.teamId` →",
        "- `posts.§team` →",
        "RH1032",
        "`team` is not a field of `posts`",
        TestName = "{m}(a relationship of an unknown field)"
    )]
    [TestCase(
        "| `status == \"published\"` |",
        "| `status == `§ |",
        "RH1041",
        "expected a field, a literal",
        TestName = "{m}(half a filter)"
    )]
    [TestCase(
        "| `status == \"published\"` |",
        "| `status §like \"published\"` |",
        "RH1041",
        "can't be read at `like`",
        TestName = "{m}(an unknown operator)"
    )]
    [TestCase(
        "| `status == \"published\"` |",
        "| `§\"published\" == status` |",
        "RH1041",
        "can't be read at `\"published\"`: expected a field",
        TestName = "{m}(a filter the wrong way round)"
    )]
    [TestCase(
        "| `status == \"published\"` |",
        "| `§not status == \"published\"` |",
        "RH1041",
        "can't be read at `not`",
        TestName = "{m}(a filter with not)"
    )]
    [TestCase(
        "| `status == \"published\"` |",
        "| `status == §token.state` |",
        "RH1041",
        "can't be read at `token`",
        TestName = "{m}(a filter by a claim)"
    )]
    [TestCase(
        "| `status == \"published\"` |",
        "| `§state == \"published\"` |",
        "RH1032",
        "`state` is not a field of `posts`",
        TestName = "{m}(a filter by an unknown field)"
    )]
    [TestCase(
        "| `createdAt desc, title` |",
        "| `createdAt §downwards` |",
        "RH1043",
        "can't be read at `downwards`",
        TestName = "{m}(an unknown direction)"
    )]
    [TestCase(
        "| `createdAt desc, title` |",
        "| `createdAt desc, §headline` |",
        "RH1032",
        "`headline` is not a field",
        TestName = "{m}(a sort by an unknown field)"
    )]
    [TestCase("| 20 | list |", "| §0 | list |", "RH1044", "`0` is not a limit", TestName = "{m}(no limit)")]
    [TestCase(
        "| 20 | list |",
        "| 20 | §sum |",
        "RH1044",
        "`sum` is not a kind of access pattern",
        TestName = "{m}(a sum of nothing)"
    )]
    [TestCase(
        "| 20 | list | |",
        "| 20 | list | §Moderatr |",
        "RH1051",
        "`Moderatr` is not an actor; did you mean `Moderator`?",
        TestName = "{m}(an unknown actor of a pattern)"
    )]
    public void Spec_with_one_mistake_has_one_finding(string part, string replacement, string id, string message) =>
        Check(part, replacement, id, message);

    [TestCase(
        "  - Owner can read own docs.",
        "  - §Editors can read docs.",
        "RH1051",
        "`Editors` is not an actor",
        TestName = "{m}(an unknown actor)"
    )]
    [TestCase(
        "  - Owner can read own docs.",
        "  - Owner can §raed own docs.",
        "RH1052",
        "`raed` is not an operation; did you mean `read`?",
        TestName = "{m}(an unknown operation)"
    )]
    [TestCase(
        "  - Owner can read own docs.",
        "  - Owner can read own §things.",
        "RH1050",
        "can't be read at `things`: expected `doc` or `docs`",
        TestName = "{m}(an unknown object)"
    )]
    [TestCase(
        "  - Owner can read own docs.",
        "  - Owner can read own docs §on Mondays.",
        "RH1050",
        "can't be read at `on`",
        TestName = "{m}(an unknown limit)"
    )]
    [TestCase(
        "docs where `status == \"draft\"`.",
        "docs where `status is §draft`.",
        "RH1053",
        "can't be read at `draft`: expected a type, such as `string`, or `null`; a value is compared with `==`",
        TestName = "{m}(an unreadable condition)"
    )]
    [TestCase(
        "  - Owner can read own docs.",
        "  - §Owner can read docs where `query.limit <= 5`.",
        "RH1059",
        "`query.limit` has no meaning for `get`: only a list has a query",
        TestName = "{m}(the limit of no query)"
    )]
    [TestCase(
        "| Moderator | `token.moderator == true` |",
        "| Moderator | §`token.moderator == true and query.limit < 3` |",
        "RH1059",
        "`query.limit` has no meaning for a role",
        TestName = "{m}(a role by the limit of a query)"
    )]
    [TestCase(
        "docs where `status == \"draft\"`.",
        "docs where `(status == \"draft\"`§.",
        "RH1053",
        "expected `)`",
        TestName = "{m}(an open parenthesis)"
    )]
    [TestCase(
        "docs where `status == \"draft\"`.",
        "docs where `status == \"draft\"` §where `rating > 3`.",
        "RH1050",
        "expected `and` between two conditions",
        TestName = "{m}(two conditions)"
    )]
    [TestCase(
        "docs where `status == \"draft\"`.",
        "docs where `§state == \"draft\"`.",
        "RH1032",
        "`state` is not a field of `posts`",
        TestName = "{m}(a condition on an unknown field)"
    )]
    [TestCase(
        "docs where `status == \"draft\"`.",
        "docs where `{§teamName} == uid`.",
        "RH1032",
        "`teamName` is not a field of `posts`",
        TestName = "{m}(an unknown id)"
    )]
    [TestCase(
        "  - Owner can read own docs.",
        "  - §Owner can delete own docs, only `title`.",
        "RH1054",
        "`delete` can't be limited",
        TestName = "{m}(fields of a delete)"
    )]
    [TestCase(
        "- **follows:** Owner is `followerId`.\n  - Signed-in users can read docs.\n  - Owner can create",
        "- **follows:** x.\n  - Signed-in users can read docs.\n  - §Owner can create",
        "RH1056",
        "could be `followerId` or `followeeId`",
        TestName = "{m}(two owners)"
    )]
    [TestCase(
        "- **teams:** Team member can get docs.",
        "- **teams:** §Owner can get docs.",
        "RH1055",
        "the spec does not say who owns a document of `teams`",
        TestName = "{m}(no owner)"
    )]
    [TestCase(
        "Owner is `followerId`.",
        "Owner is `§follower`.",
        "RH1032",
        "`follower` is not a field of `follows`",
        TestName = "{m}(an unknown owner)"
    )]
    [TestCase(
        "  - Others can read `name` only, via `profiles`.",
        "  - §Others can read `name` only.",
        "RH1057",
        "reading only name of `users` can't be enforced",
        TestName = "{m}(some fields of a document)"
    )]
    [TestCase(
        "  - Others can read `name` only, via `profiles`.",
        "  - §Others can read `email` only, via `profiles`.",
        "RH1058",
        "`profiles` has no field `email`",
        TestName = "{m}(a projection without the field)"
    )]
    [TestCase(
        "  - Others can read `name` only, via `profiles`.",
        "  - §Others can read `name` only, via `cards`.",
        "RH1058",
        "`cards` is not in the Collection Inventory",
        TestName = "{m}(an unknown projection)"
    )]
    [TestCase(
        "| Moderator | `token.moderator == true` |",
        "| Moderator | `token.moderator §maybe` |",
        "RH1060",
        "the role `Moderator` can't be read at `maybe`",
        TestName = "{m}(an unreadable role)"
    )]
    [TestCase(
        "| Moderator | `token.moderator == true` |",
        "| Moderator | `token.moderator == true` |\n| §Moderator | `token.mod == true` |",
        "RH1061",
        "`Moderator` can't be the name of this role: it is declared twice",
        TestName = "{m}(a role twice)"
    )]
    [TestCase(
        "| Moderator | `token.moderator == true` |",
        "| Moderator | `token.moderator == true` |\n| §Guests | `token.mod == true` |",
        "RH1061",
        "`Guests` can't be the name of this role: it is reserved by the spec language",
        TestName = "{m}(a role by a name of the language)"
    )]
    [TestCase(
        "`teams/{teamId}/members/{uid}` exists",
        "§`team/{teamId}/members/{uid}` exists",
        "RH1031",
        "`team/{teamId}/members` is used here",
        TestName = "{m}(a role in no collection)"
    )]
    [TestCase(
        ".role in [\"admin\"]",
        ".§rank in [\"admin\"]",
        "RH1032",
        "`rank` is not a field of `teams/{teamId}/members`",
        TestName = "{m}(a role by an unknown field)"
    )]
    [TestCase(
        "- **follows:** Owner",
        "- §Guests cannot read anything.\n- **follows:** Owner",
        "RH1062",
        "names no collection",
        TestName = "{m}(a sentence about nothing)"
    )]
    [TestCase(
        "- **follows:** Owner",
        "- §**pages:** Guests cannot read docs.\n- **follows:** Owner",
        "RH1031",
        "`pages` is used here",
        TestName = "{m}(a sentence about an unknown collection)"
    )]
    [TestCase(
        "- **profiles:** Anyone can read docs.",
        "- **profiles:** §Team member can read docs.",
        "RH1063",
        "the role `Team member` needs `{teamId}`",
        TestName = "{m}(a role that can't be known)"
    )]
    [TestCase(
        "| `status` asc, `createdAt` desc |",
        "| `status` §upwards |",
        "RH1070",
        "can't be read at `upwards`",
        TestName = "{m}(an unreadable index)"
    )]
    [TestCase(
        "| `status` asc, `createdAt` desc |",
        "| `§state` asc, `createdAt` desc |",
        "RH1032",
        "`state` is not a field of `posts`",
        TestName = "{m}(an index of an unknown field)"
    )]
    [TestCase(
        "| `comments` | `authorId` asc | collection group |",
        "| §`remarks` | `authorId` asc | collection group |",
        "RH1031",
        "`remarks` is used here",
        TestName = "{m}(an index of nothing)"
    )]
    [TestCase(
        "| Collection | Fields | Scope |",
        "| §Collection | Field | Scope |",
        "RH1005",
        "no column `Fields`",
        TestName = "{m}(an index table without fields)"
    )]
    [TestCase(
        "| Role | Means |",
        "| §Role | Meaning |",
        "RH1005",
        "no column `Means`",
        TestName = "{m}(a role table without meanings)"
    )]
    public void Policy_with_one_mistake_has_one_finding(string part, string replacement, string id, string message) =>
        Check(part, replacement, id, message);

    private static void Check(string part, string replacement, string id, string message)
    {
        var marked = TestData.BlogWith(part, replacement);
        var before = marked[..Math.Max(0, marked.IndexOf('§', StringComparison.Ordinal))];
        var (line, column) = (before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));

        var found = TestData
            .Read(marked.Replace("§", "", StringComparison.Ordinal))
            .Diagnostics.Where(finding => finding.Severity == Severity.Error)
            .ToList();

        found
            .Select(finding => $"{finding.Id} {finding.Line}:{finding.Column}")
            .Should()
            .Equal([$"{id} {line}:{column}"], string.Join("\n", found));
        found[0].Message.Should().Contain(message);
        found[0].Help.Should().NotBeEmpty();
    }
}
