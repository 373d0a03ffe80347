using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>The command line itself.</summary>
public sealed class ArgumentTests
{
    [TestCase("", "rulesharness check")]
    [TestCase("check", "rulesharness check --project . --only 'posts/*'")]
    [TestCase("spec", "rulesharness spec --format json")]
    [TestCase("compile", "rulesharness compile rules/firestore.rules --strict")]
    [TestCase("emulator", "rulesharness emulator install")]
    [TestCase("emulator install", "rulesharness emulator install")]
    [TestCase("emulator info", "rulesharness emulator info")]
    public async Task Help_of_every_command_has_an_example(string command, string example)
    {
        var run = await Tool.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        run.Output.Should()
            .Contain("Example")
            .And.Contain(example)
            .And.Contain($"Usage:\n  {$"rulesharness {command}".TrimEnd()} [");
    }

    [Test]
    public async Task Version_is_one_line()
    {
        // As a process: the version is that of the program that was started.
        var run = await Tool.RunProcessAsync(TestEmulator.Environment, "--version");

        run.ExitCode.Should().Be(0);
        run.Output.Should().MatchRegex(@"^\d+\.\d+\.\d+[^\n]*\n$");
    }

    [TestCase("check --nonsense", "--nonsense", "rulesharness check --help")]
    [TestCase("check --seed many", "many", "rulesharness check --help")]
    [TestCase("check --format xml", "xml", "rulesharness check --help")]
    [TestCase("emulator info --nonsense", "--nonsense", "rulesharness emulator info --help")]
    [TestCase("emulator install --from not-an-address", "not-an-address", "rulesharness emulator install --help")]
    [TestCase("emulator install --from file:///etc/hosts", "file:///etc/hosts", "rulesharness emulator install --help")]
    [TestCase("chekc", "chekc", "rulesharness --help")]
    [TestCase("", "ommand", "rulesharness --help")]
    public async Task Argument_that_cannot_be_used_is_named_with_where_to_read_on(
        string line,
        string named,
        string help
    )
    {
        var run = await Tool.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.HasNoStackTrace()
            .Error.Should()
            .Contain("error RH6010")
            .And.Contain(named)
            .And.Contain(help)
            .And.NotContain("RulesHarness.Cli.");
    }
}
