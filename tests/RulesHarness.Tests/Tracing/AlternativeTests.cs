using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Engines;

namespace RulesHarness.Tests.Tracing;

/// <summary>Alternatives of the rules that no sentence justifies, in every form that rules can write them.</summary>
public sealed class AlternativeTests
{
    private const string Delete =
        "mine(resource.data) || request.auth != null && request.auth.token.get('moderator', false) == true";
    private const string Read = "request.auth != null && resource.data.ownerId == request.auth.uid";
    private const string Mine = "function mine(note) {";

    private static readonly TestCaseData[] BackDoors =
    [
        Form(
            "a claim",
            Delete,
            $"{Delete} || request.auth.token.get('staff', false)",
            "RH7032",
            "`request.auth.token.get('staff', false)`"
        ),
        Form(
            "a time",
            Delete,
            $"{Delete} || request.time > timestamp.date(2090, 1, 1)",
            "RH7032",
            "`request.time > timestamp.date(2090, 1, 1)`"
        ),
        Form(
            "a look-up",
            Delete,
            $"{Delete} || exists(/databases/$(database)/documents/janitors/$(request.auth.uid))",
            "RH7032",
            "documents/janitors"
        ),
        Form("an id of the path", Read, $"{Read} || noteId == 'readme'", "RH7032", "`noteId == 'readme'`"),
        Form(
            "a negated conjunction",
            Delete,
            $"!(!({Delete}) && noteId != 'readme')",
            "RH7035",
            "`noteId != 'readme'` is false: it is true in each request that the spec grants"
        ),
        Form(
            "a conjunction that has to be false",
            Delete,
            $"(!({Delete}) && noteId != 'readme') == false",
            "RH7035",
            "`noteId != 'readme'`"
        ),
        Form(
            "a conjunction that must not be true",
            Delete,
            $"(!({Delete}) && noteId != 'readme') != true",
            "RH7035",
            "`noteId != 'readme'`"
        ),
        Form(
            "a disjunction that has to be true",
            Delete,
            $"true == ({Delete} || noteId == 'readme')",
            "RH7032",
            "`noteId == 'readme'`"
        ),
        Form(
            "an arm that is one of a list",
            Delete,
            $"({Delete}) && (noteId == 'readme' ? 'editor' : 'editor') in ['editor']",
            "RH7033",
            "`'editor'`"
        ),
        Form(
            "an arm that is compared with what is not known",
            Delete,
            $"({Delete}) && (noteId == 'readme' ? 'owner' : resource.data.text) == resource.data.text",
            "RH7033",
            "`'owner'`"
        ),
        Form(
            "an arm that is looked for in a list that is not known",
            Delete,
            $"({Delete}) && (noteId == 'readme' ? 'x' : resource.data.text) in [resource.data.text]",
            "RH7033",
            "`'x'`"
        ),
        Form("an arm that is always true", Delete, $"noteId == 'readme' ? true : {Delete}", "RH7033", "`true`"),
        Form(
            "an arm that decides",
            Delete,
            $"noteId == 'readme' ? request.auth.uid == 'x' : {Delete}",
            "RH7033",
            "`request.auth.uid == 'x'`"
        ),
        Form(
            "the last arm",
            Delete,
            $"request.auth != null ? {Delete} : noteId == 'readme'",
            "RH7033",
            "`noteId == 'readme'`"
        ),
        Form(
            "a list of uids",
            Read,
            "request.auth != null && request.auth.uid in [resource.data.ownerId, 'root']",
            "RH7036",
            "`'root'`"
        ),
        Form(
            "a set of uids",
            Read,
            "request.auth != null && [request.auth.uid].hasAny([resource.data.ownerId, 'root'])",
            "RH7036",
            "`'root'`"
        ),
        Form(
            "a joined list",
            "['ownerId', 'text']",
            "['ownerId', 'text'].concat(['isPinned'])",
            "RH7036",
            "`'isPinned'`"
        ),
        Form(
            "a pattern of words",
            Delete,
            $"({Delete}) && request.method.matches('delete|purge')",
            "RH7036",
            "`'delete|purge'`"
        ),
        Form(
            "a variable",
            Mine,
            $"function known(uid) {{ let all = [resource.data.ownerId, 'root']; return uid in all; }}\n{Mine}",
            "RH7036",
            "`'root'`",
            (Read, "request.auth != null && known(request.auth.uid)")
        ),
        Form(
            "an argument",
            Mine,
            $"function any(uid, all) {{ return uid in all; }}\n{Mine}",
            "RH7036",
            "`'root'`",
            (Read, "request.auth != null && any(request.auth.uid, [resource.data.ownerId, 'root'])")
        ),
        Form(
            "a function's own alternative",
            Mine,
            $"function opened(id) {{ return id == 'readme' || {Read}; }}\n{Mine}",
            "RH7032",
            "`id == 'readme'`",
            (Read + ";\n  allow create", "opened(noteId);\n  allow create")
        ),
        Form(
            "a call that nothing reaches",
            Mine,
            $"function named(name) {{ return noteId == name; }}\n{Mine}",
            "RH7032",
            "`named('readme')`",
            (Delete, $"{Delete} || named('readme')")
        ),
        Form(
            "a variable that is an alternative",
            Mine,
            $"function may() {{ let open = noteId == 'readme'; return open || {Read}; }}\n{Mine}",
            "RH7032",
            "`open`",
            (Read + ";\n  allow create", "may();\n  allow create")
        ),
        Form(
            "another statement on the line",
            "allow delete",
            "allow delete: if noteId == 'readme'; allow delete",
            "RH7031",
            "this allow statement for delete"
        ),
        Form(
            "a document by its id",
            "allow delete",
            "allow get: if false; }\nmatch /notes/readme { allow get: if request.auth != null; }\nmatch /notes/{noteId} {\n  allow delete",
            "RH7030",
            "`notes/readme`"
        ),
    ];

    private static readonly TestCaseData[] Justified =
    [
        new TestCaseData(Delete, $"!(!({Delete}))").SetArgDisplayNames("two negations"),
        new TestCaseData(Delete, $"({Delete}) == true").SetArgDisplayNames("a comparison with true"),
        new TestCaseData(
            Read,
            "request.auth != null && !(request.auth == null || resource.data.ownerId != request.auth.uid)"
        ).SetArgDisplayNames("an alternative that the rest of the condition excludes"),
        new TestCaseData(
            $"allow delete: if {Delete}",
            "function isUser() { return request.auth != null; }\n"
                + "  function isIt(id) { return isUser() && request.auth.uid == id; }\n"
                + $"  allow delete: if ({Delete}) && request.auth.token.get('x', '') == '' && !isIt('nobody')"
        ).SetArgDisplayNames("an alternative of a function that the caller of it excludes"),
        new TestCaseData(Delete, $"{Delete} || false").SetArgDisplayNames("an operand that is false"),
        new TestCaseData(Delete, $"noteId == 'readme' ? false : {Delete}").SetArgDisplayNames("an arm that is false"),
        new TestCaseData(Delete, $"(({Delete}) ? 'owner' : 'none') in ['owner']").SetArgDisplayNames(
            "an arm that is not in the list"
        ),
        new TestCaseData(Delete, $"!((({Delete}) ? 'owner' : 'none') in ['none'])").SetArgDisplayNames(
            "an arm that is in the list of what is excluded"
        ),
        new TestCaseData(Delete, $"'owner' == (({Delete}) ? 'owner' : 'none')").SetArgDisplayNames(
            "an arm that is not the value"
        ),
        new TestCaseData(Delete, $"(({Delete}) ? 'owner' : 'none') != 'none'").SetArgDisplayNames(
            "an arm that is the excluded value"
        ),
        new TestCaseData(
            Delete,
            $"(noteId == 'a' ? 'none' : ({Delete}) ? 'owner' : 'guest') in ['owner']"
        ).SetArgDisplayNames("an arm of an arm"),
        new TestCaseData(
            $"allow delete: if {Delete}",
            $"function role() {{ return ({Delete}) ? 'owner' : 'none'; }}\n"
                + "  function isOne(name, all) { return name in all; }\n  allow delete: if isOne(role(), ['owner'])"
        ).SetArgDisplayNames("an arm in a function"),
        new TestCaseData(Delete, $"({Delete}) && !(noteId in ['readme', 'index'])").SetArgDisplayNames(
            "a list of what is taken out"
        ),
        new TestCaseData(Delete, $"({Delete}) && request.method in ['delete']").SetArgDisplayNames(
            "a list of one that is used"
        ),
        new TestCaseData(
            "request.resource.data.get('text', 0) is string",
            "(request.resource.data.get('text', 0) is string)"
        ).SetArgDisplayNames("parentheses"),
    ];

    [TestCaseSource(nameof(BackDoors))]
    public async Task Alternative_that_no_sentence_justifies_is_an_error(string rules, string id, string expected)
    {
        var report = await Notes.CheckEmbeddedAsync(rules);

        report.Outcome.Should().Be(Outcome.Fails);
        report
            .Found()
            .Where(found => found.StartsWith("RH703", StringComparison.Ordinal))
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith(id)
            .And.Contain(expected);
    }

    [TestCase("['ownerId', 'text']", "['ownerId', 'text', 'isPinned']")]
    [TestCase(
        "request.resource.data.keys().hasOnly(['ownerId', 'text'])",
        "['ownerId', 'text', 'isPinned'].hasAll(request.resource.data.keys())"
    )]
    public async Task Field_that_rules_list_beside_those_of_the_schema_is_a_failed_case(string part, string replacement)
    {
        var report = await Notes.CheckEmbeddedAsync(Notes.With(part, replacement));

        report.Outcome.Should().Be(Outcome.Fails);
        report
            .Verdicts.Where(verdict => verdict.Status == CaseStatus.Failed)
            .Should()
            .Contain(verdict =>
                verdict.Case.Kind != CaseKind.Rules
                && RequestText.Of(verdict.Case.Request).Contains("isPinned", StringComparison.Ordinal)
            );
    }

    [TestCaseSource(nameof(Justified))]
    public async Task Alternative_that_a_sentence_justifies_is_not_reported(string part, string replacement)
    {
        var report = await Notes.CheckEmbeddedAsync(Notes.With(part, replacement));

        report.Found().Where(found => found.StartsWith("RH703", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static TestCaseData Form(
        string name,
        string part,
        string replacement,
        string id,
        string expected,
        (string Part, string Replacement)? more = null
    )
    {
        var rules = Notes.With(part, replacement);
        if (more is { } other)
        {
            var at = rules.LastIndexOf(other.Part, StringComparison.Ordinal);
            rules = rules[..at] + other.Replacement + rules[(at + other.Part.Length)..];
        }

        return new TestCaseData(rules, id, expected).SetArgDisplayNames(name);
    }
}
