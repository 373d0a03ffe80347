namespace RulesHarness.Tests.Specification;

/// <summary>One mistake in the roles, the security rules or the indexes of an otherwise good spec.</summary>
public sealed class PolicyMistakeTests
{
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
        "rules can't allow a caller to read only name of `users`",
        TestName = "{m}(some fields of a document)"
    )]
    [TestCase(
        "  - Others can read `name` only, via `profiles`.",
        "  - §Others can read `email` only, via `profiles`.",
        "RH1058",
        "only, has no field `email`",
        TestName = "{m}(a projection without the field)"
    )]
    [TestCase(
        "  - Others can read `name` only, via `profiles`.",
        "  - §Others can read `name` only, via `cards`.",
        "RH1058",
        "`cards`, by which the sentence lets callers read some fields only, is not in",
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
        OneMistake.Check(part, replacement, id, message);
}
