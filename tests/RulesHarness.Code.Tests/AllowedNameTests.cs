namespace RulesHarness.Code.Tests;

/// <summary>Names that C# looks up in a list, and lists that hold queries beside other values.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AllowedNameTests
{
    [TestCase("if (!Allowed.Contains(sort)) { throw new ArgumentException(nameof(sort)); }")]
    [TestCase("var known = new[] { \"due\", \"title\" }; if (!known.Contains(sort)) { return null; }")]
    [TestCase("if (sort is not (\"due\" or \"title\")) { return null; }")]
    [TestCase("sort = Array.Find(Names, each => each == sort); if (sort == null) { return null; }")]
    [TestCase("sort = new List<string>(Names).FindLast(each => each == sort)!; if (sort == null) { return null; }")]
    [TestCase("if (Array.IndexOf(Names, sort) < 0) { return null; }")]
    [TestCase("if (new List<string>(Names).IndexOf(sort) == -1) { return null; }")]
    public void Field_that_is_looked_up_in_a_list_is_one_of_it(string check) =>
        Read($"{check} return db.Collection(\"x\").OrderBy(sort).GetSnapshotAsync();")
            .Should()
            .BeEquivalentTo("x order by due", "x order by title");

    [Test]
    public void Value_that_is_looked_up_in_a_list_is_any_value() =>
        Read(
                """
                if (!Allowed.Contains(sort)) { return null; }
                return db.Collection("x").WhereEqualTo("state", sort).GetSnapshotAsync();
                """
            )
            .Should()
            .Equal("x where state == ?");

    [TestCase("FindAll(each => each != \"due\")", "x order by title")]
    [TestCase("ConvertAll(each => each + \".at\")", "x order by due.at", "x order by title.at")]
    public void Items_of_a_list_are_known_after_its_own_methods(string call, params string[] expected) =>
        Read(
                $$"""
                foreach (var each in new List<string>(Names).{{call}})
                {
                    db.Collection("x").OrderBy(each).GetSnapshotAsync();
                }
                return null;
                """
            )
            .Should()
            .BeEquivalentTo(expected);

    [Test]
    public void Stack_of_a_list_gives_its_items() =>
        Read(
                """
                var open = new Stack<string>(Names);
                while (open.Count > 0)
                {
                    db.Collection(open.Pop()).GetSnapshotAsync();
                }
                return null;
                """
            )
            .Should()
            .BeEquivalentTo("due", "title");

    [TestCase("new { Id = id, Query = db.Collection(\"x\").WhereEqualTo(\"owner\", id) }")]
    [TestCase("(Id: id, Query: db.Collection(\"x\").WhereEqualTo(\"owner\", id))")]
    public void Query_of_each_item_is_known_beside_other_values(string made) =>
        Read(
                $$"""
                var all = ids.Select(id => {{made}});
                return Task.WhenAll(all.Select(each => each.Query.GetSnapshotAsync()));
                """
            )
            .Should()
            .Equal("x where owner == ?");

    [Test]
    public void Operator_is_known_where_an_operand_has_a_type_that_is_not_in_the_sources() =>
        ReadCode
            .Of(
                "a.cs",
                """
                using Google.Cloud.Firestore;
                public abstract class Rule
                {
                    public abstract Query Apply(Query query);
                    public static Rule operator |(Rule first, Rule second) => new Both(first, second);
                }
                public sealed class Both(Rule first, Rule second) : Rule
                {
                    public override Query Apply(Query query) => second.Apply(first.Apply(query));
                }
                public sealed class Since(Instant at) : Rule
                {
                    public override Query Apply(Query query) => query.WhereGreaterThan("at", at.ToDateTimeUtc());
                }
                public sealed class Open : Rule
                {
                    public override Query Apply(Query query) => query.WhereEqualTo("open", true);
                }
                public sealed class Repository(FirestoreDb db, IClock clock)
                {
                    public Task Recent() => Load(new Open() | new Since(clock.GetCurrentInstant()));
                    private async Task Load(Rule rule) => await rule.Apply(db.Collection("x")).GetSnapshotAsync();
                }
                """
            )
            .Should()
            .Equal("x where open == true and at > ?");

    private static IReadOnlyList<string> Read(string body) =>
        ReadCode.Of(
            "a.cs",
            $$"""
            using Google.Cloud.Firestore;
            public class Repository(FirestoreDb db)
            {
                private static readonly HashSet<string> Allowed = new() { "due", "title" };
                private static readonly string[] Names = ["due", "title"];
                public Task Load(string sort, string[] ids)
                {
                    {{body}}
                }
            }
            """
        );
}
