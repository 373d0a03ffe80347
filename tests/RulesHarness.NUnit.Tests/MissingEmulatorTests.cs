using System.Xml.Linq;

namespace RulesHarness.NUnit.Tests;

/// <summary>A class that runs on both engines, on a machine that has only one.</summary>
public sealed class MissingEmulatorTests
{
    [TestCase(null, null, "Skipped")]
    [TestCase("0", "true", "Skipped")]
    [TestCase("1", null, "Failed")]
    [TestCase(null, "true", "Failed")]
    public async Task Tests_of_the_emulator_have_the_reason_and_those_of_the_embedded_engine_pass(
        string? required,
        string? ci,
        string expected
    )
    {
        var environment = TestEmulator.WithoutJava.With("RULESHARNESS_REQUIRE_EMULATOR", required).With("CI", ci);

        var results = await new NotesProject().RunAsync(environment, "NoteRules");

        ResultOf(results, "GuestReadsNoNote(embedded)").Should().Be("Passed");
        ResultOf(results, "GuestReadsNoNote(emulator)").Should().Be(expected);
        results.Value.Should().Contain("RH3001").And.Contain("`rulesharness emulator install`");
    }

    private static string ResultOf(XElement results, string name) =>
        results
            .Descendants("test-case")
            .Single(test => test.Attribute("name")!.Value == name)
            .Attribute("result")!
            .Value;
}
