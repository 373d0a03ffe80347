using System.CommandLine;

namespace RulesHarness.Cli.Commands;

/// <summary>The formats of a report.</summary>
internal enum ReportFormat
{
    Text,
    Json,
}

/// <summary>Options that several commands take, and where a report goes.</summary>
internal static class CommonOptions
{
    public static Option<DirectoryInfo> Project() =>
        new("--project")
        {
            Description = "The folder of the project.",
            DefaultValueFactory = _ => new DirectoryInfo("."),
            HelpName = "DIR",
        };

    public static Option<string[]> Spec() =>
        new("--spec")
        {
            Description = "A spec file. Can be given several times. Default: spec/*.md.",
            HelpName = "FILE",
            DefaultValueFactory = _ => [],
        };

    public static Option<string?> Database() =>
        new("--database")
        {
            Description = "The database of firebase.json that is meant. Default: (default), or the first.",
            HelpName = "ID",
        };

    public static Option<string?> Rules() =>
        File("--rules", "The rules file. Default: as in firebase.json, or rules/firestore.rules.");

    public static Option<int> Seed() =>
        new("--seed")
        {
            Description = "The seed of the generated data.",
            DefaultValueFactory = _ => 1,
            HelpName = "N",
        };

    public static Option<bool> Strict() => new("--strict") { Description = "Fails on warnings too." };

    public static Option<string?> File(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE" };

    /// <summary>A file that the command writes: <see cref="OutputFiles"/> finds it.</summary>
    public static Option<string?> OutputFile(string name, string description) =>
        new OutputOption(name) { Description = description, HelpName = "FILE" };

    /// <summary>A path as the user gives it, relative to the working directory, whatever the project is.</summary>
    public static string? Full(string? path) => path is null ? null : Path.GetFullPath(path);

    /// <summary>Paths as the user gives them.</summary>
    public static IReadOnlyList<string> Full(IEnumerable<string> paths) => [.. paths.Select(Path.GetFullPath)];

    public static Option<ReportFormat> Format()
    {
        var option = new Option<ReportFormat>("--format")
        {
            Description = "The format of the report: text, or json for scripts. Default: text.",
            HelpName = "text|json",
        };
        option.AcceptOnlyFromAmong("text", "json");
        return option;
    }

    public static Option<T> Engine<T>(string description, params string[] names)
        where T : struct, Enum
    {
        var option = new Option<T>("--engine") { Description = description, HelpName = string.Join('|', names) };
        option.AcceptOnlyFromAmong(names);
        return option;
    }

    public static Option<string?> Jar() =>
        File("--emulator-jar", "The Firestore emulator's jar. Default: the detected one.");

    public static Option<string?> Output() =>
        OutputFile("--output", "Writes the report to this file instead of to standard output.");

    public static Option<string?> Recorded() =>
        File("--recorded", "A recording of hand-written tests, whose requests are decided again. No spec is needed.");

    /// <summary>Gives a command its options, in the order of its help.</summary>
    public static void Add(Command command, params Option[] options)
    {
        foreach (var option in options)
        {
            command.Add(option);
        }
    }

    /// <summary>Rejects options that mean nothing beside another one.</summary>
    public static void Exclude(Command command, Option<string?> given, params Option[] others) =>
        command.Validators.Add(result =>
        {
            var excluded = others.Where(other => result.GetResult(other) is { Implicit: false });
            foreach (var other in result.GetValue(given) is null ? [] : excluded)
            {
                result.AddError($"`{other.Name}` can't be used with `{given.Name}`");
            }
        });

    /// <summary>Writes a report to its file, or to standard output.</summary>
    public static async Task WriteAsync(Shell shell, string report, string? output)
    {
        if (output is null)
        {
            await shell.Output.WriteAsync(report);
        }
        else
        {
            await System.IO.File.WriteAllTextAsync(output, report);
        }
    }
}
