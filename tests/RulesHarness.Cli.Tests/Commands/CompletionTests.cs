using System.Runtime.Versioning;
using RulesHarness.Cli.Tests.Recipes;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Completion in shells.</summary>
public sealed class CompletionTests
{
    [TestCase("rulesharness ch", "check")]
    [TestCase("rulesharness check --eng", "--engine")]
    [TestCase("rulesharness check --engine e", "embedded", "emulator")]
    [TestCase("rulesharness diff --fail-on ", "any", "none", "widened")]
    [TestCase("rulesharness emulator i", "info", "install")]
    [TestCase("rulesharness completion ", "bash", "fish", "pwsh", "zsh")]
    [TestCase("rulesharness nonsense --qu", "--quiet")]
    public async Task Words_that_may_stand_at_the_end_are_printed(string line, params string[] words)
    {
        var run = await Tool.RunAsync($"[suggest:{line.Length}]", line);

        run.ExitCode.Should().Be(0);
        var found = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        found.Should().Contain(words);
        found.Should().NotContain(word => word.StartsWith('/') || word == "-?");
    }

    [TestCase("bash", "complete ")]
    [TestCase("zsh", "compdef ")]
    [TestCase("fish", "complete -c rulesharness")]
    [TestCase("pwsh", "Register-ArgumentCompleter")]
    public async Task Script_of_each_shell_is_printed(string shell, string part)
    {
        var run = await Tool.RunAsync("completion", shell);

        (run.ExitCode, run.Error).Should().Be((0, ""));
        run.Output.Should().Contain(part).And.EndWith("\n");
    }

    [TestCase("rulesharness ch", "check")]
    [TestCase("rulesharness check --wri", "--write-baseline")]
    [TestCase("rulesharness check --engine em", "embedded emulator", "em")]
    [Platform(Exclude = "Win", Reason = "completes in bash")]
    [UnsupportedOSPlatform("windows")]
    public async Task Bash_completes_a_line(string line, string words, string? prefix = null)
    {
        var repository = new Repository();
        await repository.RunAsync(Repository.Install);

        // What bash itself does when the user presses Tab: it calls the registered function with these variables.
        var run = await repository.RunAsync(
            $$"""
            eval "$(rulesharness completion bash)"
            [[ $(complete -p rulesharness) =~ -F\ ([^ ]+) ]]
            COMP_LINE='{{line}}' COMP_POINT=${#COMP_LINE} COMP_WORDS=({{line}}) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            ${BASH_REMATCH[1]} rulesharness
            printf '%s\n' "${COMPREPLY[@]}"
            """
        );

        run.ExitCode.Should().Be(0, run.Output + run.Error);
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Should()
            .BeEquivalentTo(words.Split(' ').Where(word => word.StartsWith(prefix ?? "", StringComparison.Ordinal)));
    }
}
