using RulesHarness.Diagnostics;

namespace RulesHarness.Tests.Tracing;

/// <summary>
/// Tests what is said of a write that is denied because the condition on a field can't be evaluated without the field.
/// </summary>
public sealed class MissingFieldDenialTests
{
    private const string IsText = "request.resource.data.get('text', 0) is string";

    [TestCase("request.resource.data.text is string", Severity.Info, TestName = "{m}(the condition on the field)")]
    [TestCase(
        "request.resource.data.text.matches('.*') && request.resource.data.text is string",
        Severity.Info,
        TestName = "{m}(a pattern)"
    )]
    [TestCase("request.resource.data.text.size() >= 0", Severity.Warning, TestName = "{m}(a value of another type)")]
    public async Task Required_field_that_is_missing_is_denied_as_a_matter_of_course(
        string condition,
        Severity severity
    )
    {
        var report = await Notes.CheckEmbeddedAsync(
            Notes.Matches.Replace(IsText, $"({condition})", StringComparison.Ordinal)
        );

        report
            .Diagnostics.Where(found => found.Id == "RH7011")
            .Select(found => found.Severity)
            .Should()
            .Contain(severity)
            .And.OnlyContain(each => each >= severity);
    }

    private const string Limited = "request.auth != null && request.query.limit <= 50";

    [TestCase(Limited)]
    [TestCase("request.auth != null && 50 >= request.query.limit")]
    public async Task Limit_that_a_query_lacks_is_denied_as_a_matter_of_course(string condition)
    {
        var report = await Notes.CheckEmbeddedAsync(
            $"{Notes.Matches.Replace("allow read:", "allow get:", StringComparison.Ordinal)}\n"
                + $"match /notes/{{id}} {{ allow list: if {condition}; }}",
            Notes.Spec.Replace(
                "Owner can read own docs.",
                "Owner can get own docs.\n  - Signed-in users can list docs where `query.limit <= 50`.",
                StringComparison.Ordinal
            )
        );

        var found = report.Diagnostics.Where(each => each.Id == "RH7011" && each.Message.Contains("query.limit"));
        found.Should().ContainSingle().Which.Severity.Should().Be(Severity.Info);
        found.Single().Help.Should().Contain("`value != null`");
    }

    [TestCase("request.resource.data.at is map && request.resource.data.at.country is string", Severity.Info, "exists")]
    [TestCase(
        "request.resource.data.at is map && request.resource.data.at.country.size() < 9",
        Severity.Warning,
        "is string"
    )]
    [TestCase("request.resource.data.at.country is string", Severity.Warning, "is map")]
    public async Task Name_of_a_map_that_is_missing_is_denied_as_a_matter_of_course(
        string test,
        Severity severity,
        string help
    )
    {
        var report = await Notes.CheckEmbeddedAsync(
            Notes
                .Matches.Replace(IsText, test, StringComparison.Ordinal)
                .Replace("['ownerId', 'text']", "['ownerId', 'text', 'at']", StringComparison.Ordinal),
            Notes.Spec.Replace(
                "| `text` |",
                "| `at` | { country: string } | yes | | |\n| `text` |",
                StringComparison.Ordinal
            )
        );

        report
            .Diagnostics.Where(found => found.Id == "RH7011" && found.Message.Contains("resource.data.at"))
            .Should()
            .Contain(
                found => found.Severity == severity && found.Help.Contains(help),
                string.Join('\n', report.Found())
            );
    }

    [TestCase("allow write: if request.auth != null && request.resource.data.ownerId == request.auth.uid;", "delete")]
    [TestCase("allow write: if request.auth != null && resource.data.ownerId == request.auth.uid;", "create")]
    public async Task Document_that_a_write_does_not_have_is_denied_as_a_matter_of_course(string allow, string denied)
    {
        var report = await Notes.CheckEmbeddedAsync(
            $"match /notes/{{id}} {{ {allow} }}",
            Notes.Spec.Replace("Owner and Moderator can delete", "Nobody can delete", StringComparison.Ordinal)
        );

        report
            .Diagnostics.Where(found => found.Id == "RH7011" && found.Details?.Contains($"/{denied}/") == true)
            .Should()
            .Contain(found => found.Message.Contains("Null value error"))
            .And.OnlyContain(found => found.Severity == Severity.Info, string.Join('\n', report.Found()));
    }
}
