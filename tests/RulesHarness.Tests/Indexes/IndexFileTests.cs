using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Proof;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Indexes;

/// <summary>The file of indexes, and how it agrees with the spec's section.</summary>
public sealed class IndexFileTests
{
    private const string Posts = """
        {"collectionGroup": "posts", "queryScope": "COLLECTION",
         "fields": [{"fieldPath": "status", "order": "ASCENDING"}, {"fieldPath": "createdAt", "order": "DESCENDING"}]}
        """;

    private const string Comments = """
        {"collectionGroup": "comments", "queryScope": "COLLECTION_GROUP", "fields": [{"fieldPath": "tags", "arrayConfig": "CONTAINS"}, {"fieldPath": "at", "order": "ASCENDING"}]}
        """;

    [Test]
    public void File_gives_its_indexes()
    {
        var read = Read($"{Posts},{Comments}");
        read.Diagnostics.Should().BeEmpty();
        read.Indexes.Select(index =>
                $"{index.CollectionGroup} {index.IsGroupScope} {string.Join(", ", index.Fields.Select(field => $"{field.FieldPath} {field.Mode}"))}"
            )
            .Should()
            .Equal(
                "posts False status Ascending, createdAt Descending",
                "comments True tags ArrayContains, at Ascending"
            );
    }

    [TestCase("{\"indexes\": []}", TestName = "{m}(empty list)")]
    [TestCase("{ /* none */ \"indexes\": [] }", TestName = "{m}(comment)")]
    [TestCase("{\"indexes\": [], \"fieldOverrides\": []}", TestName = "{m}(no overrides)")]
    public void File_without_indexes_has_none(string text)
    {
        var read = IndexFile.Read("i.json", text);
        (read.Indexes.Count, read.Diagnostics.Count).Should().Be((0, 0));
    }

    [Test]
    public void Spec_and_file_that_say_the_same_agree() =>
        IndexAgreement
            .Compare(Declared("| `posts` | `status` asc, `createdAt` desc | collection |"), Read(Posts), "i.json")
            .Diagnostics.Should()
            .BeEmpty();

    [Test]
    public void Last_name_is_implied() =>
        IndexAgreement
            .Compare(
                Declared("| `posts` | `status` asc, `createdAt` desc, `__name__` desc | collection |"),
                Read(Posts),
                "i.json"
            )
            .Diagnostics.Should()
            .BeEmpty();

    [TestCase("| `posts` | `status` asc, `createdAt` asc | collection |", TestName = "{m}(another direction)")]
    [TestCase("| `posts` | `createdAt` desc, `status` asc | collection |", TestName = "{m}(another order)")]
    [TestCase("| `posts` | `status` asc, `createdAt` desc | collection group |", TestName = "{m}(another scope)")]
    [TestCase("| `comments` | `authorId` asc, `text` desc | collection |", TestName = "{m}(another collection)")]
    public void Spec_and_file_that_differ_are_reported_on_both_sides(string row)
    {
        var agreement = IndexAgreement.Compare(Declared(row), Read(Posts), "i.json");
        agreement
            .Diagnostics.Select(found => $"{found.Id} {found.File}")
            .Should()
            .Equal("RH5010 spec.md", "RH5011 i.json");
        (agreement.Missing.Count, agreement.Undeclared.Count).Should().Be((1, 1));
    }

    [Test]
    public void Sample_agrees_with_its_file()
    {
        var file = IndexFile.Read("firestore.indexes.json", TestData.Text("Sample/firestore.indexes.json"));
        IndexAgreement
            .Compare(TestData.Model(TestData.Sample).Indexes, file, "firestore.indexes.json")
            .Diagnostics.Should()
            .BeEmpty();
    }

    private static IndexFile Read(string indexes) => IndexFile.Read("i.json", $"{{\"indexes\": [{indexes}]}}");

    private static IReadOnlyList<IndexDeclaration> Declared(string row)
    {
        var section = TestData.Blog.IndexOf("## Indexes", StringComparison.Ordinal);
        return TestData
            .Model($"{TestData.Blog[..section]}## Indexes\n\n| Collection | Fields | Scope |\n|---|---|---|\n{row}\n")
            .Indexes;
    }
}
