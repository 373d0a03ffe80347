using RulesHarness.Checking;

namespace RulesHarness.Reporting;

/// <summary>A review of rules files as the JSON that <c>rulesharness compile --format json</c> prints.</summary>
internal static class CompileJson
{
    /// <summary>One JSON document, ending with a line break.</summary>
    public static string Write(RulesReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return JsonReport.Write(json =>
        {
            json.Object(
                "files",
                review.Files,
                (inner, file) =>
                {
                    inner.WriteString("file", file.File);
                    inner.WriteBoolean("accepted", file.IsAccepted);
                    inner.Diagnostics(file.Diagnostics);
                }
            );
            json.Diagnostics(review.Diagnostics);
        });
    }
}
