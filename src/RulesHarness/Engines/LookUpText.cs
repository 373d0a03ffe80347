using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Engines;

/// <summary>Says which document a condition could not read, and why.</summary>
internal static class LookUpText
{
    /// <summary>A text such as <c>`users/bob` does not exist</c>.</summary>
    public static string Of(FailedLookUp failed)
    {
        if (failed.DocumentPath is not { } path)
        {
            return $"`{PathOf(failed)}` is not the path of a document";
        }

        return failed.Problem switch
        {
            LookUpProblem.Missing => $"`{path}` does not exist",
            LookUpProblem.Limit => $"`{path}` was not read, because a request may look up ten documents",
            LookUpProblem.NotDocument => $"`{PathOf(failed)}` is in another database",
            _ => $"`{path}` could not be read",
        };
    }

    /// <summary>The same, and the emulator's own words after it.</summary>
    public static string WithOriginal(FailedLookUp failed) =>
        $"{Of(failed)} (Service call error. Function: [{failed.Function}], Argument: [{PathOf(failed)}])";

    private static string PathOf(FailedLookUp failed) => "/" + string.Join('/', failed.Segments);
}
