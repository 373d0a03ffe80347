namespace RulesHarness.Code.Tests;

/// <summary>Names of fields that C# builds with <c>StringBuilder</c>.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class BuiltTextTests
{
    [TestCase("var b = new StringBuilder(\"price\"); b.Append('.').Append(\"net\");", "x order by price.net")]
    [TestCase("var b = new StringBuilder(16); b.AppendFormat(\"{0}.sum\", \"tax\");", "x order by tax.sum")]
    [TestCase("var b = new StringBuilder(); b.AppendJoin(\".\", new[] { \"a\", \"b\" });", "x order by a.b")]
    [TestCase("var b = new StringBuilder(\"to\"); b.Insert(0, \"from.\");", "x order by from.to")]
    [TestCase("var b = new StringBuilder(\"a\"); Extend(b);", "x order by a.end")]
    [TestCase("var b = new StringBuilder(\"old\"); b.Clear(); b.Append(\"new\");", "x order by new")]
    [TestCase("var b = new StringBuilder(\"a\"); if (deep) { b.Append(\".b\"); }", "x order by a", "x order by a.b")]
    public void Text_that_is_built_is_known(string built, params string[] expected) =>
        Read(built).Should().BeEquivalentTo(expected);

    [TestCase("var b = new StringBuilder(\"ab\"); b.Length--;")]
    [TestCase("var b = new StringBuilder(\"a-b\"); b.Replace(\"-\", \".\");")]
    [TestCase("var b = new StringBuilder(\"ab\"); b.Remove(0, 1);")]
    public void Text_that_is_changed_in_another_way_is_not_known(string built) =>
        Read(built).Should().ContainSingle().Which.Should().StartWith("? the field in `OrderBy(b.ToString())`");

    private static IReadOnlyList<string> Read(string built) =>
        ReadCode.Of(
            "a.cs",
            $$"""
            using Google.Cloud.Firestore;
            using System.Text;
            public class Repository(FirestoreDb db)
            {
                public Task Load(bool deep)
                {
                    {{built}}
                    return db.Collection("x").OrderBy(b.ToString()).GetSnapshotAsync();
                }
                private static void Extend(StringBuilder text) => text.Append(".end");
            }
            """
        );
}
