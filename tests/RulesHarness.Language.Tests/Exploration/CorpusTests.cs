using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Exploration;

/// <summary>
/// Rules as products write them, one style a file: what the explorer reaches of them. Its method is measured here, so
/// no file is written for it.
/// </summary>
public sealed class CorpusTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Exploration", "Corpus");

    private static readonly Lazy<IReadOnlyList<Explored>> Corpus = new(() =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*.rules")
                .Order(StringComparer.Ordinal)
                .AsParallel()
                .AsOrdered()
                .Select(Explored.Of),
        ]
    );

    [Test]
    public void Corpus_has_sixty_files() => Corpus.Value.Should().HaveCountGreaterThanOrEqualTo(60);

    [Test]
    public void Every_statement_that_anything_can_satisfy_is_reached()
    {
        var open = Corpus.Value.SelectMany(file =>
            file.Statements.GroupBy(one => one.Statement, ReferenceEqualityComparer.Instance)
                .Where(group => group.Any(one => !one.NotReached.IsEmpty) && group.All(one => one.Ways.IsEmpty))
                .Select(group => $"{file.Name}:{group.First().Statement.VerdictLine}")
        );

        open.Should().BeEmpty();
    }

    [Test]
    public void Nearly_every_condition_has_its_pair()
    {
        var conditions = Corpus.Value.SelectMany(file => file.Conditions).Where(one => !one.IsImpossible).ToList();

        var shown = conditions.Count(one => one.Pair is not null);

        conditions.Should().HaveCountGreaterThan(1_000);
        ((double)shown / conditions.Count).Should().BeGreaterThanOrEqualTo(0.98);
    }

    [Test]
    public void Pair_is_decided_as_it_says()
    {
        var wrong = Corpus.Value.SelectMany(file =>
            file.Conditions.Where(one => one.Pair is { } pair && !file.Decides(one.Statement, pair))
                .Select(one => $"{file.Name}:{one.Condition.Line}:{one.Condition.Column}")
        );

        wrong.Should().BeEmpty();
    }

    [Test]
    public void Condition_that_has_a_pair_is_never_proven_impossible()
    {
        var wrong = Corpus.Value.SelectMany(file =>
            new ConditionCoverage(file.Rules)
                .Conditions.Zip(file.Conditions)
                .Where(one => one.First.IsImpossible && one.Second.Pair is not null)
                .Select(one => $"{file.Name}:{one.Second.Condition.Line}:{one.Second.Condition.Column}")
        );

        wrong.Should().BeEmpty();
    }

    [Test]
    public void Exploration_of_one_file_is_the_same_each_time()
    {
        var path = Path.Combine(Folder, "state-machine.rules");

        var texts = Enumerable.Range(0, 2).Select(_ => Explored.Of(path).Text);

        texts.Distinct().Should().ContainSingle();
    }

    private sealed record Explored(
        string Name,
        ParsedRules Rules,
        RulesProgram Program,
        IReadOnlyList<ExploredStatement> Statements,
        IReadOnlyList<ExploredCondition> Conditions
    )
    {
        /// <summary>All requests of the pairs.</summary>
        public string Text =>
            string.Join(
                '\n',
                Conditions.Select(one => $"{one.Condition} {one.Pair?.Allowed.Request} {one.Pair?.Denied.Request}")
            );

        public static Explored Of(string path)
        {
            var rules = RulesParser.Parse(File.ReadAllText(path));
            var explorer = new RulesExplorer(rules, Now);
            var statements = explorer.Explore().ToList();
            var found = new ConditionExplorer(explorer).Explore(statements);
            return new Explored(
                Path.GetFileName(path),
                rules,
                RulesProgram.Compile(rules),
                statements,
                found.Conditions
            );
        }

        // Another statement may allow what this one does not.
        public bool Decides(AllowStatement statement, ConditionPair pair)
        {
            var denied = Program.Decide(pair.Denied.Request, pair.Denied.Lookup);
            return Program.Decide(pair.Allowed.Request, pair.Allowed.Lookup).IsAllowed
                && (!denied.IsAllowed || denied.Line != statement.VerdictLine);
        }
    }
}
