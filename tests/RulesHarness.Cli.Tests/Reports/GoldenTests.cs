using System.Globalization;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Reports;

/// <summary>
/// Compares the reports of <see cref="GoldenProduct"/> with golden files. <c>RULESHARNESS_RENEW_GOLDEN=1</c> writes
/// these anew: a run that does so fails, and so does each in CI.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string[] Commands = ["check", "diff"];

    // One run of a command writes them all; each test looks at one.
    private static readonly Dictionary<string, Lazy<Task<IReadOnlyDictionary<string, string>>>> Written =
        Commands.ToDictionary(
            command => command,
            command => new Lazy<Task<IReadOnlyDictionary<string, string>>>(() =>
                GoldenProduct.ReportAsync(command, arguments => Tool.RunAsync(TestEmulator.WithoutJava, arguments))
            )
        );

    private static IEnumerable<TestCaseData> Files =>
        GoldenProduct.Files.Select(file => new TestCaseData(file.Command, file.Format));

    [TestCaseSource(nameof(Files))]
    public async Task Report_is_the_golden_file(string command, string format)
    {
        var report = (await Written[command].Value)[format];
        var path = GoldenProduct.PathOf(command, format);
        if (Environment.GetEnvironmentVariable("RULESHARNESS_RENEW_GOLDEN") == "1")
        {
            Renew(path, report);
        }

        (File.Exists(path) ? await File.ReadAllTextAsync(path) : "")
            .Should()
            .Be(report, "{0} is up to date; RULESHARNESS_RENEW_GOLDEN=1 writes it anew", path);
    }

    [TestCaseSource(nameof(Commands))]
    public async Task Reports_are_the_same_in_any_culture(string command)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "−";
        culture.NumberFormat.PositiveSign = "＋";
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.TimeSeparator = ".";

        // Of this test's flow only.
        CultureInfo.CurrentCulture = culture;
        var reports = await GoldenProduct.ReportAsync(
            command,
            arguments => Tool.RunAsync(TestEmulator.WithoutJava, arguments)
        );

        reports.Should().Equal(await Written[command].Value);
    }

    [TestCase("check", "Asia/Kolkata", "tr_TR.UTF-8")]
    [TestCase("check", "America/St_Johns", "ar_SA.UTF-8")]
    [TestCase("diff", "Pacific/Kiritimati", "fa_IR.UTF-8")]
    public async Task Reports_are_the_same_in_any_time_zone_and_language(string command, string zone, string language)
    {
        // The tool itself has no cultures, but the libraries run in the processes of users' tests too.
        var environment = TestEmulator
            .WithoutJava.With("TZ", zone)
            .With("LC_ALL", language)
            .With("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0");

        var reports = await GoldenProduct.ReportAsync(
            command,
            arguments => Tool.RunProcessAsync(environment, arguments)
        );

        reports.Should().Equal(await Written[command].Value);
    }

    private static void Renew(string path, string report)
    {
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            Assert.Fail("golden files are not renewed in CI: remove RULESHARNESS_RENEW_GOLDEN");
        }
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, report);
        Assert.Fail($"{path} is renewed: read the change, and run the tests without RULESHARNESS_RENEW_GOLDEN");
    }
}
