using RulesHarness.Conformance.Tests.Harness;

namespace RulesHarness.Conformance.Tests;

/// <summary>
/// Expressions, asked of the emulator and of the evaluator. What is right is never written down: it is the emulator's
/// answer of the day.
/// </summary>
public sealed class ExpressionTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    private static IEnumerable<string> Files =>
        Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Files))]
    public async Task Expression_evaluates_as_in_the_emulator(string name)
    {
        var judge = new EmulatorJudge(TestEmulator.Shared, TestEmulator.Connection, TestEmulator.NewProject());
        var file = CaseFile.Read(await File.ReadAllLinesAsync(Path.Combine(Folder, name)), judge.Project);

        var asked = Questions.Asked(file.Cases);

        var result = await new Comparison(judge, file.Documents, TimeProvider.System).RunAsync(asked);

        result.Should().Agree(asked.Count);
    }
}
