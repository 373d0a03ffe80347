using RulesHarness.Language.Evaluation;

namespace RulesHarness.Engines;

/// <summary>
/// The answer of an engine to a request: <c>IsAllowed</c> is null if it neither allowed nor denied it, and then
/// <c>Message</c> says why. For an allowed query, <c>Documents</c> are the returned paths, in order, and
/// <c>Aggregate</c> is the value.
/// </summary>
internal sealed record EngineResponse(bool? IsAllowed, string Message)
{
    /// <summary>No answer came at all, or one that a living emulator does not give.</summary>
    public bool IsBroken { get; init; }

    /// <summary>
    /// The request was refused because there is a document, or because there is none: rules allowed it before.
    /// </summary>
    public bool IsAboutExistence { get; init; }

    /// <summary>Why rules decided so; null if they did not.</summary>
    public Cause? Cause { get; init; }

    /// <summary>The line of the rules that decided, from 1; null if the engine does not say.</summary>
    public int? Line { get; init; }

    /// <summary>For a denial, the statements that were tried, in order, each line once.</summary>
    public IReadOnlyList<TriedLine> Tried { get; init; } = [];

    /// <summary>
    /// For a denial of the emulator, every clause of its message, also those of a statement that was tried again.
    /// </summary>
    public IReadOnlyList<TriedLine> Clauses { get; init; } = [];

    /// <summary>
    /// For a denied batch, the lines that the engine reports for all its writes: those of one order of the writes, or
    /// of every possible order. Empty for anything else.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<TriedLine>> Accounts { get; init; } = [];

    /// <summary>Whether the lines are those of one order of a batch's writes, and can differ in the next run.</summary>
    public bool IsOfOneOrder { get; init; }

    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>The distances of the returned documents, of a search that asks for them; else empty.</summary>
    public IReadOnlyList<double> Distances { get; init; } = [];

    public double? Aggregate { get; init; }

    /// <summary>A request that rules allow.</summary>
    public static EngineResponse Allowed(int? line = null) =>
        new(true, "") { Cause = Language.Evaluation.Cause.True, Line = line };

    /// <summary>A request that rules deny; the text is made of the lines that were tried.</summary>
    public static EngineResponse Denied(Cause cause, int? line, IReadOnlyList<TriedLine> tried) =>
        new(false, ReadableDenial.Of(tried))
        {
            Cause = cause,
            Line = line,
            Tried = tried,
        };
}
