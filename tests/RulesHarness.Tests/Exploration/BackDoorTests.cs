using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Engines;
using RulesHarness.Reporting;
using RulesHarness.Tests.Tracing;

namespace RulesHarness.Tests.Exploration;

/// <summary>
/// Requests that the rules allow and no sentence grants, found by reading the rules: each is a failed case with the
/// request that gets in.
/// </summary>
public sealed class BackDoorTests
{
    private const string Delete =
        "mine(resource.data) || request.auth != null && request.auth.token.get('moderator', false) == true";
    private const string Read = "request.auth != null && resource.data.ownerId == request.auth.uid";

    private static readonly TestCaseData[] BackDoors =
    [
        Row("a claim", Delete, $"{Delete} || request.auth.token.staff == true", "delete notes/", "\"staff\":true"),
        Row(
            "a claim in a list",
            Delete,
            $"{Delete} || 'ops' in request.auth.token.groups",
            "delete notes/",
            "\"groups\":[\"ops\"]"
        ),
        Row("a uid", Read, $"{Read} || request.auth.uid == 'root'", "get notes/", "user root"),
        Row("a uid of a list", Read, $"{Read} || request.auth.uid in ['root', 'ops']", "get notes/", "user root"),
        Row("a time", Delete, $"{Delete} || request.time > timestamp.date(2090, 1, 1)", "delete notes/", "2090-01-"),
        Row("an id", Read, $"{Read} || noteId == 'readme'", "get notes/readme", "unauthenticated"),
        Row(
            "a look-up of the caller",
            Delete,
            $"{Delete} || exists(/databases/$(database)/documents/janitors/$(request.auth.uid))",
            "delete notes/",
            "janitors/"
        ),
        Row(
            "a field of a look-up",
            Read,
            $"{Read} || get(/databases/$(database)/documents/config/main).data.open == true",
            "get notes/",
            "config/main"
        ),
        Row(
            "a document that the same commit makes",
            Delete,
            $"{Delete} || existsAfter(/databases/$(database)/documents/notes/$(noteId + '-copy'))"
                + " && !exists(/databases/$(database)/documents/notes/$(noteId + '-copy'))",
            "delete notes/",
            "together  create notes/"
        ),
        Row(
            "a document that the same commit deletes",
            "mine(request.resource.data)",
            "(mine(request.resource.data) || request.auth != null"
                + " && exists(/databases/$(database)/documents/notes/old)"
                + " && !existsAfter(/databases/$(database)/documents/notes/old))",
            "create notes/",
            "together  delete notes/old"
        ),
        Row(
            "a missing document",
            Delete,
            $"{Delete} || !exists(/databases/$(database)/documents/locks/$(noteId))",
            "delete notes/",
            "unauthenticated"
        ),
        Row(
            "a field of the document",
            Read,
            $"{Read} || resource.data.text == 'public'",
            "get notes/",
            "text: \"public\""
        ),
        Row(
            "a query",
            Read,
            $"{Read} || resource.data.text == 'public'",
            "list notes where text == \"public\"",
            "allow"
        ),
        Row(
            "a negated condition",
            Delete,
            $"!(!({Delete}) && noteId != 'readme')",
            "delete notes/readme",
            "unauthenticated"
        ),
        Row("an arm", Delete, $"noteId == 'readme' ? true : {Delete}", "delete notes/readme", "unauthenticated"),
        Row(
            "a statement of its own",
            "allow delete",
            "allow update: if request.auth.token.fixer == true; allow delete",
            "update notes/",
            "\"fixer\":true"
        ),
        Row(
            "a create for somebody else",
            "mine(request.resource.data)",
            "request.auth != null",
            "create notes/",
            "allow"
        ),
        Row(
            "a wider block",
            "match /notes/{noteId}",
            "match /{any=**} { allow get: if request.auth.token.debug == true; } match /notes/{noteId}",
            "get anything/",
            "\"debug\":true"
        ),
        Row(
            "sub-collections of a document",
            "match /notes/{noteId}",
            "match /notes/{noteId=**}",
            "get notes/any/anything/any",
            "allow"
        ),
        Row(
            "sub-collections of a document, for a claim",
            "match /notes/{noteId}",
            "match /notes/{all=**} { allow list: if request.auth.token.audit == true; } match /notes/{noteId}",
            "list notes/any/anything",
            "allow"
        ),
        Row(
            "a collection that the spec does not have",
            "match /notes/{noteId}",
            "match /logs/{logId} { allow read: if request.auth.token.auditor == true; } match /notes/{noteId}",
            "get logs/",
            "\"auditor\":true"
        ),
    ];

    [TestCaseSource(nameof(BackDoors))]
    public async Task Request_that_gets_in_is_a_failed_case(
        string part,
        string replacement,
        string request,
        string shown
    )
    {
        var report = await Notes.CheckEmbeddedAsync(Notes.With(part, replacement));

        report.Outcome.Should().Be(Outcome.Fails);
        var texts = Found(report)
            .Select(verdict => FailureText.Of(verdict, report.Plan.Rules, report.Plan.Cases!.Data))
            .ToList();
        texts
            .Should()
            .Contain(
                text =>
                    text.Contains($"request   {request}", StringComparison.Ordinal)
                    && text.Contains(shown, StringComparison.Ordinal),
                string.Join("\n\n", texts)
            );
        texts
            .Should()
            .OnlyContain(text => text.Contains("spec      no sentence grants this request", StringComparison.Ordinal));
    }

    [TestCase(Read, Read)]
    [TestCase(Read, "request.auth.uid == resource.data.ownerId && request.auth != null")]
    [TestCase(Read, "!(request.auth == null || resource.data.ownerId != request.auth.uid)")]
    [TestCase(Read, "request.auth != null ? resource.data.ownerId == request.auth.uid : false")]
    [TestCase(Read, "request.auth != null && request.auth.uid in [resource.data.ownerId]")]
    [TestCase(
        Delete,
        "request.auth != null && (resource.data.get('ownerId', '') == request.auth.uid || request.auth.token.get('moderator', false) == true)"
    )]
    [TestCase("allow delete", "allow update: if false; allow delete")]
    public async Task Rules_that_do_what_the_spec_says_have_none(string part, string replacement)
    {
        var report = await Notes.CheckEmbeddedAsync(Notes.With(part, replacement));

        Found(report).Should().BeEmpty();
    }

    [Test]
    public async Task Part_of_a_check_does_not_search() =>
        Found(await Notes.CheckAsync(Notes.With(Read, $"{Read} || noteId == 'readme'"), only: "notes/create/*"))
            .Should()
            .BeEmpty();

    private static IEnumerable<Verdict> Found(CheckReport report) =>
        report.Verdicts.Where(verdict => verdict.Case.Kind == CaseKind.Rules);

    private static TestCaseData Row(string name, string part, string replacement, string request, string shown) =>
        new(part, replacement, request, shown) { TestName = $"{{m}}({name})" };
}
