using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Exploration;

/// <summary>The pairs of requests that show the effect of one condition, and the proof that there is none.</summary>
public sealed class ConditionTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [TestCase("get", "resource.data.a == 1 && resource.data.b == 2 && resource.data.c == 3", 3)]
    [TestCase("get", "resource.data.a == 1 || resource.data.b == 2 && !(resource.data.c == 3)", 3)]
    [TestCase("get", "resource.data.a == 1 ? resource.data.b == 2 : resource.data.c == 3", 3)]
    [TestCase("get", "(resource.data.a == 1 && resource.data.b == 2) == false", 2)]
    [TestCase("get", "(resource.data.a == 1 ? 5 : 6) > resource.data.b", 3)]
    [TestCase("create", "request.resource.data.n.size() > 2 && request.resource.data.n.size() < 5", 2)]
    [TestCase("update", "request.resource.data.diff(resource.data).affectedKeys().hasOnly(['a'])", 1)]
    [TestCase("write", "request.resource == null || resource == null", 2)]
    [TestCase("list", "request.query.limit != null && request.query.limit <= 10", 2)]
    public void Each_condition_has_its_pair(string methods, string condition, int count)
    {
        var found = Explore(methods, condition);

        found.Should().HaveCount(count).And.OnlyContain(one => one.Pair != null && !one.IsImpossible);
    }

    [TestCase("request.auth != null && request.auth.uid == 'a' && request.auth != null", 2)]
    [TestCase("request.auth.uid == 'a' && request.auth != null", 1)]
    [TestCase("resource.data.a is string && resource.data.a.size() >= 0", 1)]
    [TestCase("exists(/databases/$(db)/documents/a/b) && get(/databases/$(db)/documents/a/b) != null", 1)]
    [TestCase("id is string && resource.data.a", -1)]
    public void Condition_without_effect_is_proven(string condition, int index)
    {
        var found = Explore("get", condition);

        found.Select(one => one.IsImpossible).Should().Equal(found.Select((_, at) => at == index));
    }

    [Test]
    public void Pair_differs_in_the_condition_alone()
    {
        var pair = Explore("get", "resource.data.a == 1 && resource.data.b == 2")[1].Pair!;

        pair.Outcome.Should().BeTrue();
        pair.Allowed.Request.Stored!.Value.GetMembers()["b"].Should().Be(RulesValue.From(2));
        pair.Denied.Request.Stored!.Value.GetMembers()["a"].Should().Be(RulesValue.From(1));
        pair.Denied.Request.Stored!.Value.GetMembers()["b"].Should().NotBe(RulesValue.From(2));
    }

    [TestCase("", "none")]
    [TestCase("a=1,b=2", "none")]
    [TestCase("a=1,b=2; a=1,b=3", "b")]
    [TestCase("a=1,b=2; a=1,b=3; a=2,b=2", "a b")]
    [TestCase("a=1,b=2; a=2,b=3", "a")]
    public void Condition_is_shown_by_requests(string requests, string shown)
    {
        var coverage = new ConditionCoverage(Rules("get", "resource.data.a == 1 && resource.data.b == 2"));

        foreach (var one in requests.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            coverage.Add(Get(one), new NoDocuments());
        }

        var names = coverage.Conditions.Zip(["a", "b"]).Where(one => one.First.IsShown).Select(one => one.Second);
        string.Join(' ', names.DefaultIfEmpty("none")).Should().Be(shown);
    }

    [Test]
    public void Condition_is_not_shown_where_another_statement_allows_the_request()
    {
        var rules = RulesParser.Parse(
            """
            rules_version = '2';
            service cloud.firestore {
              match /databases/{db}/documents {
                match /docs/{id} { allow get: if resource.data.a == 1; allow get: if true; }
              }
            }
            """
        );
        var coverage = new ConditionCoverage(rules);

        coverage.Add(Get("a=1"), new NoDocuments());
        coverage.Add(Get("a=2"), new NoDocuments());

        coverage.Conditions.Should().ContainSingle().Which.IsShown.Should().BeFalse();
    }

    private static IReadOnlyList<ExploredCondition> Explore(string methods, string condition)
    {
        var explorer = new RulesExplorer(Rules(methods, condition), Now);
        return new ConditionExplorer(explorer).Explore(explorer.Explore()).Conditions;
    }

    private static RulesRequest Get(string fields) =>
        new()
        {
            Method = RulesMethod.Get,
            Path = "docs/d",
            Time = Now,
            Stored = RulesValue.FromMap(
                fields
                    .Split(',')
                    .Select(field => field.Split('='))
                    .ToDictionary(
                        pair => pair[0],
                        pair => RulesValue.From(long.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture))
                    )
            ),
        };

    private static ParsedRules Rules(string methods, string condition) =>
        RulesParser.Parse(
            $$"""
            rules_version = '2';
            service cloud.firestore {
              match /databases/{db}/documents {
                match /docs/{id} { allow {{methods}}: if {{condition}}; }
              }
            }
            """
        );

    private sealed class NoDocuments : IDocumentLookup
    {
        public RulesValue? Get(string path) => null;

        public RulesValue? GetAfter(string path) => null;
    }
}
