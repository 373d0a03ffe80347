using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Differential;

/// <summary>Some hundred conditions, each with several requests, under one set of rules at a time.</summary>
internal sealed class Batch(EmulatorJudge emulator, int seed, int size, int requestsEach)
{
    private readonly Random random = new(seed);

    public async Task RunAsync(Tally tally)
    {
        var expressions = new ExpressionGenerator(random);
        var attempts = new AttemptGenerator(random, emulator.Project);
        var number = 0;
        var cases = new List<ExpressionCase>();
        while (cases.Count < size)
        {
            var (at, text) = (number++, expressions.Condition());
            cases.Add(new ExpressionCase(at, text, "", "/{id}", attempts.For($"e{at}")));
        }

        foreach (var ruleset in Ruleset.Of(cases.Where(Compiles)))
        {
            await RunAsync(ruleset, attempts, tally);
        }
    }

    private static bool Compiles(ExpressionCase each)
    {
        var alone = RulesParser.Parse(new Ruleset([each]).Text);
        return !alone.HasErrors && RulesChecker.Check(alone).All(diagnostic => diagnostic.Severity != RulesSeverity.Error);
    }

    private async Task RunAsync(Ruleset ruleset, AttemptGenerator attempts, Tally tally)
    {
        if (await emulator.LoadAsync(Anywhere(ruleset)) is not { Accepted: true })
        {
            // A condition that the emulator's compiler doesn't take is looked for by halves, and left out.
            tally.Refused += ruleset.Cases.Count == 1 ? 1 : 0;
            foreach (var half in ruleset.Cases.Chunk((ruleset.Cases.Count + 1) / 2).Where(_ => ruleset.Cases.Count > 1))
            {
                await RunAsync(new Ruleset(half), attempts, tally);
            }

            return;
        }

        var program = RulesProgram.Compile(RulesParser.Parse(Anywhere(ruleset)));
        for (var round = 0; round < requestsEach; round++)
        {
            // Each round has documents of its own, so that an allowed write changes nothing for the next.
            var asked = ruleset.Cases.Select(each => each with { Attempt = attempts.For(each.Collection) })
                .Select(each => each.Attempt.Method == RulesMethod.List ? each : each with { Attempt = each.Attempt with { Path = $"{each.Collection}/x{round}" } }).ToList();
            var documents = new Dictionary<string, IReadOnlyDictionary<string, object?>>
            {
                ["users/alice"] = new Dictionary<string, object?> { ["role"] = "abc", ["n"] = 7L },
                ["users/bob"] = new Dictionary<string, object?> { ["role"] = null, ["n"] = new GeoPoint(1, 2) },
            };
            foreach (var each in asked.Where(each => each.Attempt.Stored is not null))
            {
                documents[each.Attempt.Path] = each.Attempt.Stored!;
            }

            await emulator.StoreAsync(documents.Select(document => (document.Key, (object)document.Value)));
            var theirs = await emulator.JudgeAsync([.. asked.Select(each => each.Attempt)]);
            var judge = new ProgramJudge(program, documents, TimeProvider.System);
            for (var at = 0; at < asked.Count; at++)
            {
                tally.Add(seed, asked[at], theirs[at], judge.Judge(asked[at].Attempt, tellValue: false));
            }
        }
    }

    // Whatever the method.
    private static string Anywhere(Ruleset ruleset) =>
        string.Join('\n', ruleset.Text.Split('\n').Select(line => System.Text.RegularExpressions.Regex.Replace(line, "allow (get|list|create|update|delete):", "allow read, write:")));
}
