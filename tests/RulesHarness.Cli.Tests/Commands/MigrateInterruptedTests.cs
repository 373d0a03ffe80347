using System.Diagnostics;
using System.Text.Json;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>A migration that Ctrl-C ends in the middle.</summary>
[Platform(Exclude = "Win", Reason = "Windows has no signals")]
public sealed class MigrateInterruptedTests
{
    /// <summary>So many that they take seconds, of which the signal comes in the first.</summary>
    private const int Many = 1_200_000;

    private const string Rejected = "rejected.jsonl";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Test]
    public async Task Interrupted_migration_reports_what_it_did_leaves_whole_lines_and_can_be_run_again()
    {
        var project = SampleProject.Copy();
        WriteData(project, Many);
        var outputs = Directory.CreateDirectory(Path.Combine(project.Folder, "out")).FullName;
        var report = Path.Combine(project.Folder, "report.json");
        var documents = Path.Combine(outputs, "documents.jsonl");
        string[] arguments = ["migrate", "--project", project.Folder, "--write", documents];
        using var process = Tool.Start(
            TestEmulator.WithoutJava,
            [.. arguments, "--format", "json", "--output", report]
        );
        WaitForRejectedRows(outputs);
        await InterruptAsync(process);
        var run = await Tool.EndAsync(process);

        run.HasNoStackTrace();
        run.ExitCode.Should().Be(3, run.Output + run.Error);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        json.RootElement.GetProperty("holds").GetBoolean().Should().BeFalse();
        Ids(json).Should().Contain("RH8090");
        var rejected = json.RootElement.GetProperty("rejected").GetInt64();
        rejected.Should().BeInRange(1, Many / 2 - 1);
        Directory.GetFiles(outputs).Select(Path.GetFileName).Should().Equal(Rejected);
        var text = await File.ReadAllTextAsync(Path.Combine(outputs, Rejected));
        text.Should().EndWith("}\n");
        text.Count(sign => sign == '\n').Should().Be((int)rejected);

        WriteData(project, 10);
        var again = await Tool.RunAsync(TestEmulator.WithoutJava, arguments);
        again.ExitCode.Should().Be(1, "each second row is rejected");
        (await File.ReadAllLinesAsync(documents)).Should().HaveCount(7, "two documents are of one account");
        (await File.ReadAllLinesAsync(Path.Combine(outputs, Rejected))).Should().HaveCount(5);
    }

    private static IEnumerable<string?> Ids(JsonDocument report) =>
        report.RootElement.GetProperty("diagnostics").EnumerateArray().Select(one => one.GetProperty("id").GetString());

    /// <summary>An account, and articles of which each second one has no reading time.</summary>
    private static void WriteData(SampleProject project, int articles)
    {
        var folder = Directory.CreateDirectory(Path.Combine(project.Folder, "fixtures", "legacy")).FullName;
        File.WriteAllText(
            Path.Combine(folder, "accounts.csv"),
            """
            number,uid,mail,nick,portrait,about,lang,blocked,registered,password,notes
            1,anna,Anna@Example.com,Anna,,,de_DE,0,1700000000,x,

            """
        );
        using var file = File.CreateText(Path.Combine(folder, "articles.csv"));
        file.WriteLine("number;author;state;headline;address;text;labels;minutes;hearts;replies;posted_at;ip");
        for (var number = 1; number <= articles; number++)
        {
            file.WriteLine($"{number};1;0;Title;title-{number};Text;;{3 * (number % 2)};0;0;;x");
        }
    }

    /// <summary>Waits until rows were rejected: documents are written then as well.</summary>
    private static void WaitForRejectedRows(string folder)
    {
        using var watcher = new FileSystemWatcher(folder, Rejected);
        while (!Directory.EnumerateFiles(folder, Rejected).Any(file => new FileInfo(file).Length > 0))
        {
            watcher.WaitForChanged(WatcherChangeTypes.All, Limit).TimedOut.Should().BeFalse();
        }
    }

    private static async Task InterruptAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }
}
