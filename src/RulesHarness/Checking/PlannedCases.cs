using System.Text.RegularExpressions;
using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Checking;

/// <summary>
/// The cases that a check runs, and what was found while they were made. Without a case there is nothing to run, and
/// the findings say why.
/// </summary>
internal sealed record PlannedCases(CaseSet? Cases, IReadOnlyList<Diagnostic> Findings)
{
    public static PlannedCases None { get; } = new(null, []);

    public static PlannedCases Of(
        CheckOptions options,
        DataModel model,
        ProjectFiles files,
        DateTimeOffset now,
        CheckMemory? memory
    )
    {
        try
        {
            return Chosen(options, Generate(options, model, files, now, memory));
        }
        catch (FixtureException none)
        {
            var place = none.Place;
            return new PlannedCases(
                null,
                [InputDiagnostics.NoFixture.At(place.File, place.Line, place.Column, none.Message)]
            );
        }
    }

    private static CaseSet Generate(
        CheckOptions options,
        DataModel model,
        ProjectFiles files,
        DateTimeOffset now,
        CheckMemory? memory
    )
    {
        var rules = files.Compiled;
        var fixtures = new FixtureOptions { Seed = options.Seed };
        var lookUps = rules is null ? null : CheckPlan.LookUpsOf(rules.Outline);
        var words = rules is null ? null : RuleWords.Of(rules.Parsed.File);
        return memory?.CasesOf(model, fixtures, now, lookUps, words)
            ?? CaseGenerator.Generate(model, fixtures, now, lookUps, words);
    }

    private static PlannedCases Chosen(CheckOptions options, CaseSet all)
    {
        if (all.Cases.Count == 0 && all.Findings.Any(finding => finding.Severity == Severity.Error))
        {
            return new PlannedCases(null, all.Findings);
        }
        var chosen = options.Only is { } glob ? all with { Cases = [.. all.Cases.Where(Matching(glob))] } : all;
        return chosen.Cases.Count > 0
            ? new PlannedCases(chosen, all.Findings)
            : new PlannedCases(null, [.. all.Findings, NothingToCheck(options)]);
    }

    private static Diagnostic NothingToCheck(CheckOptions options)
    {
        var file = options.Specs.Count > 0 ? options.Specs[0] : options.Project;
        return options.Only is { } glob
            ? InputDiagnostics.NothingToCheck.At(
                file,
                1,
                1,
                $" that match `{glob}`",
                "correct the pattern: the JSON report lists the ids of all cases"
            )
            : InputDiagnostics.NothingToCheck.At(
                file,
                1,
                1,
                "",
                "declare collections, and say under Security Rules who can do what"
            );
    }

    private static Func<AccessCase, bool> Matching(string glob)
    {
        var pattern = new Regex(
            $"^{Regex.Escape(glob).Replace("\\*", ".*", StringComparison.Ordinal)}$",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
            TimeSpan.FromSeconds(1)
        );
        return accessCase => pattern.IsMatch(accessCase.Id);
    }
}
