using System.Text.Json;
using System.Text.RegularExpressions;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Tests the migration of old data from the command line.</summary>
public sealed class MigrateTests
{
    private const string Accounts = """
        number,uid,mail,nick,portrait,about,lang,blocked,registered,password,notes
        1,anna,Anna@Example.com,Anna,,,de_DE,0,1700000000,x,
        2,ben,ben@example.com,,,,en_US,1,1700000000,x,
        """;

    private const string Articles = """
        number;author;state;headline;address;text;labels;minutes;hearts;replies;posted_at;ip
        1;1;1;One;one;Text;art, music;3;5;0;2020-07-01 12:00:00;x
        2;2;0;Two;two;Text;;3;0;0;;x
        3;;0;Left out;three;Text;;3;0;0;;x
        """;

    [Test]
    public async Task Migration_of_good_data_holds_and_writes_the_documents()
    {
        var project = WithData(Accounts, Articles);
        var documents = Path.Combine(project.Folder, "documents.jsonl");
        var run = await Run(project, "--write", documents, "--at", "2026-01-01T00:00:00Z");

        run.ExitCode.Should().Be(0, run.Output + run.Error);
        run.Output.Should().Contain("6 documents, 0 rejected").And.Contain("1 left out by `where`");
        var lines = await File.ReadAllLinesAsync(documents);
        lines.Should().HaveCount(6);
        lines[4]
            .Should()
            .Contain("documents/posts/article-1")
            .And.Contain("\"timestampValue\":\"2020-07-01T10:00:00Z\"");
        (await File.ReadAllTextAsync(Path.Combine(project.Folder, "rejected.jsonl"))).Should().BeEmpty();
    }

    [Test]
    public async Task Migration_with_the_same_time_writes_the_same_bytes()
    {
        var project = WithData(Accounts, Articles);
        var (first, second) = (Path.Combine(project.Folder, "1"), Path.Combine(project.Folder, "2"));
        await Run(project, "--write", first, "--at", "2026-01-01T00:00:00Z");
        await Run(project, "--write", second, "--at", "2026-01-01T00:00:00Z");
        (await File.ReadAllBytesAsync(first)).Should().Equal(await File.ReadAllBytesAsync(second));
    }

    [Test]
    public async Task Rejected_row_fails_the_migration_and_is_written_with_its_reasons()
    {
        var project = WithData(Accounts, Articles.Replace(";3;5;", ";0;5;", StringComparison.Ordinal));
        var rejected = Path.Combine(project.Folder, "rejected.jsonl");
        var run = await Run(project, "--rejected", rejected, "--format", "json");

        run.ExitCode.Should().Be(1);
        using var report = JsonDocument.Parse(run.Output);
        report.RootElement.GetProperty("rejected").GetInt64().Should().Be(1);
        var finding = report.RootElement.GetProperty("diagnostics").EnumerateArray().Single();
        finding.GetProperty("id").GetString().Should().Be("RH8022");
        using var row = JsonDocument.Parse((await File.ReadAllLinesAsync(rejected)).Single());
        row.RootElement.GetProperty("line").GetInt64().Should().Be(2);
        row.RootElement.GetProperty("reasons")[0].GetProperty("specLine").GetInt32().Should().BePositive();
    }

    [TestCase("", 2, "RH8001")]
    [TestCase("--into emulator", 2, "RH8053")]
    [TestCase("--at yesterday", 2, "RH6010")]
    [TestCase("--into production", 2, "RH6010")]
    [TestCase("--check --write documents.jsonl", 2, "--check writes nothing")]
    public async Task Migration_that_cannot_run_says_why(string arguments, int exitCode, string expected)
    {
        var run = await Run(SampleProject.Copy(), arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        run.HasNoStackTrace();
        run.ExitCode.Should().Be(exitCode);
        (run.Output + run.Error).Should().Contain(expected);
    }

    [Test]
    public async Task Spec_without_old_data_is_an_error()
    {
        var project = SampleProject.Copy();
        project.Edit("spec/database.md", "| Source | File | Format | Where |", "| Name | Path | Kind | Where |");
        var run = await Run(project);
        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain("RH8051");
    }

    [TestCase(
        "| `articles.minutes` | `posts.readingMinutes` | |\n",
        "",
        "| | `users.updatedAt`, `posts.updatedAt`",
        "error RH1109: the required field `readingMinutes` of `posts` gets no value from the source `articles`",
        null,
        TestName = "{m}(forgets a required field)"
    )]
    [TestCase(
        "1 is published",
        "1 is publicised",
        "1 is publicised",
        "error RH8013: the transform makes `\"publicised\"`, which `posts.status` can't be",
        null,
        TestName = "{m}(maps an enum wrongly)"
    )]
    [TestCase(
        "| Looked up in `accounts` by `number`, giving `uid` |",
        "| |",
        "| `articles.author`",
        "error RH8026: `posts.authorId` refers to a document of `users` that the migration does not make",
        "fixtures/legacy/articles.csv, lines 2 (\"1\"), 3 (\"2\")",
        TestName = "{m}(breaks a relationship)"
    )]
    [TestCase(
        "Split at commas, the first five",
        "Split at spaces",
        "| `articles.labels`",
        "error RH8022: `posts.tags` has more than 5 items",
        "fixtures/legacy/articles.csv, line 2 (",
        TestName = "{m}(makes a list too long)"
    )]
    public async Task Wrong_mapping_fails_both_the_check_and_the_migration_at_its_line(
        string old,
        string wrong,
        string row,
        string expected,
        string? rows
    )
    {
        var project = WithData(Accounts, Articles.Replace("art, music", "a b c d e f", StringComparison.Ordinal));
        project.Edit("spec/database.md", old, wrong);
        await FailsBothAsync(project, row, expected, rows);
    }

    [TestCase(
        "isSlug(post.slug, 1, 80)",
        "isSlug(post.slug, 4, 80)",
        "Owner can update own docs, only `title`",
        "error RH8031: the rules do not let an owner update a migrated document of `posts`",
        "posts/article-1 (articles, line 2)"
    )]
    [TestCase(
        "|| isUser(stored('authorId'))\n        || isCoAuthor()",
        "|| isUser(stored('slug'))\n        || isCoAuthor()",
        "Owner can read own docs.",
        "error RH8030: the rules do not let an owner read a migrated document of `posts`",
        "posts/article-2 (articles, line 3)"
    )]
    public async Task Document_that_its_owner_could_not_use_fails_both_the_check_and_the_migration_at_the_sentence(
        string old,
        string wrong,
        string sentence,
        string expected,
        string rows
    )
    {
        var project = WithData(Accounts, Articles);
        project.Edit("rules/firestore.rules", old, wrong);
        await FailsBothAsync(project, sentence, expected, rows);
    }

    /// <summary>Both print the finding with the line of the spec, and with the first rows that show it.</summary>
    private static async Task FailsBothAsync(SampleProject project, string line, string expected, string? rows)
    {
        var spec = await File.ReadAllLinesAsync(Path.Combine(project.Folder, "spec", "database.md"));
        var number = Array.FindIndex(spec, text => text.Contains(line, StringComparison.Ordinal)) + 1;
        ToolRun[] runs =
        [
            await Run(project),
            await Tool.RunAsync("check", "--project", project.Folder, "--engine", "embedded"),
        ];
        foreach (var run in runs)
        {
            run.ExitCode.Should().BeOneOf([1, 2], run.Output);
            run.Output.Should().ContainAll(expected, rows ?? expected);
            run.Output.Should().MatchRegex($@"spec/database\.md\({number},\d+\): {Regex.Escape(expected[..12])}");
        }
    }

    [Test]
    public async Task Check_runs_the_migration_if_the_data_is_there_and_says_so_if_not()
    {
        var without = await Tool.RunAsync("check", "--project", SampleProject.Copy().Folder, "--engine", "embedded");
        without.ExitCode.Should().Be(0, without.Output);
        without.Output.Should().Contain("info RH8050");
        var with = await Tool.RunAsync(
            "check",
            "--project",
            WithData(Accounts, Articles).Folder,
            "--engine",
            "embedded"
        );
        with.ExitCode.Should().Be(0, with.Output);
        with.Output.Should().NotContain("RH8050");
    }

    private static Task<ToolRun> Run(SampleProject project, params string[] arguments) =>
        Tool.RunAsync(TestEmulator.WithoutJava, ["migrate", "--project", project.Folder, .. arguments]);

    private static SampleProject WithData(string accounts, string articles)
    {
        var project = SampleProject.Copy();
        var folder = Directory.CreateDirectory(Path.Combine(project.Folder, "fixtures", "legacy")).FullName;
        File.WriteAllText(Path.Combine(folder, "accounts.csv"), accounts);
        File.WriteAllText(Path.Combine(folder, "articles.csv"), articles);
        return project;
    }
}
