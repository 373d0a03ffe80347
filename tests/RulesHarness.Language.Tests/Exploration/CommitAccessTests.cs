using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Exploration.Access;
using RulesHarness.Language.Exploration.Attacks;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Exploration;

/// <summary>A request that needs another write in its commit is allowed to those for whom the whole commit is.</summary>
public sealed class CommitAccessTests
{
    private const string NewOrg =
        "!exists(/databases/$(db)/documents/orgs/$(org)) && existsAfter(/databases/$(db)/documents/orgs/$(org))";

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // What guests, signed-in users and owners can do: S sometimes, - not reached.
    [TestCase("allow create: if false;", "---")]
    [TestCase("allow update: if true;", "---")]
    [TestCase("allow create: if request.auth.uid == 'a' && request.auth.uid == 'b';", "---")]
    [TestCase("allow create: if !exists(/databases/$(db)/documents/orgs/$(org));", "SSS")]
    [TestCase("allow create: if request.auth != null;", "-SS")]
    [TestCase("allow create: if request.resource.data.name == 'x' && request.auth != null;", "-SS")]
    public void Write_is_allowed_to_those_who_may_make_the_other_write(string orgs, string expected)
    {
        var rules = RulesOf(NewOrg, orgs);

        var map = AccessExplorer.Explore(rules, Now);

        string.Concat(CellsOf(map).Select(cell => LetterOf(cell.Value))).Should().Be(expected);
        ShouldAllowAll(map, rules);
    }

    [Test]
    public void Caller_whom_the_other_write_names_is_found()
    {
        var rules = RulesOf(NewOrg, "allow create: if request.auth.uid == request.resource.data.by;");

        var map = AccessExplorer.Explore(rules, Now);

        map.Cells.Should().Contain(cell => cell.Path == "members/{org}" && cell.Scenario != null);
        ShouldAllowAll(map, rules);
    }

    [Test]
    public void Condition_that_needs_a_denied_write_is_not_reached()
    {
        var rules = RulesOf(NewOrg, "allow create: if false;");

        var map = AccessExplorer.Explore(rules, Now);

        var unmet = map.NotReached.Should().ContainSingle().Which;
        rules.Source.OneLine(unmet).Should().StartWith("existsAfter");
        CellsOf(map)[0].Unmet.Should().Be(unmet);
        map.Reached.Should().Be(0);
    }

    [Test]
    public void Write_that_needs_a_denied_write_is_no_attack()
    {
        var rules = RulesOf(NewOrg, "allow create: if false;");

        AttackSearch.Find(rules, AccessExplorer.Explore(rules, Now), Now).Should().BeEmpty();
    }

    // The whole commit of each request that the map shows.
    private static void ShouldAllowAll(AccessMap map, ParsedRules rules)
    {
        var program = RulesProgram.Compile(rules);
        var shown = map.Cells.Select(cell => cell.Scenario).OfType<Scenario>();
        shown.Should().NotContain(scenario => !scenario.IsAllowedBy(program));
    }

    private static List<AccessCell> CellsOf(AccessMap map) =>
        [
            .. map
                .Cells.Where(cell => cell.Path.StartsWith("members", StringComparison.Ordinal))
                .Where(cell => cell.Method == RulesMethod.Create)
                .Take(3),
        ];

    private static char LetterOf(AccessValue value) =>
        value switch
        {
            AccessValue.Always => 'A',
            AccessValue.Sometimes => 'S',
            AccessValue.Never => 'N',
            _ => '-',
        };

    private static ParsedRules RulesOf(string members, string orgs)
    {
        var rules = RulesParser.Parse(
            $$"""
            rules_version = '2';
            service cloud.firestore {
              match /databases/{db}/documents {
                match /members/{org} { allow create: if {{members}}; }
                match /orgs/{org} { {{orgs}} }
              }
            }
            """
        );
        rules.HasErrors.Should().BeFalse();
        return rules;
    }
}
