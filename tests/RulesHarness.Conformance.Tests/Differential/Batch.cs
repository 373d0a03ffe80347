using System.Collections.Immutable;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>A rules file with all that its requests need, made of one seed.</summary>
internal sealed record Batch(int Seed, Ruleset Rules, Dataset Data, bool ReachesOut)
{
    private static readonly Grammar Grammar = Grammar.Parse(GrammarText.Expressions);

    /// <summary>The smallest file that decides a request of a unit as the whole does.</summary>
    public Ruleset For(Unit unit) => ReachesOut ? Rules : Rules with { Units = [unit] };

    /// <summary>The same for the same arguments.</summary>
    /// <param name="seed">What it is made of.</param>
    /// <param name="project">The project whose documents are referred to.</param>
    /// <param name="units">How many units.</param>
    /// <param name="requests">How many requests each.</param>
    /// <param name="now">What <c>request.time</c> is to the evaluator.</param>
    public static Batch Make(int seed, string project, int units, int requests, DateTimeOffset now)
    {
        var dice = new Dice(seed);
        var version = dice.Percent(75) ? 2 : 1;
        var reachesOut = dice.Percent(15);
        // Where each unit has a say in the others' requests, few are enough.
        units = reachesOut ? Math.Max(1, units / 8) : units;
        var attempts = new AttemptMaker(dice, project, !reachesOut);
        var maker = new UnitMaker(dice, new ExpressionMaker(dice, Grammar), attempts, reachesOut);
        ImmutableArray<Unit> made = [.. Enumerable.Range(0, units).Select(_ => maker.Make(version, requests))];
        var documents = Enumerable
            .Range(0, units)
            .Select(i => FormattableString.Invariant($"u{i}"))
            .Append("k")
            .SelectMany(attempts.Documents);
        var data = new Dataset(documents.ToImmutableDictionary());
        var own = new OwnSide(data, now);
        var sharpened = made.Select(unit => Sharpener.Sharpen(unit, version, own)).ToList();
        var combined = reachesOut
            ? sharpened
            : sharpened.ConvertAll(unit => CommitMaker.Combine(unit, version, dice, own));
        return new Batch(seed, new Ruleset(version, [.. combined]), data, reachesOut);
    }
}
