using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Fixtures;
using RulesHarness.Tests.Tracing;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// Access patterns run as those whom they name, whether or not the query proves who asks; and each is somebody's.
/// </summary>
public sealed class PatternCaseTests
{
    private const string Heading =
        "## Access Patterns\n\n| Query | Collection | Filters | Sort | Kind | As |\n|---|---|---|---|---|---|\n";

    private const string Open = "request.auth != null";
    private const string OfOwner = "request.auth != null && resource.data.ownerId == request.auth.uid";
    private const string OfModerator = "request.auth != null && request.auth.token.get('moderator', false) == true";

    // Rules are not filters: a query has to ask for what the rules allow.
    [TestCase("| | `text` | | Owner |", OfOwner, false)]
    [TestCase("| `ownerId == uid` | | | Owner |", OfOwner, true)]
    [TestCase("| `text == \"x\"` | | | Owner |", OfOwner, false)]
    [TestCase("| | | count | Owner |", OfOwner, false)]
    [TestCase("| `ownerId == uid` | | count | Owner |", OfOwner, true)]
    [TestCase("| `text > \"a\"` | | | Owner |", OfOwner, false)]
    [TestCase("| | | | Moderator |", OfOwner, false)]
    [TestCase("| | | | Moderator |", OfModerator, true)]
    [TestCase("| | | | Signed-in users |", OfOwner, false)]
    [TestCase("| | | | Signed-in users |", Open, true)]
    [TestCase("| | | | Others |", OfOwner, false)]
    [TestCase("| | | | Owner, Moderator |", OfModerator, false)]
    [TestCase("| | | | Anyone |", Open, false)]
    public async Task Pattern_runs_as_whom_it_names(string cells, string condition, bool holds)
    {
        var rules = Notes.With(
            "allow read: if request.auth != null && resource.data.ownerId == request.auth.uid;",
            $"allow get: if {OfOwner};\n  allow list: if {condition};"
        );
        var report = await Notes.CheckEmbeddedAsync(rules, Spec($"| The query | `notes` {cells}\n"));

        var named = report
            .Verdicts.Where(verdict => verdict.Case is { Kind: CaseKind.AccessPattern, IsAllowed: true })
            .ToList();
        named.Should().NotBeEmpty();
        named
            .All(verdict => verdict.Status == CaseStatus.Passed)
            .Should()
            .Be(holds, string.Join("; ", named.Select(verdict => $"{verdict.Case.Title}: {verdict.Message}")));
    }

    [TestCase("| | | | |", true)]
    [TestCase("| `text == \"x\"` | | | |", true)]
    [TestCase("| | | count | |", true)]
    [TestCase("| | | get | |", false)]
    [TestCase("| `ownerId == uid` | | | |", false)]
    [TestCase("| `ownerId == uid` | `text` | | |", false)]
    [TestCase("| `ownerId == author` | | | |", false)]
    [TestCase("| | | | Nobody |", true)]
    [TestCase("| | | | Moderator |", false)]
    public void Pattern_that_nobody_may_run_is_an_error(string cells, bool isNobodys)
    {
        var set = CaseGenerator.Generate(
            TestData.Model(Spec($"| The query | `notes` {cells}\n")),
            new FixtureOptions(),
            TestData.Now
        );

        set.Cases.Should().NotBeEmpty("the other cases are made all the same");
        set.Findings.Where(found => found.Id == "RH4013")
            .Select(found => (found.Severity, found.Message))
            .Should()
            .Equal(isNobodys ? [(Severity.Error, "the spec grants nobody the access pattern `The query`")] : []);
    }

    [TestCase("| | | | Moderator |", "Owner and Moderator can read docs.", "")]
    [TestCase("| `ownerId == uid` | | | Moderator |", "Owner and Moderator can read docs.", "Owner")]
    [TestCase("| | | | Owner |", "Moderator can read docs.", "Moderator")]
    [TestCase("| | | | Moderator |", "Signed-in users can read docs.", "Others")]
    public void Caller_whom_a_sentence_names_and_the_pattern_does_not_is_an_error(
        string cells,
        string sentence,
        string named
    )
    {
        var spec = Spec($"| The query | `notes` {cells}\n")
            .Replace("Owner can read own docs.", sentence, StringComparison.Ordinal);
        var line = spec[..spec.IndexOf(sentence, StringComparison.Ordinal)].Count(sign => sign == '\n') + 1;

        var set = CaseGenerator.Generate(TestData.Model(spec), new FixtureOptions(), TestData.Now);

        var callers = named.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        set.Findings.Where(found => found.Id == "RH4016")
            .Select(found => found.Message)
            .Should()
            .Equal(
                callers.Select(caller =>
                    $"{caller} can run the access pattern `The query` by the sentence in line {line}, "
                    + "and its column `As` does not name them"
                )
            );
    }

    [TestCase("`notes/{noteId}.text == \"open\"`")]
    [TestCase("`notes/{noteId} exists`")]
    [TestCase("`notes/{noteId}.ownerId == uid and notes/{noteId}.text != \"closed\"`")]
    public void Pattern_of_a_sub_collection_runs_below_a_document_that_the_sentence_wants(string condition)
    {
        var spec = Spec("| The query | `notes/{noteId}/replies` | | | | |\n")
            .Replace(
                "\n## Schema Definitions",
                "| `notes/{noteId}/replies` | Replies | auto-generated |\n\n## Schema Definitions",
                StringComparison.Ordinal
            )
            .Replace(
                "## Access Patterns",
                "### `notes/{noteId}/replies`\n\n| Field | Type | Required |\n|---|---|---|\n| `said` | string | yes |\n\n"
                    + "## Access Patterns",
                StringComparison.Ordinal
            );
        spec += $"- **notes/{{noteId}}/replies:** Signed-in users can read docs where {condition}.\n";

        var set = CaseGenerator.Generate(TestData.Model(spec), new FixtureOptions(), TestData.Now);

        set.Findings.Should().BeEmpty();
        set.Cases.Should()
            .Contain(one => one.Kind == CaseKind.AccessPattern && one.IsAllowed && one.Title.Contains("The query"));
    }

    private static string Spec(string row) =>
        Notes.Spec.Replace("## Security Rules", $"{Heading}{row}\n## Security Rules", StringComparison.Ordinal);
}
