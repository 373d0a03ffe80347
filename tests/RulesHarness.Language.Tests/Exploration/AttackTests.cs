using RulesHarness.Language.Exploration;
using RulesHarness.Language.Exploration.Access;
using RulesHarness.Language.Exploration.Attacks;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Exploration;

/// <summary>Attacks that are planted in rules, and the same rules without them.</summary>
public sealed class AttackTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly AttackPair[] Pairs = AttackPair.ReadAll();

    [TestCaseSource(nameof(Pairs))]
    public void Planted_attack_is_found(AttackPair pair)
    {
        var attacks = RolesAndTakeovers(pair.Planted);

        attacks.Select(attack => $"{attack.Kind} {attack.Method} {attack.Path}").Should().Contain(pair.Expected);
    }

    [TestCaseSource(nameof(Pairs))]
    public void Rules_without_the_attack_have_none(AttackPair pair) => RolesAndTakeovers(pair.Safe).Should().BeEmpty();

    [TestCaseSource(nameof(Pairs))]
    public void Second_request_is_denied_without_the_first(AttackPair pair)
    {
        var explorer = new RulesExplorer(RulesParser.Parse(pair.Planted), Now);

        foreach (var attack in RolesAndTakeovers(pair.Planted))
        {
            attack.Steps.Should().HaveCount(2);
            attack.Steps.Should().OnlyContain(step => explorer.Decide(step).IsAllowed);
        }
    }

    [TestCase("allow create: if true;", AttackKind.Open)]
    [TestCase("allow delete: if request.auth != null;", AttackKind.Open)]
    [TestCase("allow list: if request.auth != null; allow get: if request.auth.uid == id;", AttackKind.ListMoreThanGet)]
    [TestCase("allow list: if resource.data.open == true;", AttackKind.ListMoreThanGet)]
    [TestCase("allow create: if request.auth.uid == id;", AttackKind.UnboundedWrite)]
    [TestCase(
        "allow create: if request.auth.uid == id && request.resource.data.keys().hasOnly(['name']) && request.resource.data.name is string;",
        AttackKind.UnboundedWrite
    )]
    public void Request_of_one_step_is_found(string statements, AttackKind kind) =>
        Find(RulesOf(statements)).Select(attack => attack.Kind).Should().Contain(kind);

    [TestCase("allow read: if resource.data.open == true;")]
    [TestCase("allow read: if request.auth.uid == resource.data.owner;")]
    [TestCase("allow read: if request.auth.uid in resource.data.members;")]
    [TestCase("allow write: if request.auth.token.admin == true;")]
    [TestCase(
        "allow create: if request.auth.uid == id && request.resource.data.keys().hasOnly(['name']) && request.resource.data.name is string && request.resource.data.name.size() < 50;"
    )]
    [TestCase("allow delete: if request.auth.uid == resource.data.owner;")]
    public void Rules_that_hold_together_have_no_attack(string statements) =>
        Find(RulesOf(statements)).Should().BeEmpty();

    private static IEnumerable<Attack> RolesAndTakeovers(string rules) =>
        Find(rules).Where(attack => attack.Kind is AttackKind.Takeover or AttackKind.SelfMadeRole);

    private static IEnumerable<Attack> Find(string rules)
    {
        var parsed = RulesParser.Parse(rules);
        return AttackSearch.Find(parsed, AccessExplorer.Explore(parsed, Now), Now);
    }

    private static string RulesOf(string statements) =>
        $$"""
            rules_version = '2';
            service cloud.firestore {
              match /databases/{db}/documents {
                match /docs/{id} { {{statements}} }
              }
            }
            """;
}
