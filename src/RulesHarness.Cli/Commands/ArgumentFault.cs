using System.CommandLine;
using RulesHarness.Diagnostics;

namespace RulesHarness.Cli.Commands;

/// <summary>Describes arguments that can't be used. One mistake is one line, whatever follows from it.</summary>
internal static class ArgumentFault
{
    /// <summary>The words of other tools for what a command does.</summary>
    private static readonly Dictionary<string, string> OtherWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["lint"] = "compile",
        ["validate"] = "check",
        ["verify"] = "check",
        ["test"] = "check",
        ["run"] = "check",
        ["simulate"] = "eval",
        ["compare"] = "diff",
        ["import"] = "migrate",
        ["completions"] = "completion",
    };

    public static string TextOf(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var path = string.Join(' ', PathOf(command));
        var lines = FaultsOf(parsed, command, path).Distinct().Select(fault => $"error RH6010: {fault}");
        return string.Join('\n', lines.Append($"write `{path} --help` for what it takes"));
    }

    private static IEnumerable<string> FaultsOf(ParseResult parsed, Command command, string path)
    {
        var unknown = parsed.UnmatchedTokens;
        var commands = command.Subcommands.Select(each => each.Name).ToList();
        if (unknown.Count == 0)
        {
            return command.Action is null && commands.Count > 0
                ? [$"`{path}` needs a command: {string.Join(", ", commands)}"]
                : parsed.Errors.Select(error => error.Message);
        }
        var (first, shown) = (unknown[0], VisibleText.LineOf(unknown[0]));
        if (commands.Count > 0 && !first.StartsWith('-'))
        {
            return [$"`{shown}` is not a command of `{path}`{Meant(first, commands)}"];
        }
        // What follows an unknown option is its value, or is not understood because of it.
        var messages = commands.Count == 0 ? parsed.Errors.Select(error => error.Message) : [];
        var others = messages.Where(message => !IsOfUnknown(message));
        return others.Prepend($"`{shown}` is not an argument of `{path}`{Suggestion.For(first, OptionsOf(command))}");

        bool IsOfUnknown(string message) => unknown.Any(token => message.Contains($"'{token}'"));
    }

    private static string Meant(string word, List<string> commands) =>
        OtherWords.TryGetValue(word, out var command) && commands.Contains(command) ? $"; did you mean `{command}`?"
        : Suggestion.For(word, commands) is { Length: > 0 } near ? near
        : $": write one of {string.Join(", ", commands)}";

    private static IEnumerable<string> OptionsOf(Command command) =>
        from each in Ancestors(command)
        from option in each.Options
        where each == command || option.Recursive
        select option.Name;

    private static IEnumerable<string> PathOf(Command command) =>
        Ancestors(command).Reverse().Select(each => each.Name);

    private static IEnumerable<Command> Ancestors(Command command)
    {
        for (Symbol? at = command; at is Command named; at = named.Parents.FirstOrDefault())
        {
            yield return named;
        }
    }
}
