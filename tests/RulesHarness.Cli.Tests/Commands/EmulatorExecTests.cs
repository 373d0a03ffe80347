using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

public sealed class EmulatorExecTests
{
    private const string KillTheEmulator =
        "for id in $(cat /proc/$PPID/task/*/children); do [ $id = $$ ] || kill -KILL $id; done";

    private static string Program => Path.Combine(AppContext.BaseDirectory, "RulesHarness.Cli.dll");

    [Test]
    public async Task Program_finds_the_emulator()
    {
        var run = await ExecAsync("--heap", "300", "--", Environment.ProcessPath!, "exec", Program, "emulator", "info");

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().MatchRegex(@"found +Running: http://127\.0\.0\.1:\d+/");
    }

    [Test]
    public async Task Exit_code_is_the_programs()
    {
        var run = await RunningAsync("--", "sh", "-c", "exit 7");

        run.ExitCode.Should().Be(7, run.Error);
    }

    [Test]
    [Platform("Linux", Reason = "reads the process's children from /proc")]
    public async Task Emulator_that_dies_is_no_result()
    {
        var run = await ExecAsync("--", "sh", "-c", KillTheEmulator);

        run.ExitCode.Should().Be(3);
        run.HasNoStackTrace().Error.Should().MatchRegex("error RH300[89]: ");
    }

    [Test]
    public async Task Program_that_can_not_be_started_is_named()
    {
        var run = await RunningAsync("--", "no-such-program");

        run.ExitCode.Should().Be(2);
        run.HasNoStackTrace().Error.Should().StartWith("error RH6010: the program `no-such-program` can't be started");
    }

    [TestCase("emulator exec", "no program is named: write it after `--`")]
    [TestCase("emulator exec --heap 100 -- true", "`--heap 100` is too small for the emulator: write 256 or more")]
    public async Task Arguments_that_can_not_be_used_are_named(string arguments, string told)
    {
        var run = await Tool.RunAsync(arguments.Split(' '));

        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith("error RH6010: ").And.Contain(told);
    }

    private static Task<ToolRun> ExecAsync(params string[] arguments) =>
        Tool.RunProcessAsync(TestEmulator.Own.Environment, ["emulator", "exec", .. arguments]);

    /// <summary>Beside the emulator that tests share.</summary>
    private static Task<ToolRun> RunningAsync(params string[] arguments) =>
        Tool.RunAsync(TestEmulator.RunningEnvironment, ["emulator", "exec", .. arguments]);
}
