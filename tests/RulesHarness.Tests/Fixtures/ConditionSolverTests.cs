using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Fixtures;

/// <summary>Conditions are met by changing as little of a document as they ask for.</summary>
public sealed class ConditionSolverTests
{
    private static readonly DataModel Model = TestData.Model(TestData.Blog);
    private static readonly Collection Posts = Model.Collection("posts")!;
    private static readonly FixtureFactory Factory = new(Model, new FixtureOptions());

    [TestCase("status == \"archived\"")]
    [TestCase("\"archived\" == status")]
    [TestCase("status != \"draft\"")]
    [TestCase("status in [\"archived\"]")]
    [TestCase("status not in [\"draft\", \"published\"]")]
    [TestCase("rating < 1")]
    [TestCase("rating <= 0")]
    [TestCase("rating > 9")]
    [TestCase("9 < rating")]
    [TestCase("rating >= 10")]
    [TestCase("tags has uid")]
    [TestCase("uid in tags")]
    [TestCase("not tags has \"a\"")]
    [TestCase("teamId == null")]
    [TestCase("teamId != null")]
    [TestCase("authorId == uid")]
    [TestCase("authorId != uid")]
    [TestCase("createdAt < now")]
    [TestCase("createdAt > now")]
    [TestCase("stats.likes == 7")]
    [TestCase("title == token.email")]
    [TestCase("title is int")]
    [TestCase("title is not string")]
    [TestCase("rating is not int")]
    [TestCase("teamId is not string")]
    [TestCase("status is not string")]
    [TestCase("rating is float")]
    [TestCase("rating is number")]
    [TestCase("title is boolean")]
    [TestCase("title is list")]
    [TestCase("title is map")]
    [TestCase("title is timestamp")]
    [TestCase("title is bytes")]
    [TestCase("title is geopoint")]
    [TestCase("title is reference")]
    [TestCase("status == \"draft\" and rating > 3 and tags has \"a\"")]
    [TestCase("status == \"draft\" and status != \"published\"")]
    public void Condition_that_can_be_met_is_met(string condition)
    {
        var stored = Factory.Make(Posts, [], "post-1", Completeness.Full).Fields;
        var solved = Solve(condition, stored);
        solved.Should().NotBeNull();
        Solve(condition, solved!).Should().BeSameAs(solved, "what holds already is not changed");
        FieldTree
            .Differences(stored, solved!)
            .Where(field => !condition.Contains(field, StringComparison.Ordinal))
            .Should()
            .BeEmpty("nothing else is changed");
    }

    [TestCase("status == \"draft\" and status != \"draft\"")]
    [TestCase("uid == \"somebody\"")]
    [TestCase("token.admin == true")]
    public void Condition_that_no_change_can_meet_is_given_up(string condition) =>
        Solve(condition, Factory.Make(Posts, [], "post-1", Completeness.Full).Fields).Should().BeNull();

    [Test]
    public void Of_an_existing_document_only_the_new_one_is_changed()
    {
        var stored = Factory.Make(Posts, [], "post-1", Completeness.Full).Fields.With("status", "draft");
        Solve("new.status == \"archived\"", stored, stored)!.At("status").Should().Be("archived");
        Solve("status == \"archived\"", stored, stored).Should().BeNull();
    }

    private static IReadOnlyDictionary<string, object?>? Solve(
        string condition,
        IReadOnlyDictionary<string, object?> fields,
        IReadOnlyDictionary<string, object?>? stored = null
    )
    {
        var spec = TestData.BlogWith(
            "create own docs where `status == \"draft\"`.",
            $"update own docs where `{condition}`."
        );
        var read = TestData.Model(spec).Policies[2].Permissions[2].Condition!;
        List<Comparison> comparisons = [.. (read is AndCondition and ? and.Parts : [read]).Select(Plain)];
        var solver = new ConditionSolver(Factory, Timestamp.FromDateTimeOffset(TestData.Now));
        return solver.Satisfy(
            Posts,
            fields,
            comparisons,
            Identity.User("ann") with
            {
                Email = "ann@example.com",
            },
            new Dictionary<string, string>(),
            stored
        );
    }

    private static Comparison Plain(Condition condition) =>
        condition is NotCondition { Inner: Comparison { Comparator: Comparator.Has } has }
            ? has with
            {
                Comparator = Comparator.HasNot,
            }
            : (Comparison)condition;
}
