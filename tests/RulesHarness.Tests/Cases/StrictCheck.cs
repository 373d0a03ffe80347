using RulesHarness.Checking;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// Strict checks of match blocks on the embedded engine, one after the other, against one spec. Its cases are made once.
/// </summary>
internal sealed class StrictCheck : IAsyncDisposable
{
    private readonly string _folder;
    private readonly RepeatedCheck _check;

    private StrictCheck(string folder)
    {
        _folder = folder;
        _check = new RepeatedCheck(
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

    public static async Task<StrictCheck> OfAsync(string spec)
    {
        var folder = TestFolder.New();
        await File.WriteAllTextAsync(Path.Combine(folder, "form.md"), spec);
        return new StrictCheck(folder);
    }

    public static async Task<CheckReport> RunAsync(string matches, string spec)
    {
        await using var check = await OfAsync(spec);
        return await check.RunAsync(matches);
    }

    public async Task<CheckReport> RunAsync(string matches)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "firestore.rules"), TestRules.Of(matches).Content);
        return await _check.RunAsync();
    }

    public ValueTask DisposeAsync() => _check.DisposeAsync();
}
