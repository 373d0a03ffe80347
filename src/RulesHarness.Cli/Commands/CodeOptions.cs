using System.CommandLine;
using RulesHarness.Code.CSharp;
using RulesHarness.Code.Model;

namespace RulesHarness.Cli.Commands;

/// <summary>The option for folders of source code, and the readers that the tool has.</summary>
internal static class CodeOptions
{
    /// <summary>Gets the readers of languages that need a compiler.</summary>
    public static IReadOnlyList<ICodeReader> Readers { get; } = [new CSharpReader()];

    public static Option<string[]> Folders(string description) =>
        new("--code")
        {
            Description = description,
            HelpName = "DIR",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };

    /// <summary>Rejects a folder that does not exist.</summary>
    public static void RequireFolders(Command command, Option<string[]> option) =>
        command.Validators.Add(result =>
        {
            foreach (var folder in (result.GetValue(option) ?? []).Where(folder => !Path.Exists(folder)))
            {
                result.AddError($"there is no folder `{folder}`");
            }
        });
}
