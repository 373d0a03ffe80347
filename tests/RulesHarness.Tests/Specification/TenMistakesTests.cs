using RulesHarness.Checking;

namespace RulesHarness.Tests.Specification;

/// <summary>A spec with many mistakes: all are told at once, and nothing is run on what could be read of it.</summary>
public sealed class TenMistakesTests
{
    private const string Path = "Specification/Data/ten-mistakes.md";

    private static readonly string[] Expected =
    [
        "12:24 RH1012",
        "13:3 RH1011",
        "21:12 RH1022",
        "22:17 RH1023",
        "28:31 RH1026",
        "33:34 RH1031",
        "39:33 RH1041",
        "40:34 RH1044",
        "46:15 RH1052",
        "47:5 RH1051",
    ];

    [Test]
    public void Spec_with_ten_mistakes_has_ten_findings_in_one_run() =>
        TestData
            .Read(TestData.Text(Path))
            .Diagnostics.Select(found => $"{found.Line}:{found.Column} {found.Id}")
            .Should()
            .Equal(Expected);

    [Test]
    public void Spec_with_ten_mistakes_is_not_usable() =>
        TestData.Read(TestData.Text(Path)).IsUsable.Should().BeFalse();

    [Test]
    public async Task Check_of_a_spec_with_ten_mistakes_tells_all_and_runs_no_case()
    {
        var folder = TestContext.CurrentContext.TestDirectory;
        var options = new CheckOptions
        {
            Project = folder,
            Specs = [Path],
            Rules = "Sample/firestore.rules",
            Engine = EngineChoice.Embedded,
        };

        var report = await Checker.RunAsync(options, TimeProvider.System);

        report.Outcome.Should().Be(Outcome.UnusableInput);
        report.Verdicts.Should().BeEmpty();
        report.Plan.Cases.Should().BeNull();
        report.Diagnostics.Select(found => $"{found.Line}:{found.Column} {found.Id}").Should().Equal(Expected);
        report.Diagnostics.Should().OnlyContain(found => found.File == Path);
    }
}
