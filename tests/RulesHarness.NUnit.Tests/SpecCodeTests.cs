using System.Xml.Linq;

namespace RulesHarness.NUnit.Tests;

/// <summary>Tests source code as a part of a spec's tests, in a project without the reader of C#.</summary>
public sealed class SpecCodeTests
{
    private const string Settings = """{ "code": ["src"] }""";

    [Test]
    public async Task Code_in_CSharp_is_an_error_that_names_the_package_which_reads_it()
    {
        const string Code = """
            using Google.Cloud.Firestore;
            public class Store(FirestoreDb db)
            {
                public Task<QuerySnapshot> All() => db.Collection("notes").GetSnapshotAsync();
            }
            """;
        var project = new NotesProject().Write("rulesharness.json", Settings).Write("src/Store.cs", Code);

        var failed = Failed(await project.RunAsync());

        failed.Should().ContainSingle();
        failed[0]
            .Should()
            .Contain("error RH6052: `src/Store.cs` was not read")
            .And.Contain("RulesHarness.NUnit.Code")
            .And.NotContain("RH6046");
    }

    [Test]
    public async Task Code_in_another_language_is_read()
    {
        const string Code = "export const all = () => db.collection('notes').orderBy('text').get();";
        var project = new NotesProject().Write("rulesharness.json", Settings).Write("src/store.js", Code);

        var results = await project.RunAsync();

        Failed(results).Should().BeEmpty();
        results.ToString().Should().Contain("RH5081").And.NotContain("RH6052");
    }

    private static IReadOnlyList<string> Failed(XElement results) =>
        [
            .. results
                .Descendants("test-case")
                .Where(test => test.Attribute("result")!.Value == "Failed")
                .Select(test => test.Descendants("message").First().Value),
        ];
}
