using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Exploration;

/// <summary>Requests that the explorer makes from rules: each is decided anew here, and must be allowed.</summary>
public sealed class ExplorerTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [TestCase("request.auth.token.debug == true")]
    [TestCase("request.auth.uid == 'x7Qe'")]
    [TestCase("request.time > timestamp.date(2030, 1, 1)")]
    [TestCase("get(/databases/$(db)/documents/config/main).data.public == true")]
    [TestCase("id == 'demo'")]
    [TestCase("get(/databases/$(db)/documents/users/$(request.auth.uid)).data.org == resource.data.org")]
    [TestCase("request.auth.uid in resource.data.members")]
    [TestCase("request.auth.uid in get(/databases/$(db)/documents/rooms/$(resource.data.room)).data.uids")]
    [TestCase("request.auth.uid in [resource.data.buyer, resource.data.seller]")]
    [TestCase(
        "request.auth.uid in [get(/databases/$(db)/documents/orders/$(id)).data.buyer, get(/databases/$(db)/documents/orders/$(id)).data.seller]"
    )]
    [TestCase("exists(/databases/$(db)/documents/admins/$(request.auth.uid))")]
    [TestCase("!exists(/databases/$(db)/documents/blocked/$(request.auth.uid)) && request.auth.uid != null")]
    [TestCase("request.auth.token.roles[id] in ['admin', 'owner']")]
    [TestCase("request.auth.token.get('level', 0) >= 3")]
    [TestCase("resource.data.members[request.auth.uid].role == 'editor'")]
    [TestCase("resource.data.keys().hasAll(['a', 'b']) && resource.data.keys().hasOnly(['a', 'b', 'c'])")]
    [TestCase("resource.data.tags.hasAny(['x', 'y']) && resource.data.tags.size() == 3")]
    [TestCase(
        "resource.data.name.size() > 3 && resource.data.name.size() < 10 && resource.data.name.matches('[a-z]+')"
    )]
    [TestCase("resource.data.count + 1 == 10")]
    [TestCase("resource.data.at + duration.value(1, 'h') > request.time")]
    [TestCase("resource.data.kind == 'a' ? resource.data.n > 5 : request.auth.token.admin")]
    [TestCase("!(resource.data.locked == true || resource.data.closed)")]
    public void Condition_of_a_get_is_met(string condition) => ReachesAll("get", condition);

    [TestCase(
        "create",
        "request.resource.data.keys().hasOnly(['owner', 'text']) && request.resource.data.owner == request.auth.uid && request.resource.data.text is string && request.resource.data.text.size() in [1, 5]"
    )]
    [TestCase("create", "getAfter(/databases/$(db)/documents/counters/$(id)).data.n == request.resource.data.n")]
    [TestCase(
        "create",
        "request.resource.data.at == request.time && request.resource.data.tags is list && request.resource.data.score is number"
    )]
    [TestCase(
        "update",
        "request.resource.data.diff(resource.data).affectedKeys().hasOnly(['a', 'b']) && request.resource.data.a == resource.data.a + 1"
    )]
    [TestCase(
        "update",
        "resource.data.status == 'draft' && request.resource.data.status == 'review' && request.resource.data.diff(resource.data).affectedKeys() == ['status'].toSet()"
    )]
    [TestCase(
        "update",
        "request.resource.data.owner == resource.data.owner && resource.data.owner == request.auth.uid"
    )]
    [TestCase("delete", "resource.data.owner == request.auth.uid || request.auth.token.admin == true")]
    [TestCase("list", "resource.data.public == true && request.query.limit <= 10")]
    [TestCase("list", "request.auth.uid in resource.data.members")]
    public void Condition_is_met(string method, string condition) => ReachesAll(method, condition);

    [Test]
    public void Functions_and_variables_are_expanded()
    {
        const string Text = """
            rules_version = '2';
            service cloud.firestore {
              match /databases/{db}/documents {
                function signedIn() { return request.auth != null; }
                function member(room) { let doc = get(/databases/$(db)/documents/rooms/$(room)); return request.auth.uid in doc.data.members; }
                match /messages/{id} {
                  function mine() { return resource.data.author == request.auth.uid; }
                  allow get: if signedIn() && (mine() || member(resource.data.room) && !resource.data.hidden);
                }
              }
            }
            """;

        var explored = new RulesExplorer(RulesParser.Parse(Text), Now).Explore().Single();

        explored.Ways.Should().HaveCount(2);
        explored.NotReached.Should().BeEmpty();
    }

    [Test]
    public void Explorations_on_many_threads_find_what_one_finds()
    {
        // Each of many ways is first asked whether anything can take it, and half of them are impossible.
        string[] conditions =
        [
            "(d.a == 1 || d.b == 2) && (d.a == 2 || d.c == 3) && (d.b == 1 || d.c == 4) && (d.e == 1 || d.a == 1) && (d.e == 2 || d.b == 2)",
            "(d.kind == 'draft' || d.owner == 'x') && (d.kind == 'final' || d.owner == 'y') && (d.kind == 'draft' || d.size == 1)",
        ];
        conditions = [.. conditions.Select(condition => condition.Replace("d.", "resource.data."))];
        var alone = conditions.ToDictionary(condition => condition, Found);

        var different = Enumerable
            .Repeat(conditions, 200)
            .SelectMany(all => all)
            .AsParallel()
            .Where(condition => !Found(condition).Equals(alone[condition]));

        different.Should().BeEmpty();

        static (int Reached, int NotReached) Found(string condition)
        {
            var explored = new RulesExplorer(Rules("get", condition), Now).Explore().Single();
            return (explored.Ways.Length, explored.NotReached.Length);
        }
    }

    private static ParsedRules Rules(string method, string condition) =>
        RulesParser.Parse(
            $$"""
            rules_version = '2';
            service cloud.firestore {
              match /databases/{db}/documents {
                match /docs/{id} { allow {{method}}: if {{condition}}; }
              }
            }
            """
        );

    private static void ReachesAll(string method, string condition)
    {
        var rules = Rules(method, condition);
        var program = RulesProgram.Compile(rules);

        var explored = new RulesExplorer(rules, Now).Explore().Single();

        explored.NotReached.Should().BeEmpty();
        explored
            .Ways.Should()
            .NotBeEmpty()
            .And.OnlyContain(way => program.Decide(way.Scenario.Request, Documents.Of(way.Scenario), null).IsAllowed);
    }

    /// <summary>The documents of a scenario, looked up without the explorer's help.</summary>
    private sealed class Documents(Scenario scenario) : IDocumentLookup
    {
        public static Documents Of(Scenario scenario) => new(scenario);

        public RulesValue? Get(string path) =>
            path == scenario.Request.Path ? scenario.Request.Stored
            : scenario.Documents.TryGetValue(path, out var fields) ? fields
            : null;

        public RulesValue? GetAfter(string path) =>
            path == scenario.Request.Path ? scenario.Request.NewData
            : scenario.DocumentsAfter.TryGetValue(path, out var fields) ? fields
            : Get(path);
    }
}
