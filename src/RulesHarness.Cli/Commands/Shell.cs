using RulesHarness.Emulator;

namespace RulesHarness.Cli.Commands;

/// <summary>The streams and variables of a run of the tool. Tests give it their own, and start no process.</summary>
/// <param name="Input">The standard input.</param>
/// <param name="RawOutput">The standard output, for what writes the codes of a terminal itself.</param>
/// <param name="RawError">The standard error, for what writes the codes of a terminal itself.</param>
/// <param name="Environment">The variables.</param>
internal sealed record Shell(
    TextReader Input,
    TextWriter RawOutput,
    TextWriter RawError,
    EmulatorEnvironment Environment
)
{
    /// <summary>The standard output, on which text of users can't give orders to a terminal.</summary>
    public TextWriter Output { get; } = new VisibleWriter(RawOutput);

    /// <summary>The standard error, in the same way.</summary>
    public TextWriter Error { get; } = new VisibleWriter(RawError);

    /// <summary>Returns true if somebody can be asked on <see cref="Input"/>.</summary>
    public bool IsInputTerminal { get; init; }

    /// <summary>Returns true if <see cref="Output"/> is a terminal, which shows colours and has a width.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>The text for people that a quiet run keeps back; null where it is written at once.</summary>
    public StringWriter? Kept { get; init; }

    /// <summary>The stream of text for people: <see cref="Output"/>, unless a quiet run keeps it back.</summary>
    public TextWriter Text => Kept is { } kept ? new VisibleWriter(kept) : Output;

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
