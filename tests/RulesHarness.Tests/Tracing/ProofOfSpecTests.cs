using RulesHarness.Checking;

namespace RulesHarness.Tests.Tracing;

/// <summary>Tests that each part of the spec that no case shows is an error, with the reason.</summary>
public sealed class ProofOfSpecTests
{
    private const string Last = "  - Owner and Moderator can delete docs.\n";
    private const string Roles = "| Moderator | `token.moderator == true` |\n";

    [TestCase(
        "Owner can update docs where `text == \"a\" and text == \"b\" and text == \"c\"`.",
        "RH7020 notes.md(36,5) no case could be made to show that Owner can update `notes`",
        "because RulesHarness could not make a document of `notes` for which `text == \"a\" and text == \"b\" and text == \"c\"`"
    )]
    [TestCase(
        "Signed-in users can update docs together with an update of `notes/{uid}` where `new.text == \"b\" and new.text == \"c\"`.",
        "RH7020 notes.md(36,5) no case could be made to show that Signed-in users can update `notes`",
        "because RulesHarness could not make a batch for which `new.notes/{uid}.text == \"b\"` holds beside the rest"
    )]
    [TestCase(
        "Robot can update docs.",
        "RH7020 notes.md(37,5) no case could be made to show that Robot can update `notes`",
        "by the sentence `Robot can update docs.`"
    )]
    public async Task Sentence_without_a_case_is_an_error_with_the_reason(
        string sentence,
        string finding,
        string reason
    )
    {
        var spec = Notes
            .Spec.Replace(Last, $"{Last}  - {sentence}\n", StringComparison.Ordinal)
            .Replace(
                Roles,
                sentence.StartsWith("Robot", StringComparison.Ordinal)
                    ? $"{Roles}| Robot | `token.kind == \"a\" and token.kind == \"b\"` |\n"
                    : Roles,
                StringComparison.Ordinal
            );

        var report = await Notes.CheckEmbeddedAsync(spec: spec);

        report.Outcome.Should().Be(Outcome.Fails);
        report.Found().First().Should().StartWith(finding).And.Contain(reason, "it comes first");
        report
            .Found()
            .Count(found => found.StartsWith("RH702", StringComparison.Ordinal))
            .Should()
            .Be(1, "one gap is one finding");
    }

    [TestCase(
        "| All notes | `notes` | | `text asc` | 20 | list | |",
        "RH4013",
        "the spec grants nobody the access pattern `All notes`"
    )]
    public async Task Access_pattern_that_nobody_may_run_is_one_error(string row, string id, string message)
    {
        var spec = Notes.Spec.Replace(
            "## Security Rules\n",
            $"## Access Patterns\n\n| Query | Collection | Filters | Sort | Limit | Kind | As |\n|---|---|---|---|---|---|---|\n{row}\n\n## Security Rules\n",
            StringComparison.Ordinal
        );

        var report = await Notes.CheckEmbeddedAsync(spec: spec);

        var line = Array.FindIndex(spec.Split('\n'), text => text == row) + 1;
        report
            .Diagnostics.Where(finding => finding.Line == line)
            .Select(finding => $"{finding.Id} {finding.Message}")
            .Should()
            .Equal($"{id} {message}");
        report.Outcome.Should().Be(Outcome.Fails);
    }
}
