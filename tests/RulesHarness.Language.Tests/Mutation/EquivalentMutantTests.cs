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

    /// <summary>The mistakes in an edited version of a file, which make of it rules of their own.</summary>
    private const int EditsOfVersion = 12;

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
            Path.Combine(AppContext.BaseDirectory, "blog.rules"),
        ];

    private static IEnumerable<(string Name, string Text)> Originals =>
        Files.Select(file => (Path.GetFileName(file), File.ReadAllText(file)));

    /// <summary>Each file once more, with other conditions.</summary>
    private static IEnumerable<(string Name, string Text)> Versions =>
        Originals.Select((file, at) => ($"{file.Name}, edited", Edited(file.Text, Seed + at)));

    [Test]
    public void Equivalent_mutants_decide_alike() =>
        Check(Originals.Skip(1).Take(5), mutants: 20, mostOfFile: 5, requests: 300);

    [Test]
    [Explicit("takes minutes")]
    public void All_equivalent_mutants_decide_alike() =>
        Check(Originals.Concat(Versions), mutants: 1_000, mostOfFile: 20, requests: 10_000);

    /// <param name="files">The rules files.</param>
    /// <param name="mutants">Mutants that there must be at least.</param>
    /// <param name="mostOfFile">Mutants of one file.</param>
    /// <param name="requests">Requests for each mutant.</param>
    private static void Check(IEnumerable<(string Name, string Text)> files, int mutants, int mostOfFile, int requests)
    {
        var wrong = new ConcurrentBag<string>();
        var (tried, allowed, decided) = (0, 0L, 0L);
        Parallel.ForEach(
            files,
            file =>
            {
                var rules = RulesParser.Parse(file.Text);
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
                        wrong.Add($"{file.Name}: {Show(rules, mutant)}: {differing}");
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

    /// <summary>The rules after mistakes at random places, each of which the compiler accepts.</summary>
    private static string Edited(string text, int seed)
    {
        var random = new Random(seed);
        for (var at = 0; at < EditsOfVersion; at++)
        {
            var rules = RulesParser.Parse(text);
            var mutants = Mutators.Of(rules).Where(mutant => mutant.Mutator.Group != MutatorGroup.Structure).ToArray();
            if (mutants.Length == 0)
            {
                break;
            }
            var edited = mutants[random.Next(mutants.Length)].Apply(rules.Source);
            text = RulesParser.Parse(edited).HasErrors ? text : edited;
        }
        return text;
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
