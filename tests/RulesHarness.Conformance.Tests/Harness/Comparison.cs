using RulesHarness.Language.Analysis;
using RulesHarness.Language.Analysis.Checks;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Harness;

/// <summary>An expression on which the two sides differ.</summary>
internal sealed record Disagreement(ExpressionCase Case, string Emulator, string Ours)
{
    public override string ToString() => $"{Case.Line}: {Case.Text}\n    emulator  {Emulator}\n    ours      {Ours}";
}

/// <summary>The result of asking both sides.</summary>
internal sealed record ComparisonResult(int Decisions, int Values, IReadOnlyList<Disagreement> Disagreements)
{
    public string Text => string.Concat(Disagreements.Select(each => $"\n{each}"));
}

/// <summary>
/// Asks the emulator and the evaluator the same, and tells where they differ: allowed or not, which statements were
/// tried, the exact result of each, and the value of the condition.
/// </summary>
internal sealed class Comparison(
    EmulatorJudge emulator,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> documents,
    TimeProvider clock
)
{
    private static readonly string[] Warnings =
    [
        "Invalid type.",
        "Invalid function name",
        "Invalid variable name",
        "Incorrect number of arguments",
        "The sub-expressions",
        "Unused",
        "Function ",
    ];

    public async Task<ComparisonResult> RunAsync(IEnumerable<ExpressionCase> cases)
    {
        await emulator.StoreAsync(documents.Select(document => (document.Key, (object)document.Value)));
        var (decisions, values) = (0, 0);
        var all = cases.ToList();
        var found = new List<Disagreement>();
        foreach (var whole in Ruleset.Of(all))
        {
            var ruleset = await LoadAsync(whole, found);
            decisions += whole.Cases.Count - ruleset.Cases.Count;
            var theirs = await emulator.JudgeAsync([.. ruleset.Cases.Select(each => each.Attempt)]);
            var told = await emulator.ValuesAsync();
            var program = Compile(ruleset, found);
            if (program is null)
            {
                continue;
            }

            var judge = new ProgramJudge(program, documents, clock);
            for (var at = 0; at < theirs.Length; at++)
            {
                var ours = judge.Judge(ruleset.Cases[at].Attempt);
                // A list is judged several times, and ends with any of them; what is known of a field is told at
                // length.
                var value =
                    ruleset.Cases[at].Attempt.Method == RulesMethod.List
                        ? null
                        : told.GetValueOrDefault(Ruleset.LineOf(at));
                decisions++;
                values += value is null ? 0 : 1;
                // The other writes of a commit are told of too.
                Compare(
                    ruleset.Cases[at],
                    theirs[at] with
                    {
                        Value = value,
                        Clauses = [.. theirs[at].Clauses.Where(clause => Ruleset.IndexOf(clause.Line) >= 0)],
                    },
                    value is null ? ours with { Value = null } : ours,
                    found
                );
            }
        }

        return new ComparisonResult(decisions, values, found);
    }

    private static void Compare(ExpressionCase each, Judgement theirs, Judgement ours, List<Disagreement> found)
    {
        if (
            theirs.IsAllowed != ours.IsAllowed
            || theirs.Value != ours.Value
            || !theirs.Clauses.SequenceEqual(ours.Clauses)
        )
        {
            found.Add(new Disagreement(each, theirs.ToString(), ours.ToString()));
        }
    }

    /// <summary>
    /// Loads the rules. Rules that the emulator's compiler rejects are left out, and ours must reject them too.
    /// </summary>
    private async Task<Ruleset> LoadAsync(Ruleset ruleset, List<Disagreement> found)
    {
        var accepted = new List<ExpressionCase>();
        var last = await SortOutAsync(ruleset.Cases, accepted, found);
        if (last.Cases.Count == accepted.Count)
        {
            return last;
        }

        // Halves were tried one after the other.
        var whole = new Ruleset(accepted);
        await emulator.LoadAsync(whole.Text);
        return whole;
    }

    /// <summary>
    /// Adds the accepted cases, and returns the rules that are loaded now. An error tells its line, unless there is too
    /// much to tell: then halves are tried.
    /// </summary>
    private async Task<Ruleset> SortOutAsync(
        IReadOnlyList<ExpressionCase> cases,
        List<ExpressionCase> accepted,
        List<Disagreement> found
    )
    {
        var ruleset = new Ruleset(cases);
        var load = await emulator.LoadAsync(ruleset.Text);
        if (load is null)
        {
            if (cases.Count < 2)
            {
                throw new InvalidOperationException($"the emulator can't tell what is wrong: {cases[0].Text}");
            }

            await SortOutAsync([.. cases.Take(cases.Count / 2)], accepted, found);
            return await SortOutAsync([.. cases.Skip(cases.Count / 2)], accepted, found);
        }

        // Beside errors the emulator tells of warnings as if they were errors too.
        var refused = load
            .Issues.Where(issue => !load.Accepted && !IsWarning(issue.Message))
            .ToLookup(issue => Ruleset.IndexOf(issue.Line));
        foreach (var (at, each) in cases.Index().Where(each => refused.Contains(each.Index)))
        {
            var alone = RulesParser.Parse(new Ruleset([each]).Text);
            if (
                !alone.HasErrors
                && RulesChecker.Check(alone).All(diagnostic => diagnostic.Severity != RulesSeverity.Error)
            )
            {
                found.Add(new Disagreement(each, $"refuses: {refused[at].First().Message}", "accepts"));
            }
        }

        var left = cases.Where((_, at) => !refused.Contains(at)).ToList();
        if (load.Accepted)
        {
            accepted.AddRange(left);
            return ruleset;
        }
        if (left.Count == cases.Count)
        {
            throw new InvalidOperationException($"no expression is at fault: {string.Join("; ", load.Issues)}");
        }
        return await SortOutAsync(left, accepted, found);
    }

    private static bool IsWarning(string message) =>
        Warnings.Any(warning => message.StartsWith(warning, StringComparison.Ordinal));

    /// <summary>Compiles the rules. Each file that only our compiler rejects is a disagreement.</summary>
    private static RulesProgram? Compile(Ruleset ruleset, List<Disagreement> found)
    {
        var parsed = RulesParser.Parse(ruleset.Text);
        if (!parsed.HasErrors)
        {
            return RulesProgram.Compile(parsed);
        }

        foreach (var error in parsed.Diagnostics.Where(diagnostic => diagnostic.Severity == RulesSeverity.Error))
        {
            found.Add(
                new Disagreement(
                    ruleset.Cases[Math.Clamp(Ruleset.IndexOf(error.Span.Line), 0, ruleset.Cases.Count - 1)],
                    "accepts",
                    $"refuses: {error.Message}"
                )
            );
        }

        return null;
    }
}
