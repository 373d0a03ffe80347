using RulesHarness.Cases;
using RulesHarness.Engines;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// Rules that ask all that a role and a sentence ask pass every case, and an allowed one among them; rules that forget
/// a part fail one.
/// </summary>
public sealed class RoleConditionTests
{
    private static readonly string[] Operations = ["get", "list", "create", "update", "delete"];

    private static readonly Row[] Rows =
    [
        // A document and claims.
        new(
            "`users/{uid}.role == \"admin\" and token.staff == true`",
            "",
            "USER.role == 'admin'",
            "TOKEN.get('staff', false) == true"
        ),
        new(
            "`users/{uid}.active == true and token.email_verified == true`",
            "",
            "USER.active == true",
            "TOKEN.email_verified == true"
        ),
        new(
            "`users/{uid}.active == true and token.staff == true and users/{uid}.level >= 3`",
            "",
            "TOKEN.get('staff', false) == true",
            "USER.active",
            "USER.level >= 3"
        ),
        new(
            "`users/{uid}.role in [\"admin\", \"editor\"] and token.tier >= 2 and token.email_verified == true`",
            "",
            "USER.role in ['admin', 'editor']",
            "TOKEN.get('tier', 0) >= 2",
            "TOKEN.email_verified"
        ),
        new("`users/{uid}.org == token.org`", "", "USER.org == TOKEN.get('org', '')"),
        new(
            "`users/{uid}.role == \"admin\" and token.roles has \"staff\"`",
            "",
            "USER.role == 'admin'",
            "'staff' in TOKEN.get('roles', [])"
        ),
        new(
            "`users/{uid}.role == \"admin\"`",
            "where `token.shift == \"night\"`",
            "USER.role == 'admin'",
            "TOKEN.get('shift', '') == 'night'"
        ),
        // Claims alone.
        new(
            "`token.staff == true and token.region in [\"eu\", \"us\"]`",
            "",
            "TOKEN.get('staff', false) == true",
            "TOKEN.get('region', '') in ['eu', 'us']"
        ),
        new("`token.level >= 3 and token.level < 9`", "", "TOKEN.get('level', 0) >= 3", "TOKEN.get('level', 99) < 9"),
        new(
            "`token.roles has \"staff\" and token.email_verified == true`",
            "",
            "'staff' in TOKEN.get('roles', [])",
            "TOKEN.email_verified == true"
        ),
        new(
            "`token.access.rooms == \"all\" and token.name != null`",
            "",
            "TOKEN.get(['access', 'rooms'], '') == 'all'",
            "TOKEN.get('name', null) != null"
        ),
        new(
            "`token.firebase.sign_in_provider == \"google.com\" and token.staff == true`",
            "",
            "TOKEN.firebase.sign_in_provider == 'google.com'",
            "TOKEN.get('staff', false) == true"
        ),
        new("`uid in [\"root\", \"boss\"]`", "", "UID in ['root', 'boss']"),
        new("`token.rooms has {roomId}`", "", "roomId in TOKEN.get('rooms', [])"),
        new(
            "`token.room == {roomId} and token.staff == true`",
            "",
            "TOKEN.get('room', '') == roomId",
            "TOKEN.get('staff', false) == true"
        ),
        // A document that lists its members, or names them.
        new("`rooms/{roomId}.uids has uid`", "", "UID in ROOM.uids"),
        new("`rooms/{roomId}.uids has uid and open == true`", "", "UID in ROOM.uids", "ROOM.open"),
        new("`rooms/{roomId}.hosts has uid`", "", "UID in ROOM.get('hosts', [])"),
        new(
            "`rooms/{roomId}.uids has uid and token.email_verified == true`",
            "",
            "UID in ROOM.uids",
            "TOKEN.email_verified"
        ),
        new("`rooms/{roomId}.ownerId == uid and open == true`", "", "ROOM.ownerId == UID", "ROOM.open == true"),
        new("`rooms/{roomId}.org == token.org`", "", "ROOM.org == TOKEN.get('org', '')"),
        new(
            "`rooms/{roomId}.org == token.org and open == true`",
            "",
            "ROOM.org == TOKEN.get('org', '')",
            "ROOM.open == true"
        ),
        new("`teams/{teamId}.members has uid`", "", "UID in TEAM.members"),
        // Alternatives.
        new(
            "`token.staff == true or token.owner == true`",
            "",
            "TOKEN.get('staff', false) == true || TOKEN.get('owner', false) == true"
        ),
        new("`users/{uid}.role == \"admin\" or users/{uid}.level > 8`", "", "USER.role == 'admin' || USER.level > 8"),
        new("`rooms/{roomId}.uids has uid or hosts has uid`", "", "UID in ROOM.uids || UID in ROOM.get('hosts', [])"),
        new(
            "`users/{uid}.active == true and (role == \"admin\" or token.staff == true)`",
            "",
            "USER.active",
            "USER.role == 'admin' || TOKEN.get('staff', false) == true"
        ),
        // Claims and fields of the document that is asked for.
        new(
            "`token.staff == true`",
            "where `org == token.org`",
            "TOKEN.get('staff', false) == true",
            "DATA.org == TOKEN.get('org', '')"
        ),
        new(
            "`token.staff == true and token.org is string`",
            "where `org == token.org`",
            "TOKEN.get('staff', false) == true",
            "DATA.org == TOKEN.get('org', '')"
        ),
        new(
            "`token.staff == true`",
            "where `level == token.level`",
            "TOKEN.get('staff', false) == true",
            "DATA.level == TOKEN.get('level', -1)"
        ),
        new(
            "`token.staff == true`",
            "where `token.org == org and level > 3`",
            "TOKEN.get('staff', false) == true",
            "TOKEN.get('org', '') == DATA.org",
            "DATA.level > 3"
        ),
        new(
            "`users/{uid}.active == true`",
            "where `org == token.org and text == \"x\"`",
            "USER.active",
            "DATA.org == TOKEN.get('org', '')",
            "DATA.text == 'x'"
        ),
        new(
            "`token.staff == true`",
            "where `authorId == uid`",
            "TOKEN.get('staff', false) == true",
            "DATA.authorId == UID"
        ),
    ];

    private static readonly Row[] OfDocuments =
    [
        new(
            "`token.staff == true`",
            "where `org in token.orgs`",
            "TOKEN.get('staff', false) == true",
            "DATA.org in TOKEN.get('orgs', [])"
        ),
        new(
            "`token.staff == true`",
            "where `token.orgs has org`",
            "TOKEN.get('staff', false) == true",
            "DATA.org in TOKEN.get('orgs', [])"
        ),
        new(
            "`token.staff == true`",
            "where `tags has token.topic`",
            "TOKEN.get('staff', false) == true",
            "TOKEN.get('topic', '') in DATA.tags"
        ),
        new(
            "`token.staff == true`",
            "where `org != token.org`",
            "TOKEN.get('staff', false) == true",
            "DATA.org != TOKEN.org"
        ),
        new(
            "`token.staff == true`",
            "where `tag == token.tag`",
            "TOKEN.get('staff', false) == true",
            "DATA.tag == TOKEN.tag"
        ),
        new(
            "`token.staff == true`",
            "where `level <= token.level`",
            "TOKEN.get('staff', false) == true",
            "DATA.level <= TOKEN.get('level', -1)"
        ),
    ];

    private static IEnumerable<TestCaseData> All =>
        from operation in Operations
        from row in operation == "list" ? Rows : [.. Rows, .. OfDocuments]
        select new TestCaseData(operation, row).SetArgDisplayNames(operation, $"{row.Role} {row.Condition}".Trim());

    [TestCaseSource(nameof(All))]
    public async Task Role_is_had_and_missed_in_each_part(string operation, Row row)
    {
        var cases = RoleWorld.Cases(row.Role, $"Member can {operation} docs {row.Condition}".Trim() + ".");

        (await FailedAsync(cases, operation, row.Parts)).Should().BeEmpty();
        cases.Cases.Should().Contain(one => one.IsAllowed && one.Actor == "Member");
        foreach (var part in row.Parts)
        {
            (await FailedAsync(cases, operation, row.Parts.Where(each => each != part)))
                .Should()
                .NotBeEmpty($"`{part}` is not asked");
        }
        foreach (
            var (part, alternative) in row
                .Parts.SelectMany(part => part.Split(" || ").Select(alternative => (part, alternative)))
                .Where(each => each.part != each.alternative)
        )
        {
            (await FailedAsync(cases, operation, row.Parts.Select(each => each == part ? alternative : each)))
                .Should()
                .NotBeEmpty($"of `{part}` there is only `{alternative}`");
        }
    }

    [TestCase(
        "`token.staff == true or token.owner == true`",
        "TOKEN.get('staff', false) == true || TOKEN.get('owner', false) == true"
    )]
    [TestCase(
        "`users/{uid}.role == \"admin\" and token.staff == true`",
        "USER.role == 'admin' && TOKEN.get('staff', false) == true"
    )]
    [TestCase("`rooms/{roomId}.uids has uid`", "UID in ROOM.uids")]
    public async Task Role_takes_back_what_others_grant(string role, string condition)
    {
        var cases = RoleWorld.Cases(role, "Signed-in users can delete docs. Member cannot delete docs.");

        (await FailedAsync(cases, "delete", [$"!({condition})"])).Should().BeEmpty();
        (await FailedAsync(cases, "delete", [])).Should().NotBeEmpty("nothing is taken back");
    }

    private static async Task<IReadOnlyList<string>> FailedAsync(
        CaseSet cases,
        string operation,
        IEnumerable<string> parts
    ) =>
        [
            .. (await RoleWorld.RunAsync(cases, operation, parts))
                .Where(verdict => verdict.Status != CaseStatus.Passed)
                .Select(verdict =>
                    $"{verdict.Case.Title}: {verdict.Case.Caller} {RequestText.Of(verdict.Case.Request)}"
                ),
        ];

    /// <summary>
    /// A definition of a role, a condition of the sentence, and the parts of the rules' condition that mean the same.
    /// </summary>
    public sealed record Row(string Role, string Condition, params string[] Parts);
}
