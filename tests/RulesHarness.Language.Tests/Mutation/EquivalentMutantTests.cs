using System.Collections.Concurrent;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Mutation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Mutation;

/// <summary>Mutants that are proven equivalent decide requests at random as the rules do.</summary>
public sealed class EquivalentMutantTests
{
    private const int Seed = 20_260;

    private static string[] Files =>
        [
            Path.Combine(AppContext.BaseDirectory, "firestore.rules"),
            .. Directory
                .EnumerateFiles(
                    Path.Combine(AppContext.BaseDirectory, "Products"),
                    "*.rules",
                    SearchOption.AllDirectories
                )
                .Order(StringComparer.Ordinal),
            .. Directory
                .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Exploration", "Corpus"), "*.rules")
                .Order(StringComparer.Ordinal),
        ];

    [Test]
    public void Equivalent_mutants_decide_alike() =>
        Check(Files.Skip(1).Take(5), mutants: 20, mostOfFile: 5, requests: 300);

    [Test]
    [Explicit("takes minutes")]
    public void All_equivalent_mutants_decide_alike() =>
        Check(Files, mutants: 700, mostOfFile: int.MaxValue, requests: 10_000);

    /// <param name="files">The rules files.</param>
    /// <param name="mutants">Mutants that there must be at least.</param>
    /// <param name="mostOfFile">Mutants of one file.</param>
    /// <param name="requests">Requests for each mutant.</param>
    private static void Check(IEnumerable<string> files, int mutants, int mostOfFile, int requests)
    {
        var wrong = new ConcurrentBag<string>();
        var (tried, allowed, decided) = (0, 0L, 0L);
        Parallel.ForEach(
            files,
            file =>
            {
                var rules = RulesParser.Parse(File.ReadAllText(file));
                var random = new RandomRequests(rules, Seed);
                var scenarios = random.HasAny ? random.Take(requests).ToArray() : [];
                var program = RulesProgram.Compile(rules);
                var decisions = scenarios.Select(scenario => IsAllowed(program, scenario)).ToArray();
                var equivalent = Equivalent(rules).Take(mostOfFile);
                foreach (var (mutant, mutated) in scenarios.Length == 0 ? [] : equivalent)
                {
                    Interlocked.Increment(ref tried);
                    var changed = RulesProgram.Compile(mutated);
                    var differing = scenarios
                        .Where((scenario, at) => IsAllowed(changed, scenario) != decisions[at])
                        .FirstOrDefault();
                    if (differing is not null)
                    {
                        wrong.Add($"{file}: {Show(rules, mutant)}: {differing}");
                    }
                    Interlocked.Add(ref decided, scenarios.Length);
                    Interlocked.Add(ref allowed, decisions.Count(isAllowed => isAllowed));
                }
            }
        );

        TestContext.Out.WriteLine($"{tried} mutants, {decided} decisions, {allowed} of them allow");
        wrong.Should().BeEmpty();
        tried.Should().BeGreaterThanOrEqualTo(mutants);
        allowed.Should().BeGreaterThan(decided / 10).And.BeLessThan(decided);
    }

    private static IEnumerable<(Mutant Mutant, ParsedRules Rules)> Equivalent(ParsedRules rules)
    {
        var mutants = Mutators.Of(rules).ToArray();
        new Random(Seed).Shuffle(mutants);
        foreach (var mutant in mutants)
        {
            var mutated = RulesParser.Parse(mutant.Apply(rules.Source));
            if (!mutated.HasErrors && RulesComparison.AreProvenSame(rules, mutated))
            {
                yield return (mutant, mutated);
            }
        }
    }

    private static bool IsAllowed(RulesProgram program, Scenario scenario) =>
        program.Decide(scenario.Request, scenario.Lookup).IsAllowed;

    private static string Show(ParsedRules rules, Mutant mutant) =>
        $"line {mutant.Span.Line}, {mutant.Mutator.Name}: {rules.Source.Slice(mutant.Span)} -> {mutant.Replacement}";
}
