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

    [TestCase("lint x", "`lint` is not a command of `rulesharness`; did you mean `compile`?")]
    [TestCase("chekc --strict", "`chekc` is not a command of `rulesharness`; did you mean `check`?")]
    [TestCase("deploy", "`deploy` is not a command of `rulesharness`: write one of check, spec, ")]
    [TestCase("emulator instal now", "`instal` is not a command of `rulesharness emulator`; did you mean `install`?")]
    [TestCase("emulator", "`rulesharness emulator` needs a command: install, info")]
    [TestCase("check --stric 7", "`--stric` is not an argument of `rulesharness check`; did you mean `--strict`?")]
    [TestCase(
        "check --no-colour",
        "`--no-colour` is not an argument of `rulesharness check`; did you mean `--no-color`?"
    )]
    [TestCase("check --watch --quiet", "`--quiet` can't be used with `--watch`")]
    [TestCase("\u001b[31m <b> \u202e", "is not a command of `rulesharness`: write one of")]
    public async Task One_mistake_is_one_error_with_what_was_meant(string line, string message)
    {
        var run = await Tool.RunAsync(line.Split(' '));

        run.ExitCode.Should().Be(2);
        run.Error.Split('\n')
            .Where(one => one.StartsWith("error", StringComparison.Ordinal))
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("error RH6010: ")
            .And.Contain(message);
        run.Error.Should().NotContain("\u001b").And.NotContain("\u202e");
    }

    [Test]
    public async Task Two_mistakes_are_two_errors()
    {
        var run = await Tool.RunAsync("check", "--seed", "many", "--nonsense", "3");

        run.Error.Should().Contain("`--nonsense` is not an argument").And.Contain("'many'");
    }
}
