using System.CommandLine;
using RulesHarness.Checking;

namespace RulesHarness.Cli.Commands;

/// <summary>The options of commands that read a project as <c>check</c> does.</summary>
internal sealed class ProjectOptions
{
    private readonly Option<DirectoryInfo> _project = CommonOptions.Project();
    private readonly Option<string?> _rules = CommonOptions.Rules();

    public Option<string[]> Specs { get; } = CommonOptions.Spec();

    public Option<bool> Strict { get; } = CommonOptions.Strict();

    /// <summary>The options that name the project and its files, which are the first of a command's help.</summary>
    public Option[] Files => [_project, Specs, _rules];

    public CheckOptions Of(ParseResult arguments) =>
        new()
        {
            Project = arguments.GetValue(_project)!.ToString(),
            Specs = CommonOptions.Full(arguments.GetValue(Specs)!),
            Rules = CommonOptions.Full(arguments.GetValue(_rules)),
            Strict = arguments.GetValue(Strict),
        };
}
