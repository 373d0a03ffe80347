using RulesHarness.Language.Analysis;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Exploration.Access;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Exploration;

/// <summary>The requests that rules allow to whom: each request is decided anew here.</summary>
public sealed class AccessTests
{
    private const string Own = "get(/databases/$(db)/documents/users/$(request.auth.uid)).data";

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Of guests, signed-in users and owners: A always, S sometimes, N never, - not reached.
    [TestCase("true", "AAA")]
    [TestCase("false", "NNN")]
    [TestCase("request.auth != null", "NAA")]
    [TestCase("request.auth.uid != null", "N??")]
    [TestCase("request.auth == null", "SN?")]
    [TestCase("resource.data.open == true", "SSS")]
    [TestCase("request.auth.uid == resource.data.owner", "NNS")]
    [TestCase("request.auth.uid == id", "NNS")]
    [TestCase("id == request.auth.uid && resource.data.owner == request.auth.uid", "NNS")]
    [TestCase("request.auth.token.admin == true", "NNN")]
    [TestCase("request.auth.token.admin == true || resource.data.owner == request.auth.uid", "NNS")]
    [TestCase("request.auth != null && (resource.data.open || resource.data.owner == request.auth.uid)", "NSS")]
    [TestCase("request.auth.uid in resource.data.members", "NNN")]
    [TestCase(Own + ".role == 'admin'", "NN-")]
    [TestCase("request.auth.uid == 'x7Qe'", "NNN")]
    [TestCase("request.auth.uid in ['x7Qe', 'y2']", "NNN")]
    [TestCase("request.auth.uid in [resource.data.buyer, resource.data.seller]", "NNS")]
    [TestCase("request.auth.uid in [request.auth.uid]", "N??")]
    [TestCase("get(/databases/$(db)/documents/docs/$(id)).data.owner == request.auth.uid", "NNS")]
    [TestCase("get(/databases/$(db)/documents/docs/$(request.auth.uid)).data.open == true", "NN-")]
    [TestCase("resource.data.keys().hasAny(['a']) || request.auth.token.admin", "SSS")]
    [TestCase("resource.data.a == 1 && resource.data.a == 2", "NNN")]
    [TestCase("hashing.md5(resource.data.x).toHexString() == 'nothing'", "---")]
    [TestCase("!(request.auth == null)", "N??")]
    [TestCase("request.auth.token.email_verified == true && resource.data.owner == request.auth.uid", "NN-")]
    public void Cells_of_a_get_are_known(string condition, string expected)
    {
        var cells = Explore(condition).Cells.Where(cell => cell.Method == RulesMethod.Get).ToList();

        var letters = cells.Take(3).Select((cell, at) => expected[at] == '?' ? '?' : LetterOf(cell.Value));
        string.Concat(letters).Should().Be(expected);
    }

    [TestCase("request.auth.token.admin == true", RelationKind.Claim)]
    [TestCase("request.auth.uid in resource.data.members", RelationKind.Member)]
    [TestCase("resource.data.roles[request.auth.uid] == 'editor'", RelationKind.Member)]
    [TestCase(Own + ".role == 'admin'", RelationKind.OwnDocument)]
    [TestCase("exists(/databases/$(db)/documents/admins/$(request.auth.uid))", RelationKind.OwnDocument)]
    [TestCase(
        "get(/databases/$(db)/documents/teams/$(resource.data.team)).data.lead == request.auth.uid",
        RelationKind.NamedElsewhere
    )]
    [TestCase("request.auth.uid == 'x7Qe'", RelationKind.Uid)]
    public void Role_is_named_by_what_it_needs(string condition, RelationKind kind)
    {
        var map = Explore(condition);

        map.Callers.Where(caller => caller.Kind == CallerKind.Role)
            .Should()
            .ContainSingle()
            .Which.Roles.Should()
            .ContainSingle()
            .Which.Kind.Should()
            .Be(kind);
    }

    [Test]
    public void Request_is_allowed_and_its_near_miss_denied()
    {
        var rules = RulesParser.Parse(
            RulesOf(
                "allow read: if resource.data.open == true || resource.data.owner == request.auth.uid;"
                    + $"allow create: if request.resource.data.owner == request.auth.uid && {Own}.active == true;"
                    + "allow update: if request.auth.token.role in ['editor', 'admin'] && request.resource.data.at == request.time;"
                    + "allow delete: if request.auth.uid in resource.data.members;"
            )
        );
        var explorer = new RulesExplorer(rules, Now);

        var cells = AccessExplorer.Explore(rules, Now).Cells.Where(cell => cell.Scenario is not null).ToList();

        cells.Should().HaveCountGreaterThan(8);
        cells.Should().OnlyContain(cell => explorer.Decide(cell.Scenario!).IsAllowed);
        cells
            .Where(cell => cell.NearMiss is not null)
            .Should()
            .OnlyContain(cell => !explorer.Decide(cell.NearMiss!).IsAllowed);
    }

    [Test]
    public void Same_rules_give_the_same_map()
    {
        const string Condition = "request.auth.uid in resource.data.members || " + Own + ".role == 'admin'";

        var first = Explore(Condition).Cells.Select(cell => $"{cell.Value} {cell.Line} {cell.Scenario?.Request}");
        var second = Explore(Condition).Cells.Select(cell => $"{cell.Value} {cell.Line} {cell.Scenario?.Request}");

        second.Should().Equal(first);
    }

    private static AccessMap Explore(string condition) =>
        AccessExplorer.Explore(RulesParser.Parse(RulesOf($"allow get: if {condition};")), Now);

    private static char LetterOf(AccessValue value) =>
        value switch
        {
            AccessValue.Always => 'A',
            AccessValue.Sometimes => 'S',
            AccessValue.Never => 'N',
            _ => '-',
        };

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
