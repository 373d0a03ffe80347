using System.Globalization;
using RulesHarness.Configuration;
using RulesHarness.Diagnostics;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Specification.Model;
using RulesHarness.Tracing;

namespace RulesHarness.Checking;

/// <summary>
/// Compares the coverage of a check with the least that the user accepts. A check of some cases only covers some parts
/// only, so it is not asked for.
/// </summary>
internal static class CoverageGate
{
    private const int MostListed = 20;

    public static IEnumerable<Diagnostic> Find(
        CheckPlan plan,
        TraceLinks links,
        IReadOnlyList<CoveredCondition> conditions
    )
    {
        var minimums = plan.Options.MinCoverage is { } percent
            ? CoverageMinimums.OfAll(percent, new Place(plan.Rules.Name, 1, 1))
            : plan.Files.Settings.Coverage;
        var possible = conditions.Where(condition => !condition.IsImpossible).ToList();
        Diagnostic?[] found =
        [
            Finding(
                minimums.Rules,
                "the allow statements were reached by a case",
                "add the sentences or access patterns that need the other statements, or remove these",
                links.Rules.Count,
                [.. from link in links.Rules where link.Cases.Count == 0 select Text(plan, link)]
            ),
            Finding(
                minimums.Conditions,
                "the conditions of the rules are shown",
                "add the sentences or schemas that need the other conditions, or remove these",
                possible.Count,
                [.. from condition in possible where !condition.IsShown select Text(plan, condition)]
            ),
            Finding(
                minimums.Spec,
                "the sentences, rows and access patterns of the spec have a case",
                "correct the sentence, the role or the schema where they contradict each other",
                links.Spec.Count,
                [.. links.Spec.Where(link => link.Cases.Count == 0).Select(Text)]
            ),
        ];
        return found.OfType<Diagnostic>();
    }

    private static Diagnostic? Finding(
        CoverageMinimum? minimum,
        string part,
        string help,
        int all,
        IReadOnlyList<string> missing
    )
    {
        var covered = all - missing.Count;
        if (minimum is null || covered * 100L >= (long)minimum.Percent * all)
        {
            return null;
        }
        var more = missing.Count > MostListed ? [$"and {missing.Count - MostListed} more"] : Array.Empty<string>();
        var lines = missing
            .Take(MostListed)
            .Concat(more)
            .Prepend($"{covered} of {all}, {Percent(covered, all)} %. The others:");
        var place = minimum.Place;
        return ConfigurationDiagnostics.BelowMinimum.At(
            place.File,
            place.Line,
            place.Column,
            minimum.Percent,
            part,
            help
        ) with
        {
            Details = string.Join("\n  ", lines),
        };
    }

    /// <summary>Rounded down: what is below 80 % is not shown as 80.0 %.</summary>
    private static string Percent(int covered, int all) =>
        (Math.Floor(1000m * covered / all) / 10).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Text(CheckPlan plan, RuleLink link) =>
        $"{plan.Rules.Name}:{link.Line}: allow {string.Join(", ", link.Methods).ToLowerInvariant()} of {link.Path}";

    private static string Text(CheckPlan plan, CoveredCondition condition)
    {
        var line = plan.Compiled.Parsed.Source.OneLine(condition.Condition);
        return $"{plan.Rules.Name}:{condition.Condition.Line}: {line}, of the statement at line {condition.Statement.VerdictLine}";
    }

    private static string Text(SpecLink link) => $"{link.Place.File}:{link.Place.Line}: {link.Text}";
}
