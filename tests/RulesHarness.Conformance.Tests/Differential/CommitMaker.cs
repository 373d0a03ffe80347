using System.Collections.Immutable;
using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>Makes commits of several writes of a unit's requests. Two writes drawn at random are hardly ever both allowed, so most commits are made of those that are.</summary>
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
        var allowed = writes.FindAll(write => own.Ask(program, write).IsAllowed == true);
        ImmutableArray<Attempt> attempts = [.. unit.Attempts.Select(attempt => IsWrite(attempt) && dice.Percent(allowed.Count > 1 ? 40 : 10) ? Commit(attempt, writes, allowed, dice) : attempt)];
        return unit with { Attempts = attempts };
    }

    private static bool IsWrite(Attempt attempt) => attempt.Method is RulesMethod.Create or RulesMethod.Update or RulesMethod.Delete && attempt.Others.IsEmpty;

    private static Attempt Commit(Attempt attempt, List<Attempt> writes, List<Attempt> allowed, Dice dice)
    {
        var isAllowed = allowed.Count > 1 && dice.Percent(80);
        var first = isAllowed ? dice.Pick(allowed) : attempt;
        var others = (isAllowed ? allowed : writes).FindAll(write => write.Path != first.Path);
        return others.Count == 0 ? attempt : first with { Writes = [dice.Pick(others)] };
    }
}
