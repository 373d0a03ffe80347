using RulesHarness.Emulator;

namespace RulesHarness.Cli.Commands;

/// <summary>The streams and variables of a run of the tool. Tests give it their own, and start no process.</summary>
internal sealed record Shell(TextReader Input, TextWriter Output, TextWriter Error, EmulatorEnvironment Environment)
{
    /// <summary>Returns true if somebody can be asked on <see cref="Input"/>.</summary>
    public bool IsInputTerminal { get; init; }

    /// <summary>Returns true if <see cref="Output"/> is a terminal, which shows colours and has a width.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>The stream of text for people: <see cref="Output"/>, unless a quiet run keeps it back.</summary>
    public TextWriter Text { get; init; } = Output;

    /// <summary>Returns true if text is written without colours.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Returns true if <see cref="Error"/> is a terminal, which shows progress.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>The streams and the variables of this process.</summary>
    public static Shell OfProcess() =>
        new(Console.In, Console.Out, Console.Error, EmulatorEnvironment.FromProcess())
        {
            IsInputTerminal = !Console.IsInputRedirected,
            IsOutputTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
        };
}
