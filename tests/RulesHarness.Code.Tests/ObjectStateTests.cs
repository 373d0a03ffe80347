namespace RulesHarness.Code.Tests;

/// <summary>Objects in C# that hold parts of a query, and what their constructors and methods leave in them.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ObjectStateTests
{
    [Test]
    public void Method_without_a_result_changes_the_object_that_a_constructor_makes() =>
        Read(
                """
                abstract class Plan
                {
                    public (string Field, bool IsDown)? Sort { get; private set; }
                    protected void By(string field, bool isDown = false) => Sort = (field, isDown);
                }
                class Newest : Plan { public Newest() { By("at", isDown: true); } }
                class Feed(FirestoreDb db)
                {
                    public void Run(Newest plan)
                    {
                        Query query = db.Collection("posts");
                        if (new Newest().Sort is var (field, isDown))
                        {
                            query = isDown ? query.OrderByDescending(field) : query.OrderBy(field);
                        }
                        query.GetSnapshotAsync();
                    }
                }
                """
            )
            .Should()
            .Equal("posts order by at desc");

    [Test]
    public void Object_that_only_a_call_holds_keeps_what_a_branch_of_its_constructor_adds() =>
        Read(
                """
                record Test(string Field, object Value);
                class Tests
                {
                    private readonly List<Test> _all = [];
                    public Tests(bool more) { Add("a"); if (more) { Add("b"); } }
                    private void Add(string field) { _all.Add(new Test(field, 1)); }
                    public Query On(Query query) => _all.Aggregate(query, (q, test) => test switch { var (field, value) => q.WhereEqualTo(field, value) });
                }
                class Feed(FirestoreDb db)
                {
                    public void Run(bool more) => Send(new Tests(more));
                    private void Send(Tests tests) => tests.On(db.Collection("posts")).GetSnapshotAsync();
                }
                """
            )
            .Should()
            .BeEquivalentTo("posts where a == 1", "posts where a == 1 and b == 1");

    [Test]
    public void What_one_function_finds_out_does_not_add_to_the_ways_of_the_next() =>
        Read(
                $$"""
                class Routes(FirestoreDb db)
                {
                    public void Map(Router router)
                    {
                        {{string.Concat(
                    Enumerable.Range(0, 12).Select(at => $"router.Get((string? a, string? b) => Find(\"c{at}\", a, b));")
                )}}
                    }
                    private void Find(string name, string? a, string? b)
                    {
                        Query query = db.Collection(name);
                        if (a != null) query = query.WhereEqualTo("a", a);
                        if (b != null) query = query.WhereEqualTo("b", b);
                        query.GetSnapshotAsync();
                    }
                }
                """
            )
            .Should()
            .HaveCount(48)
            .And.NotContain(line => line.StartsWith('?'));

    private static IReadOnlyList<string> Read(string code) =>
        ReadCode.Of(
            "a.cs",
            $"using Google.Cloud.Firestore;\nusing System.Linq;\nusing System.Collections.Generic;\n{code}"
        );
}
