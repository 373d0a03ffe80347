using System.Text;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Harness;

/// <summary>An expression on which the two sides differ.</summary>
internal sealed record Disagreement(ExpressionCase Case, string Emulator, string Ours)
{
    public override string ToString() => $"{Case.Line}: {Case.Text}\n    emulator  {Emulator}\n    ours      {Ours}";
}

/// <summary>What came of asking both sides.</summary>
internal sealed record ComparisonResult(int Decisions, int Values, IReadOnlyList<Disagreement> Disagreements)
{
    public string Text => string.Concat(Disagreements.Select(each => $"\n{each}"));
}

/// <summary>Asks the emulator and the evaluator the same, and tells where they differ: allowed or not, which statements were tried, what each came to
/// word by word, and the value of the condition.</summary>
internal sealed class Comparison(EmulatorJudge emulator, IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> documents, TimeProvider clock)
{
    public async Task<ComparisonResult> RunAsync(IEnumerable<ExpressionCase> cases)
    {
        await emulator.StoreAsync(documents.Select(document => (document.Key, (object)document.Value)));
        var (decisions, values) = (0, 0);
        var found = new List<Disagreement>();
        foreach (var whole in Ruleset.Of(cases))
        {
            var ruleset = await LoadAsync(whole, found);
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
                var value = told.GetValueOrDefault(Ruleset.LineOf(at));
                decisions++;
                values += value is null ? 0 : 1;
                Compare(ruleset.Cases[at], theirs[at] with { Value = value }, value is null ? ours with { Value = null } : ours, found);
            }
        }

        return new ComparisonResult(decisions + found.Count(each => each.Emulator.StartsWith("refuses", StringComparison.Ordinal)), values, found);
    }

    private static void Compare(ExpressionCase each, Judgement theirs, Judgement ours, List<Disagreement> found)
    {
        if (theirs.IsAllowed != ours.IsAllowed || theirs.Value != ours.Value || !theirs.Clauses.SequenceEqual(ours.Clauses))
        {
            found.Add(new Disagreement(each, theirs.ToString(), ours.ToString()));
        }
    }

    /// <summary>What the emulator's compiler refuses is left out; ours must refuse it too.</summary>
    private async Task<Ruleset> LoadAsync(Ruleset ruleset, List<Disagreement> found)
    {
        while (true)
        {
            var load = await emulator.LoadAsync(ruleset.Text);
            if (load.Accepted)
            {
                return ruleset;
            }

            var refused = load.Issues.Where(issue => issue.Severity == Firestore.Emulator.RulesSeverity.Error).ToLookup(issue => Ruleset.IndexOf(issue.Line));
            var left = ruleset.Cases.Where((_, at) => !refused.Contains(at)).ToList();
            if (left.Count == ruleset.Cases.Count)
            {
                throw new InvalidOperationException($"no expression is at fault: {string.Join("; ", load.Issues)}");
            }

            foreach (var (at, each) in ruleset.Cases.Index().Where(each => refused.Contains(each.Index)))
            {
                var alone = RulesParser.Parse(new Ruleset([each]).Text);
                if (!alone.HasErrors && RulesChecker.Check(alone).All(diagnostic => diagnostic.Severity != RulesSeverity.Error))
                {
                    found.Add(new Disagreement(each, $"refuses: {refused[at].First().Message}", "accepts"));
                }
            }

            ruleset = new Ruleset(left);
        }
    }

    /// <summary>What only our compiler refuses is a disagreement each.</summary>
    private static RulesProgram? Compile(Ruleset ruleset, List<Disagreement> found)
    {
        var parsed = RulesParser.Parse(ruleset.Text);
        if (!parsed.HasErrors)
        {
            return RulesProgram.Compile(parsed);
        }

        foreach (var error in parsed.Diagnostics.Where(diagnostic => diagnostic.Severity == RulesSeverity.Error))
        {
            found.Add(new Disagreement(ruleset.Cases[Math.Clamp(Ruleset.IndexOf(error.Span.Line), 0, ruleset.Cases.Count - 1)], "accepts", $"refuses: {error.Message}"));
        }

        return null;
    }
}
