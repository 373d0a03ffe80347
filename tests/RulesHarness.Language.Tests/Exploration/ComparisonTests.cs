using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Exploration;

/// <summary>Changes in behaviour between two rules files: each is decided anew here, on both.</summary>
public sealed class ComparisonTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [TestCase("create", "request.resource.data.tags.size() <= 10", "request.resource.data.tags.size() <= 11")]
    [TestCase(
        "create",
        "request.resource.data.keys().hasOnly(['a', 'b'])",
        "request.resource.data.keys().hasOnly(['a', 'b', 'c'])"
    )]
    [TestCase("update", "request.resource.data.diff(resource.data).affectedKeys().hasOnly(['a'])", "true")]
    [TestCase("get", "resource.data.slug.matches('[a-z]+')", "resource.data.slug.matches('[a-z0-9]+')")]
    [TestCase(
        "create",
        "request.resource.data.n is int && request.resource.data.n == 0",
        "request.resource.data.n == 0"
    )]
    [TestCase(
        "create",
        "request.resource.data.a is string && request.resource.data.a.size() < 9",
        "request.resource.data.a.size() < 9"
    )]
    [TestCase(
        "create",
        "request.resource.data.a is list && request.resource.data.a.size() == 2",
        "request.resource.data.a.size() == 2"
    )]
    [TestCase("get", "request.auth.uid == id && resource.data.open == true", "request.auth.uid == id")]
    [TestCase("get", "resource.data.status in ['a', 'b']", "resource.data.status in ['a', 'b', 'c']")]
    [TestCase("get", "resource.data.n < 5", "resource.data.n <= 5")]
    [TestCase("get", "resource.data.share <= 0.5", "resource.data.share <= 0.75")]
    [TestCase("get", "resource.data.end > request.time", "resource.data.end > request.time - duration.value(1, 'd')")]
    [TestCase("get", "request.auth.token.role == 'admin'", "request.auth.token.role in ['admin', 'editor']")]
    [TestCase(
        "get",
        "exists(/databases/$(db)/documents/admins/$(request.auth.uid))",
        "exists(/databases/$(db)/documents/users/$(request.auth.uid))"
    )]
    [TestCase("update", "resource.data.owner == request.auth.uid", "request.resource.data.owner == request.auth.uid")]
    [TestCase("list", "request.query.limit <= 10", "request.query.limit <= 20")]
    [TestCase("list", "resource.data.open == true", "resource.data.open != null")]
    [TestCase("get", "request.auth != null", "request.auth != null || id == 'public'")]
    [TestCase(
        "get",
        "resource.data.a == 1 && (resource.data.b == 1 && resource.data.c == 1 && resource.data.d == 1 || resource.data.e == 1)",
        "resource.data.a == 1 && (resource.data.b == 1 && resource.data.d == 1 || resource.data.e == 1)"
    )]
    public void Looser_condition_is_widened_and_the_reverse_narrowed(string method, string strict, string loose)
    {
        var (before, after) = (Rules(Allow(method, strict)), Rules(Allow(method, loose)));

        Directions(before, after).Should().Contain(ChangeDirection.Widened);
        Directions(after, before).Should().Contain(ChangeDirection.Narrowed);
    }

    [TestCase("match /docs/{id} { allow create: if true; }", "match /docs/{id} { allow write: if true; }")]
    [TestCase("match /docs/{id} { allow get: if true; }", "match /docs/{id=**} { allow get: if true; }")]
    [TestCase("match /docs/{id} { allow get: if true; }", "match /{any}/{id} { allow get: if true; }")]
    [TestCase("match /docs/{id} { allow list: if true; }", "match /{path=**}/docs/{id} { allow list: if true; }")]
    [TestCase(
        "match /docs/{id} { allow list: if true; }",
        "match /docs/{id} { allow list: if true; allow get: if request.auth != null; }"
    )]
    [TestCase(
        "match /docs/{id} { allow get: if false; }",
        "match /docs/{id} { allow get: if false; } match /docs/{other} { allow get: if other == 'x'; }"
    )]
    public void Wider_block_is_widened_only(string strict, string loose) =>
        Directions(Rules(strict), Rules(loose)).Distinct().Should().Equal(ChangeDirection.Widened);

    [TestCase("request.auth != null && resource.data.a == 1", "1 == resource.data.a && null != request.auth")]
    [TestCase("resource.data.a == 1", "((resource.data.a == 1))")]
    [TestCase("resource.data.a == 1", "!!(resource.data.a == 1)")]
    [TestCase("resource.data.a == 1", "!(resource.data.a != 1)")]
    [TestCase("resource.data.n > 3", "3 < resource.data.n")]
    [TestCase("resource.data.a == 1", "resource.data.a == 1 && (resource.data.a == 1 || resource.data.b == 2)")]
    [TestCase("resource.data.a == 1", "resource.data.a == 1 && true || false")]
    [TestCase("resource.data.a == 1 ? resource.data.b == 2 : false", "resource.data.b == 2 && resource.data.a == 1")]
    [TestCase("!(resource.data.a == 1 || resource.data.b == 2)", "resource.data.a != 1 && resource.data.b != 2")]
    [TestCase("resource.data.a in ['x', 'y']", "resource.data.a in ['y', 'x']")]
    [TestCase("owner(resource.data.by)", "request.auth.uid == resource.data.by")]
    [TestCase("request.auth.uid == resource.data.by || resource.data.open", "mine() || resource.data.open")]
    public void Equal_condition_is_the_same(string one, string other)
    {
        Compare(Rules(Allow("get", one)), Rules(Allow("get", other))).IsSame.Should().BeTrue();
        Compare(Rules(Allow("get", other)), Rules(Allow("get", one))).IsSame.Should().BeTrue();
    }

    [TestCase(
        "get",
        "request.auth != null && request.auth.uid == resource.data.by",
        "request.auth.uid == resource.data.by"
    )]
    [TestCase(
        "list",
        "request.auth != null && request.auth.uid in resource.data.ids",
        "request.auth.uid in resource.data.ids"
    )]
    [TestCase(
        "create",
        "NEW.keys().hasAll(['a', 'b']) && NEW.a is string && NEW.b is int",
        "NEW.a is string && NEW.b is int"
    )]
    [TestCase("create", "NEW.keys().hasOnly(['a']) && NEW.keys().hasOnly(['a', 'b'])", "NEW.keys().hasOnly(['a'])")]
    [TestCase("create", "NEW.a is string && NEW.a == 'x'", "NEW.a == 'x'")]
    [TestCase("create", "NEW.a is string && NEW.a in ['x', 'y']", "NEW.a in ['x', 'y']")]
    [TestCase("create", "NEW.at is timestamp && NEW.at == request.time", "NEW.at == request.time")]
    [TestCase("create", "NEW.by is string && NEW.by == request.auth.uid", "NEW.by == request.auth.uid")]
    [TestCase("create", "NEW.n is number && NEW.n is int", "NEW.n is int")]
    [TestCase("create", "'a' in NEW && NEW.a == 1", "NEW.a == 1")]
    [TestCase("list", "request.query.limit != null && request.query.limit <= 5", "request.query.limit <= 5")]
    [TestCase("get", "exists(ACCOUNT) && get(ACCOUNT).data.ok == true", "get(ACCOUNT).data.ok == true")]
    [TestCase("update", "CHANGES.hasOnly(['a']) && resource.data.b == 1", "CHANGES.hasOnly(['a']) && NEW.b == 1")]
    [TestCase("update", "!CHANGES.hasAny(['b']) && resource.data.b == 1", "!CHANGES.hasAny(['b']) && NEW.b == 1")]
    [TestCase(
        "update",
        "CHANGES.hasOnly(['a']) && resource.data.b is string && NEW.keys().hasAll(['b'])",
        "CHANGES.hasOnly(['a']) && resource.data.b is string"
    )]
    [TestCase(
        "get",
        "request.auth != null && (request.auth.uid == id || request.auth.token.ok == true)",
        "request.auth.uid == id || request.auth.token.ok == true"
    )]
    [TestCase("create", "NEW.a.matches('x+') && NEW.a.size() >= 1", "NEW.a.matches('x+')")]
    [TestCase("create", "NEW.a.matches('(ab|c.)d?') && NEW.a.size() > 1", "NEW.a.matches('(ab|c.)d?')")]
    [TestCase("create", "NEW.a.size() <= 9 && NEW.a.size() >= 0", "NEW.a.size() <= 9")]
    [TestCase(
        "create",
        "'x' in NEW.a && NEW.a.size() <= 9 && NEW.a.size() + 1 > 1",
        "'x' in NEW.a && NEW.a.size() <= 9"
    )]
    [TestCase("create", "NEW.at is timestamp && NEW.at <= request.time", "NEW.at <= request.time")]
    [TestCase(
        "create",
        "NEW.at is timestamp && NEW.at >= request.time - duration.value(1, 'h')",
        "NEW.at >= request.time - duration.value(1, 'h')"
    )]
    [TestCase(
        "create",
        "NEW.by is string && id == request.auth.uid + '_' + NEW.by",
        "id == request.auth.uid + '_' + NEW.by"
    )]
    [TestCase(
        "update",
        "NEW.by == request.auth.uid && NEW.by == resource.data.by && resource.data.by == request.auth.uid",
        "NEW.by == request.auth.uid && NEW.by == resource.data.by"
    )]
    [TestCase("create", "NEW.get('a', 0) is string", "NEW.get('a', 1) is string")]
    [TestCase("get", "getAfter(ACCOUNT).data.ok == true", "get(ACCOUNT).data.ok == true")]
    [TestCase("list", "existsAfter(ACCOUNT)", "exists(ACCOUNT)")]
    [TestCase("create", "request.auth != null && resource.data.a == 1", "false")]
    [TestCase("delete", "request.auth != null && NEW.a == 1", "false")]
    public void Condition_that_another_one_proves_changes_nothing(string method, string one, string other)
    {
        var (before, after) = (Rules(Allow(method, Long(one))), Rules(Allow(method, Long(other))));

        Compare(before, after).IsSame.Should().BeTrue();
        Compare(after, before).IsSame.Should().BeTrue();
    }

    [TestCase("create", "NEW.keys().hasAll(['a', 'b']) && NEW.a is string", "NEW.a is string")]
    [TestCase(
        "create",
        "NEW.keys().hasOnly(['a']) && NEW.keys().hasOnly(['a', 'b'])",
        "NEW.keys().hasOnly(['a', 'b'])"
    )]
    [TestCase("create", "NEW.a is int && NEW.a == 1", "NEW.a == 1")]
    [TestCase("create", "NEW.a is int && NEW.a <= 1", "NEW.a <= 1")]
    [TestCase("create", "NEW.a.matches('x*') && NEW.a.size() >= 1", "NEW.a.matches('x*')")]
    [TestCase("create", "NEW.a.matches('x+|') && NEW.a.size() >= 1", "NEW.a.matches('x+|')")]
    [TestCase("create", "NEW.a.matches('x{2,3}') && NEW.a.size() > 2", "NEW.a.matches('x{2,3}')")]
    [TestCase("create", "'x' in NEW.a && NEW.a.size() > 1", "'x' in NEW.a")]
    [TestCase("create", "'x' in NEW.a && NEW.a.size() >= 0 - 1 && NEW.a.size() > 1", "'x' in NEW.a")]
    [TestCase("create", "NEW.a == NEW.b && NEW.b == NEW.c && NEW.a == NEW.c", "NEW.a == NEW.b && NEW.b == NEW.c")]
    [TestCase("create", "NEW.get('a', 0) is int", "NEW.get('a', 'x') is int")]
    [TestCase("update", "getAfter(ACCOUNT).data.ok == true", "get(ACCOUNT).data.ok == true")]
    [TestCase("get", "exists(OWN)", "existsAfter(OWN)")]
    [TestCase("create", "NEW.n is int && NEW.n is number", "NEW.n is number")]
    [TestCase("create", "NEW.a is string && NEW.a in ['x', 1]", "NEW.a in ['x', 1]")]
    [TestCase("create", "NEW.a is string && NEW.get('a', 1) == 1", "NEW.get('a', 1) == 1")]
    [TestCase(
        "get",
        "request.auth != null && request.auth.uid == resource.data.by",
        "request.auth.uid == resource.data.by || resource.data.open == true"
    )]
    [TestCase(
        "update",
        "CHANGES.hasOnly(['a', 'b']) && resource.data.b == 1",
        "CHANGES.hasOnly(['a', 'b']) && NEW.b == 1"
    )]
    [TestCase("update", "request.auth != null && resource.data.a == 1", "request.auth != null && NEW.a == 1")]
    [TestCase("get", "request.auth != null || request.auth.uid == id", "request.auth.uid == id")]
    public void Condition_that_is_not_proven_is_no_reason_to_be_the_same(string method, string one, string other) =>
        Compare(Rules(Allow(method, Long(one))), Rules(Allow(method, Long(other)))).IsSame.Should().BeFalse();

    private static string Long(string condition) =>
        condition
            .Replace("NEW", "request.resource.data", StringComparison.Ordinal)
            .Replace("CHANGES", "request.resource.data.diff(resource.data).affectedKeys()", StringComparison.Ordinal)
            .Replace("OWN", "/databases/$(db)/documents/$(request.auth.uid)/$(id)", StringComparison.Ordinal)
            .Replace("ACCOUNT", "/databases/$(db)/documents/users/$(id)", StringComparison.Ordinal);

    [TestCase(
        "match /docs/{id} { allow get: if id == 'a' || request.auth != null; }",
        "match /docs/{key} { allow get: if request.auth != null; allow get: if key == 'a'; }",
        TestName = "{m}(an alternative in a statement of its own)"
    )]
    [TestCase(
        "match /docs/{id} { allow read: if request.auth.uid == id; }",
        "match /docs/{id} { allow get: if request.auth.uid == id; } match /docs/{uid} { allow list: if request.auth.uid == uid; }",
        TestName = "{m}(methods in blocks of other names)"
    )]
    [TestCase(
        "match /docs/{id} { allow get: if request.auth != null; }",
        "match /docs/{id} { allow get: if request.auth != null; } match /docs/main { allow get: if request.auth != null; }",
        TestName = "{m}(a block that another one covers)"
    )]
    public void Equal_blocks_are_the_same(string one, string other) =>
        Compare(Rules(one), Rules(other)).IsSame.Should().BeTrue();

    [TestCase("match /docs/{id} { allow read: if request.auth.uid == id; }", true)]
    [TestCase("match /docs/{id=**} { allow read: if request.auth != null; }", false)]
    public void Version_decides_only_about_recursive_wildcards(string block, bool isSame)
    {
        var rules = Rules(block).Source.Text;
        var old = rules.Replace("'2'", "'1'", StringComparison.Ordinal);
        old.Should().NotBe(rules);

        Compare(RulesParser.Parse(rules), RulesParser.Parse(old)).IsSame.Should().Be(isSame);
    }

    [Test]
    public void Function_that_cannot_be_expanded_is_not_taken_for_the_same_by_its_name()
    {
        const string Block = "match /docs/{id} { allow get: if checks(1); }";
        var before = Rules(Block + " function checks(a) { return a == 1; }");
        var after = Rules(Block + " function checks(a, b) { return true; }");

        Compare(before, after).IsSame.Should().BeFalse();
    }

    [Test]
    public void Literals_that_look_alike_are_not_the_same()
    {
        var before = Rules(Allow("get", "resource.data.a in ['x', 'y']"));
        var after = Rules(Allow("get", @"resource.data.a in ['x\', \'y']"));

        Directions(before, after).Should().Contain([ChangeDirection.Widened, ChangeDirection.Narrowed]);
    }

    [Test]
    public void Request_is_as_small_as_the_decisions_need()
    {
        var before = Rules(
            Allow("create", "request.auth.uid == request.resource.data.owner && request.resource.data.text is string")
        );
        var after = Rules(Allow("create", "request.resource.data.text is string"));

        var scenario = Compare(before, after).Changes.Single().Scenario;

        scenario.Request.Token.Should().BeNull();
        scenario.Request.NewData!.Value.GetMembers().Keys.Should().Equal("text");
    }

    [Test]
    public void Comparison_is_the_same_each_time()
    {
        var (before, after) = (
            Rules(Allow("create", "request.resource.data.tags.size() <= 10 && request.auth != null")),
            Rules(Allow("create", "request.resource.data.tags.size() <= 11"))
        );

        string Text() => string.Join("\n", Compare(before, after).Changes.Select(change => change.Scenario.Request));

        Text().Should().Be(Text());
    }

    private static string Allow(string method, string condition) =>
        $"match /docs/{{id}} {{ allow {method}: if {condition}; }}";

    private static ParsedRules Rules(string blocks)
    {
        var parsed = RulesParser.Parse(
            $$"""
            rules_version = '2';
            service cloud.firestore {
              match /databases/{db}/documents {
                function owner(uid) { return request.auth.uid == uid; }
                function mine() { let by = resource.data.by; return owner(by); }
                {{blocks}}
              }
            }
            """
        );
        parsed.HasErrors.Should().BeFalse(string.Join("; ", parsed.Diagnostics));
        return parsed;
    }

    private static IEnumerable<ChangeDirection> Directions(ParsedRules before, ParsedRules after) =>
        Compare(before, after).Changes.Select(change => change.Direction);

    private static RulesDifference Compare(ParsedRules before, ParsedRules after)
    {
        var difference = RulesComparison.Compare(before, after, Now);
        var (old, current) = (RulesProgram.Compile(before), RulesProgram.Compile(after));
        foreach (var change in difference.Changes)
        {
            var (request, documents) = (change.Scenario.Request, change.Scenario.Lookup);
            var isWidened = change.Direction == ChangeDirection.Widened;
            old.Decide(request, documents).IsAllowed.Should().Be(!isWidened);
            current.Decide(request, documents).IsAllowed.Should().Be(isWidened);
        }

        return difference;
    }
}
