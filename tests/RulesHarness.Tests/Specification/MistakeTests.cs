namespace RulesHarness.Tests.Specification;

/// <summary>One mistake in the front matter or in a table of an otherwise good spec.</summary>
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
        OneMistake.Check(part, replacement, id, message);
}
