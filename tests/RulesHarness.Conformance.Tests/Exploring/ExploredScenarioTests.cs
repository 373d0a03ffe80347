using System.Collections.Concurrent;
using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Exploring;

/// <summary>
/// Requests that the explorer makes from the corpus of rules, sent to the emulator: both requests of a pair must be
/// decided as the explorer's evaluator decides them.
/// </summary>
public sealed class ExploredScenarioTests
{
    private const int FilesAtOnce = 4;

    /// <summary>The emulator's clock can't be set: what another hour changes is not asked.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus");

    [Test]
    public Task Emulator_decides_a_part_of_the_scenarios_alike() => DecideAlikeAsync(oneOf: 16, atLeast: 60);

    [Test]
    [Explicit("It takes minutes.")]
    public Task Emulator_decides_all_scenarios_alike() => DecideAlikeAsync(oneOf: 1, atLeast: 1_000);

    private static async Task DecideAlikeAsync(int oneOf, int atLeast)
    {
        var different = new ConcurrentBag<string>();
        var asked = 0;
        await Parallel.ForEachAsync(
            Directory.EnumerateFiles(Folder, "*.rules").Order(StringComparer.Ordinal).Index(),
            new ParallelOptions { MaxDegreeOfParallelism = FilesAtOnce },
            async (file, _) =>
            {
                var rules = await File.ReadAllTextAsync(file.Item, CancellationToken.None);
                var chosen = Scenarios(rules).Where((_, at) => (at + file.Index) % oneOf == 0).ToList();
                var judge = new EmulatorJudge(TestEmulator.Shared, TestEmulator.Connection, TestEmulator.NewProject());
                await judge.LoadAsync(rules);
                foreach (var (scenario, isAllowed) in chosen)
                {
                    if (ScenarioAttempt.Of(scenario) is { } attempt)
                    {
                        Interlocked.Increment(ref asked);
                        var judgement = await JudgeAsync(judge, attempt);
                        if (judgement.IsAllowed != isAllowed)
                        {
                            different.Add(
                                $"{Path.GetFileName(file.Item)}: {isAllowed} here, {judgement} there: {scenario.Request}"
                            );
                        }
                    }
                }
            }
        );

        TestContext.Out.WriteLine($"{asked} requests asked");
        different.Should().BeEmpty();
        asked.Should().BeGreaterThanOrEqualTo(atLeast);
    }

    private static IEnumerable<(Scenario Scenario, bool IsAllowed)> Scenarios(string text)
    {
        var rules = RulesParser.Parse(text);
        var program = RulesProgram.Compile(rules);
        var explorer = new RulesExplorer(rules, TimeProvider.System.GetUtcNow());
        var found = new ConditionExplorer(explorer).Explore(explorer.Explore());
        return found
            .Conditions.Select(one => one.Pair)
            .OfType<ConditionPair>()
            .SelectMany(pair => new[] { pair.Allowed, pair.Denied })
            .Distinct()
            .Where(scenario => Decide(program, scenario, TimeSpan.Zero) == Decide(program, scenario, Later))
            .Where(IsNow)
            .Select(scenario => (scenario, Decide(program, scenario, TimeSpan.Zero)));
    }

    // One that needs another time is not asked.
    private static bool IsNow(Scenario scenario) =>
        (TimeProvider.System.GetUtcNow() - scenario.Request.Time).Duration() < Later;

    private static bool Decide(RulesProgram program, Scenario scenario, TimeSpan later) =>
        WritesOf(scenario)
            .All(one => program.Decide(one.Request with { Time = one.Request.Time + later }, one.Lookup).IsAllowed);

    // A commit is allowed if the rules allow each of its writes.
    private static IEnumerable<Scenario> WritesOf(Scenario scenario)
    {
        var request = scenario.Request;
        yield return scenario;
        var (documents, after) = (scenario.Documents, scenario.DocumentsAfter);
        var before = request.Stored is { } stored ? documents.SetItem(request.Path, stored) : documents;
        var later = request.NewData is { } written ? after.SetItem(request.Path, written) : after;
        foreach (var path in after.Keys.Concat(scenario.DocumentsDeleted))
        {
            var isThere = documents.TryGetValue(path, out var old);
            var isLeft = after.TryGetValue(path, out var changed);
            var kept = isThere ? RulesMethod.Update : RulesMethod.Create;
            yield return new Scenario
            {
                Request = request with
                {
                    Method = isLeft ? kept : RulesMethod.Delete,
                    Path = path,
                    Stored = isThere ? old : null,
                    NewData = isLeft ? changed : null,
                },
                Documents = before.Remove(path),
                DocumentsAfter = later.Remove(path),
                DocumentsDeleted = request.NewData is null
                    ? scenario.DocumentsDeleted.Add(request.Path).Remove(path)
                    : scenario.DocumentsDeleted.Remove(path),
            };
        }
    }

    private static async Task<Judgement> JudgeAsync(EmulatorJudge judge, ScenarioAttempt asked)
    {
        await judge.StoreAsync(asked.Documents.Select(document => (document.Path, (object)document.Fields)));
        var judgement = (await judge.JudgeAsync([asked.Attempt])).Single();
        var database = TestEmulator.Connection.Database(judge.Project, Identity.Admin);
        var batch = database.StartBatch();
        var paths = asked
            .Documents.Select(document => document.Path)
            .Concat(asked.Attempt.Others.Select(other => other.Path));
        var own = asked.Attempt.Written is null ? [] : new[] { asked.Attempt.Path };
        foreach (var path in paths.Concat(own).Distinct(StringComparer.Ordinal))
        {
            batch.Delete(database.Document(path));
        }

        await batch.CommitAsync();
        return judgement;
    }
}
