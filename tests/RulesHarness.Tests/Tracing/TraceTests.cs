using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Engines;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Tests.Tracing;

/// <summary>From the spec to its cases, from the rules to the cases, and what is left over on either side.</summary>
public sealed class TraceTests
{
    private const string Delete =
        "mine(resource.data) || request.auth != null && request.auth.token.get('moderator', false) == true";

    [Test]
    public async Task Project_that_holds_leaves_nothing_over()
    {
        var report = await Notes.CheckAsync(strict: true);

        report.Found().Should().BeEmpty();
        report.Outcome.Should().Be(Outcome.Holds);
    }

    [Test]
    public async Task Each_case_comes_from_one_line_of_the_spec_and_each_sentence_and_field_is_there()
    {
        var report = await Notes.CheckAsync();

        var links = report.Trace!.Spec;
        links.SelectMany(link => link.Cases).Should().BeEquivalentTo(report.Verdicts.Select(verdict => verdict.Case));
        links.Select(link => link.Place).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder(place => place.Line);
        links
            .Should()
            .Contain(link => link.Text == "Owner can create own docs." && link.Cases.Count > 1)
            .And.Contain(link => link.Text == "text: string, required" && link.Cases.Count > 1);
    }

    [Test]
    public async Task Each_statement_names_the_cases_that_reached_it()
    {
        var report = await Notes.CheckAsync(Notes.With("allow delete", "allow get: if false;\n  allow delete"));

        var links = report.Trace!.Rules;
        links
            .Select(link => $"{link.Line} {link.Path} {string.Join(',', link.Methods)} {link.IsAllowed}")
            .Should()
            .Equal(
                "7 notes/{noteId} Get,List True",
                "8 notes/{noteId} Create True",
                "13 notes/{noteId} Get False",
                "14 notes/{noteId} Delete True"
            );
        links[0].Cases.Select(one => one.Operation.ToString()).Distinct().Should().Equal("Get", "List");
        links[2].Cases.Should().NotBeEmpty("denied requests tried it").And.OnlyContain(one => !one.IsAllowed);
        var denied = report
            .Verdicts.Where(verdict => verdict is { IsAllowed: false, Cause: not Cause.NoMatch })
            .Select(verdict => verdict.Case);
        links.SelectMany(link => link.Cases).Should().Contain(denied);
    }

    [TestCase(
        "allow delete",
        "allow update: if request.method == 'get';\n  allow delete",
        "RH7031 firestore.rules(13,3) the spec does not need this allow statement for update on `notes/{noteId}`: it allows no request that the spec grants",
        TestName = "{m}(a condition that is never true)"
    )]
    [TestCase(
        "allow delete",
        "allow delete: if request.auth != null && request.auth.uid == 'root';\n  allow delete",
        "RH7031 firestore.rules(13,3)",
        TestName = "{m}(a condition beside one that is true)"
    )]
    [TestCase(
        "allow delete",
        "match /drafts/{id} { allow get: if request.auth != null; }\n  allow delete",
        "RH7030 firestore.rules(13,24) the spec does not need this allow statement for get on `notes/{noteId}/drafts/{id}`: no request that is made from the spec reaches it",
        TestName = "{m}(a statement that nothing reaches)"
    )]
    [TestCase(
        Delete,
        $"{Delete} || noteId == 'root'",
        "RH7032 firestore.rules(13,121) the part `noteId == 'root'` may allow more than the spec grants: it is false in each request that the spec grants, so none needs it",
        TestName = "{m}(an operand that is never true)"
    )]
    [TestCase(
        Delete,
        $"(noteId == 'root' || mine(resource.data)) || request.auth != null && request.auth.token.get('moderator', false) == true",
        "RH7032 firestore.rules(13,21) the part `noteId == 'root'` may allow more than the spec grants",
        TestName = "{m}(a first operand)"
    )]
    [TestCase(
        "note.get('ownerId', '') == request.auth.uid",
        "(note.get('ownerId', '') == request.auth.uid || request.auth.uid == /* ( */ 'root')",
        "RH7032 firestore.rules(4,",
        TestName = "{m}(an operand in a function)"
    )]
    [TestCase(
        Delete,
        "noteId == 'root' ? request.auth.uid == 'a' : " + Delete,
        "RH7033 firestore.rules(13,39) the part `request.auth.uid == 'a'` may allow more than the spec grants: no request that the spec grants evaluates it",
        TestName = "{m}(an arm that is never evaluated)"
    )]
    [TestCase(
        Delete,
        "noteId != 'root' ? " + Delete + " : request.auth.uid == 'a'",
        "RH7033 firestore.rules(13,",
        TestName = "{m}(a last arm)"
    )]
    [TestCase(
        Delete,
        Delete + " || [noteId][0] in ['a', 'b']",
        "`[noteId][0] in ['a', 'b']` may allow more",
        TestName = "{m}(an operand that ends in brackets)"
    )]
    public async Task Part_that_no_case_needs_is_an_error(string part, string replacement, string expected)
    {
        var report = await Notes.CheckAsync(Notes.With(part, replacement));

        report
            .Verdicts.Where(verdict => verdict.Case.Kind != CaseKind.Rules)
            .Should()
            .OnlyContain(verdict => verdict.Status == CaseStatus.Passed);
        report.Outcome.Should().Be(Outcome.Fails);
        report
            .Found()
            .Where(found => found.StartsWith("RH703", StringComparison.Ordinal))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain(expected);
    }

    [Test]
    public async Task Statement_without_a_condition_is_justified_by_a_case_that_it_allowed(
        [Values(": if true", "")] string condition
    )
    {
        var spec = Notes.Spec.Replace(
            "Owner and Moderator can delete docs.",
            "Anyone can delete docs.",
            StringComparison.Ordinal
        );

        (await Notes.CheckAsync(Notes.With($": if {Delete}", condition), spec)).Found().Should().BeEmpty();
    }

    [Test]
    public async Task Part_of_the_cases_leaves_nothing_over()
    {
        var report = await Notes.CheckAsync(
            Notes.With("allow delete", "match /logs/{id} { allow get; }\n  allow delete"),
            only: "notes/get/*"
        );

        report.Found().Should().BeEmpty();
        report.Trace!.Rules.Should().ContainSingle(link => link.Cases.Count > 0).Which.IsAllowed.Should().BeTrue();
    }

    [TestCase(false, Outcome.Holds)]
    [TestCase(true, Outcome.Fails)]
    public async Task Warning_makes_a_strict_check_fail(bool strict, Outcome expected) =>
        (
            await Notes.CheckAsync(
                $"match /logs/{{id}} {{ allow read, write: if false; }}\n{Notes.Matches}",
                strict: strict
            )
        )
            .Outcome.Should()
            .Be(expected);
}
