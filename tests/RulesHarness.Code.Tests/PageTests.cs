using System.Text.RegularExpressions;
using RulesHarness.Code.CSharp;
using RulesHarness.Code.Model;

namespace RulesHarness.Code.Tests;

/// <summary>The example of the page about indexes is what it says.</summary>
public sealed partial class PageTests
{
    [Test]
    public void Queries_of_the_example_are_those_that_the_page_shows()
    {
        var page = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Docs", "indexes.md"));
        var example = Example().Match(page[page.IndexOf("## Queries in code", StringComparison.Ordinal)..]);
        var code = $$"""
            using Google.Cloud.Firestore;

            static class Collections
            {
                public const string Posts = "posts";
            }

            class Posts(FirestoreDb _db)
            {
                {{example.Groups["code"].Value}}
            }
            """;

        var read = SourceCode.Read([new SourceFile("Posts.cs", code)], new CSharpReader());

        var shown = example.Groups["queries"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        read.Found.Select(query => query.Notation).Should().BeEquivalentTo(shown);
        read.Unresolved.Should().BeEmpty();
    }

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```\s+```text\n(?<queries>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
