using RulesHarness.Testing;

namespace RulesHarness.NUnit.Tests.Rules;

/// <summary>
/// Compares what a claim says that does not hold with the approved text of the test, in the folder Failures.
/// </summary>
internal static class ApprovedText
{
    public static async Task CheckAsync(RulesTestEnvironment environment, Func<Task> claim)
    {
        var thrown = (await FluentActions.Awaiting(claim).Should().ThrowAsync<AssertionException>()).Which;
        var name = TestContext.CurrentContext.Test.MethodName!;
        var folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Rules", "Failures");
        var (actual, path) = (thrown.Message.Trim().ReplaceLineEndings("\n"), Path.Combine(folder, $"{name}.txt"));
        var approved = File.Exists(path) ? (await File.ReadAllTextAsync(path)).Trim().ReplaceLineEndings("\n") : null;
        if (approved == actual)
        {
            return;
        }
        // For whoever approves it.
        var received = Path.Combine(
            Directory.CreateDirectory(folder).FullName,
            $"{name}.received.{environment.Engine}"
        );
        await File.WriteAllTextAsync(received, actual + "\n");
        Assert.Fail($"not the approved text; what was said is in {received}:\n{actual}");
    }
}
