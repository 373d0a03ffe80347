using System.Globalization;
using RulesHarness.Conformance.Tests.Harness;

namespace RulesHarness.Differential;

/// <summary>Counts what the two sides say, and prints where they differ.</summary>
internal sealed class Tally(int shown)
{
    private int told;

    public int Decisions { get; private set; }

    /// <summary>Allowed by one, denied by the other.</summary>
    public int Verdicts { get; private set; }

    /// <summary>Denied by both, for another cause or by another line.</summary>
    public int Causes { get; private set; }

    /// <summary>Denied by both for one cause, in other words.</summary>
    public int Words { get; private set; }

    /// <summary>Conditions that the emulator's compiler refuses.</summary>
    public int Refused { get; set; }

    /// <summary>What the emulator itself could not answer.</summary>
    public int Failures { get; private set; }

    public void Add(int seed, ExpressionCase asked, Judgement theirs, Judgement ours)
    {
        if (theirs.IsAllowed is null)
        {
            Failures++;
            return;
        }

        Decisions++;
        var kind = theirs.IsAllowed != ours.IsAllowed ? "verdict"
            : theirs.Cause != ours.Cause || !theirs.Clauses.Select(clause => clause.Line).SequenceEqual(ours.Clauses.Select(clause => clause.Line)) ? "cause"
            : !theirs.Clauses.SequenceEqual(ours.Clauses) ? "words"
            : null;
        Verdicts += kind == "verdict" ? 1 : 0;
        Causes += kind == "cause" ? 1 : 0;
        Words += kind == "words" ? 1 : 0;
        // Words are many, and seldom matter.
        if (kind is "verdict" or "cause" && told++ < shown)
        {
            Console.WriteLine($"{kind}, seed {seed}: {asked.Rule}\n  {asked.Attempt.Method} as {asked.Attempt.Identity}, stored {TestData.Rules(asked.Attempt.Stored)}, written {TestData.Rules(asked.Attempt.Written)}, query {asked.Attempt.Query}\n  emulator {theirs}\n  ours     {ours}");
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"decisions {Decisions}, other verdict {Verdicts}, other cause or line {Causes}, other words {Words}, unanswered {Failures}, conditions refused {Refused}");
}
