namespace RulesHarness.Code.Tests;

/// <summary>Methods and getters that yield the filters, sorts or names of a query.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class IteratorTests
{
    [TestCase("Filters(\"a\", false)", "x where tag == \"a\"")]
    [TestCase("Filters(null, true)", "x where open == true")]
    [TestCase("Filters(\"a\", true)", "x where tag == \"a\" and open == true")]
    [TestCase("Filters(null, false)", "x")]
    public void Loop_runs_for_what_is_yielded(string call, string expected) =>
        ReadCode
            .Of(
                "a.cs",
                $$"""
                using Google.Cloud.Firestore;
                class Reader(FirestoreDb db)
                {
                    public Task Read()
                    {
                        Query query = db.Collection("x");
                        foreach (var filter in {{call}}) query = query.Where(filter);
                        return query.GetSnapshotAsync();
                    }
                    private static IEnumerable<Filter> Filters(string? tag, bool isOpen)
                    {
                        if (tag != null) yield return Filter.EqualTo("tag", tag);
                        if (!isOpen) yield break;
                        yield return Filter.EqualTo("open", true);
                    }
                }
                """
            )
            .Should()
            .Equal(expected);

    [Test]
    public void Names_that_are_yielded_are_known() =>
        ReadCode
            .Of(
                "a.cs",
                """
                using Google.Cloud.Firestore;
                class Reader(FirestoreDb db)
                {
                    public Task Read() => Task.WhenAll(Names().Select(name => db.Collection(name).GetSnapshotAsync()));
                    private static IEnumerable<string> Names() { yield return "a"; foreach (var name in new[] { "b", "c" }) yield return name; }
                }
                """
            )
            .Should()
            .Equal("a", "b", "c");

    [Test]
    public void Getter_of_the_base_is_read_by_the_one_that_overrides_it() =>
        ReadCode
            .Of(
                "a.cs",
                """
                using Google.Cloud.Firestore;
                abstract class Job(FirestoreDb db)
                {
                    protected abstract string Name { get; }
                    protected virtual Query Source => db.Collection(Name).WhereEqualTo("dirty", true);
                    protected virtual IEnumerable<Filter> Filters { get { yield return Filter.EqualTo("on", true); } }
                    public Task Run()
                    {
                        var query = Source;
                        foreach (var filter in Filters) query = query.Where(filter);
                        return query.GetSnapshotAsync();
                    }
                }
                class Plain(FirestoreDb db) : Job(db) { protected override string Name => "plain"; }
                class Small(FirestoreDb db) : Job(db)
                {
                    protected override string Name => "small";
                    protected override Query Source => base.Source.OrderBy("size");
                    protected override IEnumerable<Filter> Filters => base.Filters.Append(Filter.LessThan("size", 9));
                }
                """
            )
            .Should()
            .BeEquivalentTo(
                "plain where dirty == true and on == true",
                "small where dirty == true and on == true and size < 9 order by size"
            );

    [Test]
    public void Items_of_an_unknown_number_are_not_known() =>
        ReadCode
            .Of(
                "a.cs",
                """
                using Google.Cloud.Firestore;
                class Reader(FirestoreDb db)
                {
                    public Task Read(IEnumerable<int> kinds) => db.Collection("x").WhereIn("kind", Even(kinds)).GetSnapshotAsync();
                    private static IEnumerable<int> Even(IEnumerable<int> all) { foreach (var one in all) if (one % 2 == 0) yield return one; }
                }
                """
            )
            .Should()
            .Equal("x where kind in […]");
}
