using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Migration.Tests.Exports;

/// <summary>Documents of a Firestore export as old data.</summary>
public sealed class ExportTests
{
    [Test]
    public void Document_of_each_type_is_read_as_it_was_written() => IsAsWritten(ExportedData.Folder);

    [Test]
    public void Export_in_a_folder_of_the_firebase_cli_is_found()
    {
        var folder = TestFolder.New();
        ExportFiles.Copy(ExportedData.Folder, Path.Combine(folder, "firestore_export"));
        File.WriteAllText(Path.Combine(folder, "firebase-export-metadata.json"), "{}");
        IsAsWritten(folder);
    }

    [Test]
    public void Documents_of_another_collection_are_not_taken_and_ids_above_are_columns()
    {
        var mapping = new Mapping()
            .Export("old", ExportedData.Folder, "all/{parentId}/parts")
            .Row("`old.__parentId__`", "`notes.id`")
            .Row("`old.__path__`", "`notes.value`")
            .Row("`old.__id__`", "`notes.count`")
            .Row("`old.value`", "`notes.price`");

        mapping.Run().Diagnostics.Should().BeEmpty();

        var document = mapping.Documents.Single();
        document.Path.Should().Be("notes/text");
        document.Row.Should().Be("document all/text/parts/1");
        document.Fields["value"].Should().Be("all/text/parts/1");
        document.Fields["count"].Should().Be(1L);
        document.Fields["price"].Should().Be(1.0);
    }

    [Test]
    public void Values_inside_of_maps_and_references_as_text_can_be_mapped()
    {
        var mapping = new Mapping()
            .Export("old", ExportedData.Folder, "all", "__id__ in [\"reference\", \"map\"]")
            .Row("`old.__id__`", "`notes.id`")
            .Row("`old.value.{a.b}.deep`", "`notes.value`")
            .Row(
                "`old.value`",
                "`notes.owner`",
                "The part after \"/\" where __id__ == \"reference\"; null where __id__ == \"map\""
            );

        mapping.Run().Diagnostics.Should().BeEmpty();

        var documents = mapping.Documents.ToDictionary(one => one.Path, one => one.Fields);
        documents["notes/map"]["value"].Should().BeAssignableTo<IReadOnlyList<object?>>();
        documents["notes/reference"]["owner"].Should().Be("text/parts/1");
    }

    [Test]
    public void Field_that_no_row_names_is_a_warning_and_a_name_that_no_document_has_an_error()
    {
        var mapping = new Mapping()
            .Export("old", ExportedData.Folder, "all")
            .Row("`old.__id__`", "`notes.id`")
            .Row("`old.valve`", "`notes.value`");
        mapping
            .Run()
            .Diagnostics.Select(one => $"{one.Id} {one.Message}")
            .Should()
            .Equal(
                "RH8006 `old` has no column `valve`; did you mean `value`?",
                "RH8007 no row of the mapping names the column `old.value`"
            );
    }

    [Test]
    public void Rejected_document_is_named_by_its_path()
    {
        var mapping = new Mapping()
            .Export("old", ExportedData.Folder, "all", "__id__ in [\"float\", \"int\", \"int-zero\"]")
            .Row("`old.__id__`", "`notes.id`")
            .Row("`old.value`", "`notes.count`");
        var found = mapping.Run().Diagnostics;
        found
            .Select(one => one.Details)
            .Should()
            .Equal("old, document all/float (0.1)", "old, document all/int (9223372036854775807)");
    }

    [TestCase("posts", "`all`, `all/{id}/parts`, `missing/{id}/parts`")]
    [TestCase("parts", "`all`, `all/{id}/parts`, `missing/{id}/parts`")]
    public void Collection_that_the_export_does_not_have_is_a_finding_with_those_that_it_has(
        string collection,
        string known
    )
    {
        var finding = Notes(ExportedData.Folder, collection)
            .Run()
            .Diagnostics.Single(one => one.Severity == Severity.Error);
        finding.Id.Should().Be("RH8014");
        finding.Message.Should().Be($"the Firestore export `old` has no documents of `{collection}`");
        finding.Help.Should().EndWith($"the export has {known}");
    }

    internal static void IsAsWritten(string folder)
    {
        var mapping = Notes(folder, "all");
        mapping.Run().Diagnostics.Should().BeEmpty();
        var read = mapping.Documents.ToDictionary(one => one.Path[6..], one => one.Fields);
        read.Remove("123", out var empty).Should().BeTrue();
        empty!["value"].Should().BeNull();
        read.Keys.Should().BeEquivalentTo(ExportedData.Values.Keys);
        foreach (var (id, value) in ExportedData.Values)
        {
            FirestoreValueComparer
                .Instance.Equals(read[id]["value"], value)
                .Should()
                .BeTrue($"{id}: {read[id]["value"]}");
        }
    }

    internal static Mapping Notes(string folder, string collection) =>
        new Mapping()
            .Export("old", folder, collection)
            .Row("`old.__id__`", "`notes.id`")
            .Row("`old.value`", "`notes.value`");
}
