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
}
