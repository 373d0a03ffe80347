using RulesHarness.Diagnostics;

namespace RulesHarness.Tests.Tracing;

/// <summary>Denials that pass for the wrong reason.</summary>
public sealed class ErrorDenialTests
{
    private const string Delete =
        "mine(resource.data) || request.auth != null && request.auth.token.get('moderator', false) == true";
    private const string Read = "request.auth != null && resource.data.ownerId == request.auth.uid";

    [TestCase(
        Delete,
        "request.auth.uid == resource.data.ownerId || request.auth.token.moderator == true",
        "(13,20)",
        "`request.auth.uid` could not be evaluated: Null value error.",
        TestName = "{m}(nobody's id)"
    )]
    [TestCase(
        Delete,
        "request.auth != null && (resource.data.ownerId == request.auth.uid || request.auth.token.moderator)",
        "(13,90)",
        "`request.auth.token.moderator` could not be evaluated: Property moderator is undefined on object.",
        TestName = "{m}(a claim that isn't there)"
    )]
    [TestCase(
        "request.auth != null && note.get('ownerId', '')",
        "note.get('ownerId', '')",
        "(4,37)",
        "`request.auth.uid` could not be evaluated: Null value error.",
        TestName = "{m}(in a function)"
    )]
    [TestCase(
        Delete,
        "mine(get(/databases/$(database)/documents/owners/$(noteId)).data) || mine(resource.data) || request.auth.token.moderator",
        "(13,",
        "Service call error. Function: [get].",
        TestName = "{m}(a document that isn't there)"
    )]
    [TestCase(
        Read,
        "request.auth.uid == resource.data.ownerId",
        "(7,18)",
        "`request.auth.uid` could not be evaluated: Null value error.",
        TestName = "{m}(a list by nobody)"
    )]
    [TestCase(
        "allow delete",
        "allow update: if resource.data.text < 5;\n  allow delete",
        "(13,20)",
        "`resource.data.text < 5` could not be evaluated: Unsupported operation error.",
        TestName = "{m}(an operator)"
    )]
    public async Task Denial_by_an_error_alone_is_warned_of_with_the_expression(
        string part,
        string replacement,
        string place,
        string expected
    )
    {
        var report = await Notes.CheckAsync(Notes.With(part, replacement));

        report
            .Found()
            .Should()
            .Contain(found =>
                found.StartsWith($"RH7011 firestore.rules{place}", StringComparison.Ordinal)
                && found.Contains(expected, StringComparison.Ordinal)
            );
    }

    [Test]
    public async Task Cases_that_fail_at_one_place_are_one_finding_whose_details_count_them()
    {
        var report = await Notes.CheckAsync(Notes.With(Read, "request.auth.uid == resource.data.ownerId"));

        var found = report.Diagnostics.Where(found => found.Id == "RH7011").Should().ContainSingle().Which;
        found.Message.Should().NotMatchRegex(@"\d+ case");
        found.Details.Should().MatchRegex(@"^in \d+ cases, such as notes/get/guests/");
        (found.Collection, found.Severity)
            .Should()
            .Be(("notes", Severity.Info), "rules leave it to an error as a matter of course");
    }

    [Test]
    public async Task Error_in_the_data_is_a_warning()
    {
        var report = await Notes.CheckEmbeddedAsync(Notes.With(Delete, "resource.data.none == 1 || " + Delete));

        report.Diagnostics.Should().Contain(found => found.Id == "RH7011" && found.Severity == Severity.Warning);
    }

    [TestCase(Read, Read, TestName = "{m}(a list that lacks its filter)")]
    [TestCase(
        Read,
        "request.auth != null && (resource.data.ownerId == request.auth.uid || noteId == request.auth.uid && false)",
        TestName = "{m}(a list whose document has no id)"
    )]
    [TestCase(
        Delete,
        "mine(resource.data) || request.auth != null && request.auth.token.get('moderator', false) == true; allow update: if request.auth.uid == 'x' && false",
        TestName = "{m}(an error that false absorbs)"
    )]
    [TestCase(
        "allow create",
        "allow get: if request.auth.token.none == 1;\n  allow create",
        TestName = "{m}(a statement beside one that is false)"
    )]
    public async Task Nothing_is_said_of(string part, string replacement)
    {
        var report = await Notes.CheckAsync(Notes.With(part, replacement));

        report.Verdicts.Should().NotBeEmpty();
        report.Found().Should().NotContain(found => found.StartsWith("RH7011", StringComparison.Ordinal));
    }

    [Test]
    public async Task Denial_by_a_limit_is_warned_of()
    {
        var lookups = string.Join(
            " && ",
            Enumerable.Range(1, 11).Select(at => $"!exists(/databases/$(database)/documents/none/n{at})")
        );
        var report = await Notes.CheckAsync(Notes.With("allow delete", $"allow update: if {lookups};\n  allow delete"));

        report
            .Found()
            .Should()
            .Contain(found => found.StartsWith("RH7012 firestore.rules(13,1)", StringComparison.Ordinal));
    }
}
