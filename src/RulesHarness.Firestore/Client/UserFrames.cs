namespace RulesHarness.Firestore.Client;

/// <summary>
/// Leaves the frames of this library and of what it calls out of a stack trace, so that the test's own line is on top.
/// </summary>
public static class UserFrames
{
    private static readonly string[] Left =
    [
        "at RulesHarness.Firestore.Client.",
        "at RulesHarness.NUnit.Assertions.",
        "at RulesHarness.Testing.",
        "at RulesHarness.Embedded.",
        "at FluentAssertions.",
        "at Grpc.",
        "at System.Runtime.",
        "at System.Threading.",
        "--- End of stack trace",
    ];

    /// <summary>The frames that are left; all of them where none would be.</summary>
    public static string? Of(string? stackTrace)
    {
        var lines = stackTrace?.Split('\n') ?? [];
        var kept = lines.Where(line => !IsLeft(line)).ToList();
        return kept.Count == 0 ? stackTrace : string.Join('\n', kept);
    }

    private static bool IsLeft(string line) =>
        Left.Any(start => line.TrimStart().StartsWith(start, StringComparison.Ordinal));
}
