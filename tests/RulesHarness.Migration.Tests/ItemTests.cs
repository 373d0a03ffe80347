using RulesHarness.Diagnostics;

namespace RulesHarness.Migration.Tests;

/// <summary>Arrays in old objects whose items become documents.</summary>
public sealed class ItemTests
{
    private const string Orders = """
        {"id": "a", "lines": [{"sku": "x", "count": 1}, {"sku": "y", "count": 200}]}
        {"id": "b", "lines": []}
        {"id": "c"}
        {"id": "d", "lines": 5}
        {"id": "e", "lines": [{"sku": "x", "count": 3}]}
        not JSON
        """;

    [Test]
    public void Item_becomes_a_document_below_that_of_its_object()
    {
        var mapping = new Mapping()
            .Source("orders", """[{"id": "a", "box": {"tags": [{"name": "x"}, {"name": "y"}]}}, {"id": "b"}]""", "JSON")
            .Row("`orders.id`", "`notes.id`")
            .Row("`orders.box`", "", "Left behind");
        mapping.AddSource("| `lines` | `orders.txt` | JSON, each of `box.tags` | |");
        mapping
            .Row("`lines.__parent__.id`", "`notes/{noteId}/tags.noteId`")
            .Row("`lines.__number__`", "`notes/{noteId}/tags.id`")
            .Row("`lines.name`", "`notes/{noteId}/tags.name`");

        mapping.Run().Diagnostics.Should().BeEmpty();

        mapping
            .Documents.Select(one => one.Path)
            .Should()
            .Equal("notes/a", "notes/b", "notes/a/tags/1", "notes/a/tags/2");
        mapping.Documents[^1].Fields["name"].Should().Be("y");
    }

    [Test]
    public void Fault_of_an_item_names_its_line_and_its_number_and_the_others_are_made()
    {
        var mapping = new Mapping()
            .Source("old", Orders, "JSON Lines, each of `lines`")
            .Row("`old.sku`, `old.__parent__.id`", "`notes.id`", "Joined with \"-\"")
            .Row("`old.count`", "`notes.count`");

        var found = mapping.Run().Diagnostics;

        found
            .Select(one => $"{one.Id} {one.Message}: {one.Details}")
            .Should()
            .BeEquivalentTo(
                "RH8020 a row of `old` can't be read: `lines` is not a list: old.txt, line 4",
                "RH8020 a row of `old` can't be read: the row is not JSON: old.txt, line 6",
                "RH8022 `notes.count` is not in 0..100: old.txt, line 1 item 2 (200)"
            );
        mapping.Documents.Select(one => one.Path).Should().Equal("notes/x-a", "notes/x-e");
        mapping.Documents[0].Row.Should().Be("line 1 item 1");
    }

    [Test]
    public void Items_of_one_line_with_the_same_id_are_a_fault()
    {
        var mapping = new Mapping()
            .Source("old", """{"tags": ["a", "b", "a"]}""", "JSON Lines, each of `tags`")
            .Row("`old.__item__`", "`notes.id`");
        mapping
            .Run()
            .Diagnostics.Select(one => (one.Id, one.Details))
            .Should()
            .Equal(("RH8025", "old.txt, line 1 item 3 (\"notes/a\")"));
        mapping.Documents.Should().HaveCount(2);
    }

    [Test]
    public void Member_of_items_that_no_row_names_is_a_warning()
    {
        var mapping = new Mapping()
            .Source("old", """{"lines": [{"sku": "x", "count": 1}]}""", "JSON Lines, each of `lines`")
            .Row("`old.sku`", "`notes.id`");
        mapping
            .Run()
            .Diagnostics.Select(one => (one.Severity, one.Message))
            .Should()
            .Equal((Severity.Warning, "no row of the mapping names the column `old.count`"));
    }

    [Test]
    public void Member_of_an_object_that_no_row_names_is_a_warning_if_another_one_is_named()
    {
        var mapping = new Mapping()
            .Source("old", """[{"a": {"id": 1, "b": 2}, "c": {"d": 3}, "e": {"f": 4}}]""", "JSON")
            .Row("`old.a.id`", "`notes.id`")
            .Row("`old.c`", "`notes.value`")
            .Row("`old.c.d`", "`notes.count`");
        Warnings(mapping).Should().Equal("`old.a.b`", "`old.e`");
    }

    [Test]
    public void Member_that_no_object_has_is_an_error()
    {
        var mapping = new Mapping()
            .Source("old", """[{"a": {"id": 1, "size": 2}}]""", "JSON")
            .Row("`old.a.id`", "`notes.id`")
            .Row("`old.a.siez`", "`notes.value`");
        mapping.Run().Diagnostics[0].Message.Should().Be("`old` has no column `a.siez`; did you mean `a.size`?");
    }

    private static IEnumerable<string> Warnings(Mapping mapping) =>
        mapping.Run().Diagnostics.Where(one => one.Id == "RH8007").Select(one => one.Message.Split(' ')[^1]);
}
