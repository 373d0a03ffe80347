using RulesHarness.Checking;

namespace RulesHarness.Tests.Cases;

/// <summary>A strict check of match blocks on the embedded engine.</summary>
internal static class StrictCheck
{
    public static async Task<CheckReport> RunAsync(string matches, string spec)
    {
        var folder = TestFolder.New();
        await File.WriteAllTextAsync(Path.Combine(folder, "form.md"), spec);
        await File.WriteAllTextAsync(Path.Combine(folder, "firestore.rules"), TestRules.Of(matches).Content);
        return await Checker.RunAsync(
            new CheckOptions
            {
                Project = folder,
                Specs = ["form.md"],
                Engine = EngineChoice.Embedded,
                Strict = true,
            },
            TimeProvider.System
        );
    }
}
