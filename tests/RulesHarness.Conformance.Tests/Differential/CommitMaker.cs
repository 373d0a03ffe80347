using System.Collections.Immutable;
using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>
/// Makes commits of several writes of a unit's requests. Two writes drawn at random are hardly ever both allowed, so
/// most commits are made of those that are.
/// </summary>
internal static class CommitMaker
{
    /// <summary>The unit with further writes in some of its requests.</summary>
    public static Unit Combine(Unit unit, int version, Dice dice, OwnSide own)
    {
        var rules = RulesParser.Parse(new Ruleset(version, [unit]).Text);
        var writes = unit.Attempts.Where(IsWrite).ToList();
        if (writes.Count < 2 || OwnSide.Errors(rules).Any())
        {
            return unit;
        }

        var program = RulesProgram.Compile(rules);
        ImmutableArray<Attempt> attempts = [.. unit.Attempts.Select(Combined)];
        return unit with { Attempts = attempts };

        Attempt Combined(Attempt attempt)
        {
            if (!IsWrite(attempt))
            {
                return attempt;
            }

            // A commit has one caller.
            var ofCaller = writes.ConvertAll(write => write with { Identity = attempt.Identity });
            var allowed = ofCaller.FindAll(write => own.Ask(program, write).IsAllowed == true);
            return dice.Percent(allowed.Count > 1 ? 40 : 10) ? Commit(attempt, ofCaller, allowed, dice) : attempt;
        }
    }

    private static bool IsWrite(Attempt attempt) =>
        attempt.Method is RulesMethod.Create or RulesMethod.Update or RulesMethod.Delete && attempt.Others.IsEmpty;

    private static Attempt Commit(Attempt attempt, List<Attempt> writes, List<Attempt> allowed, Dice dice)
    {
        var isAllowed = allowed.Count > 1 && dice.Percent(80);
        var first = isAllowed ? dice.Pick(allowed) : attempt;
        var others = (isAllowed ? allowed : writes).FindAll(write => write.Path != first.Path);
        return others.Count == 0 ? attempt : Unshared(first) with { Writes = [Unshared(dice.Pick(others))] };
    }

    // What another request creates is there, and commits leave nothing.
    private static Attempt Unshared(Attempt write) =>
        write.Method == RulesMethod.Create ? write with { Path = write.Path + "c" } : write;
}
