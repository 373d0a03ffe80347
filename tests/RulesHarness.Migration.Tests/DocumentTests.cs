using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Migration.Tests;

/// <summary>The documents that rows become, and the faults that keep a row from becoming one.</summary>
public sealed class DocumentTests
{
    [Test]
    public void Row_becomes_documents_of_two_collections_and_of_a_sub_collection()
    {
        var mapping = new Mapping()
            .Source("old", "id,name,label\n1,Anna,art\n2,Ben,music\n")
            .Row("`old.id`", "`users.id`, `notes.id`, `notes/{noteId}/tags.noteId`")
            .Row("`old.name`", "`users.name`")
            .Row("`old.label`", "`notes/{noteId}/tags.name`");

        mapping.Run().Holds.Should().BeTrue();

        Paths(mapping)
            .Should()
            .Equal("users/1", "notes/1", "notes/1/tags/art", "users/2", "notes/2", "notes/2/tags/music");
        mapping
            .Documents[0]
            .Fields.Should()
            .Equal(new Dictionary<string, object?> { ["name"] = "Anna", ["plan"] = "free" });
    }

    [Test]
    public void Row_whose_document_breaks_what_always_holds_is_a_fault()
    {
        var mapping = new Mapping()
            .Source("old", "id,many,cost\n1,3,1.5\n2,5,1.5\n3,7,9.5\n")
            .Row("`old.id`", "`parcels.id`")
            .Row("`old.many`", "`parcels.count`")
            .Row("`old.cost`", "`parcels.price`")
            .With(
                """
                ## Collection Inventory

                | Collection | Description | Primary Key |
                |---|---|---|
                | `parcels` | What was sent | auto-generated |

                ## Schema Definitions

                ### `parcels`

                | Field | Type | Required |
                |---|---|---|
                | `count` | int | yes |
                | `price` | float | yes |

                Always: `price < count`.
                """
            );

        var report = mapping.Run();

        report.Collections.Single().Rejected.Should().Be(1);
        report
            .Diagnostics.Should()
            .ContainSingle(finding => finding.Id == "RH8029")
            .Which.Message.Should()
            .Contain("a document of `parcels` breaks the condition `price < count`");
    }

    [Test]
    public void Where_limits_the_rows_of_a_source_and_of_a_collection()
    {
        var mapping = new Mapping()
            .Source("old", "id,name,state\n1,Anna,0\n2,Ben,7\n3,,7\n", where: "name is not empty")
            .Row("`old.id`", "`users.id`, `notes.id`")
            .Row("`old.name`", "`users.name`")
            .With("| Collection | From | Where |\n|---|---|---|\n| `notes` | `old` | state >= 5 |");

        var report = mapping.Run();

        Paths(mapping).Should().Equal("users/1", "users/2", "notes/2");
        report.Sources.Single().LeftOut.Should().Be(1);
        report.Collections.Select(one => one.LeftOut).Should().Equal(0, 1);
    }

    [TestCase("state == 5", "2")]
    [TestCase("state != 5", "1 3")]
    [TestCase("state in [0, 5]", "1 2")]
    [TestCase("state in [\"0\"]", "1")]
    [TestCase("not (state == 0)", "2 3")]
    [TestCase("state is empty", "3")]
    [TestCase("state is null or name == \"Ben\"", "2 3")]
    [TestCase("name starts with \"A\" and state < 5", "1")]
    [TestCase("name matches \"[AB].*\"", "1 2")]
    [TestCase("name == other", "2")]
    [TestCase("uid == \"u3\"", "3")]
    [TestCase("done == true", "1")]
    public void Condition_on_rows_reads_texts_as_what_they_are_compared_with(string where, string taken)
    {
        var mapping = new Mapping()
            .Source(
                "old",
                "id,name,state,other,uid,done\n1,Anna,0,x,u1,true\n2,Ben,5,Ben,u2,false\n3,Cleo,,,u3,\n",
                where: where
            )
            .Row("`old.id`", "`notes.id`");
        mapping.Run();
        string.Join(' ', mapping.Documents.Select(one => one.Path[6..])).Should().Be(taken);
    }

    [TestCase("count", "5", 5L)]
    [TestCase("count", "", null)]
    [TestCase("price", "5", 5.0)]
    [TestCase("done", "true", true)]
    [TestCase("state", "draft", "draft")]
    [TestCase("owner", "", "")]
    public void Text_becomes_a_value_of_the_field(string field, string text, object? expected)
    {
        var mapping = Notes(field, text);
        mapping.Run();
        mapping.Documents.Single().Fields.GetValueOrDefault(field).Should().Be(expected);
    }

    [TestCase(
        "count",
        "five",
        "RH8021",
        "the migration makes no value for `notes.count`: the old value is not a number"
    )]
    [TestCase(
        "count",
        "5.5",
        "RH8021",
        "the migration makes no value for `notes.count`: the old value is not a whole number"
    )]
    [TestCase("count", "101", "RH8022", "`notes.count` is not in 0..100")]
    [TestCase(
        "count",
        "9223372036854775808",
        "RH8021",
        "the migration makes no value for `notes.count`: the old value is a number of more than 64 bits"
    )]
    [TestCase(
        "price",
        "1e400",
        "RH8021",
        "the migration makes no value for `notes.price`: the old value is not a number"
    )]
    [TestCase(
        "done",
        "yes",
        "RH8021",
        "the migration makes no value for `notes.done`: the old value is neither true nor false"
    )]
    [TestCase(
        "made",
        "2024-02-30T00:00:00Z",
        "RH8021",
        "the migration makes no value for `notes.made`: the old value is not a time in ISO 8601 with its offset"
    )]
    [TestCase("place", "1 2", "RH8021", "the migration makes no value for `notes.place`: the old value is not a point")]
    [TestCase("data", "AQID", "RH8021", "the migration makes no value for `notes.data`: the old value is not bytes")]
    [TestCase(
        "of",
        "a/b/c",
        "RH8021",
        "the migration makes no value for `notes.of`: the old value is not the path of a document"
    )]
    [TestCase("list", "a", "RH8021", "the migration makes no value for `notes.list`: the old value is not a list")]
    [TestCase("state", "gone", "RH8022", "`notes.state` is not one of \"draft\", \"done\"")]
    public void Text_that_is_no_value_of_the_field_is_a_fault(string field, string text, string id, string message)
    {
        var mapping = Notes(field, text);
        var report = mapping.Run();
        mapping.Rejected.Single().Ids.Should().Equal(id);
        mapping.Rejected.Single().Messages.Should().Equal(message);
        report
            .Diagnostics.Where(one => one.Severity == Severity.Error)
            .Select(one => one.Message)
            .Should()
            .Equal(message);
    }

    [TestCase("", "`notes.id` can't be an id in a document's path: it is empty")]
    [TestCase("a/b", "`notes.id` can't be an id in a document's path: it has a slash")]
    [TestCase("..", "`notes.id` can't be an id in a document's path: it is `.` or `..`")]
    [TestCase(
        "__x__",
        "`notes.id` can't be an id in a document's path: it is of the form `__...__`, which is reserved"
    )]
    public void Id_that_firestore_does_not_allow_is_a_fault(string id, string message)
    {
        var mapping = new Mapping()
            .Source("old", $"id,a\n{id},\n")
            .Row("`old.id`", "`notes.id`")
            .Row("`old.a`", "`notes.value`");
        mapping.Run();
        mapping.Rejected.Single().Messages.Should().Equal(message);
    }

    [Test]
    public void Second_row_with_the_same_id_is_a_fault_and_the_first_is_made()
    {
        var mapping = new Mapping().Source("old", "id\na\nb\na\n").Row("`old.id`", "`notes.id`");
        mapping.Run();
        mapping.Rejected.Select(one => (one.Line, one.Ids[0])).Should().Equal((4L, "RH8025"));
        Paths(mapping).Should().Equal("notes/a", "notes/b");
    }

    [Test]
    public void Same_id_from_two_sources_is_a_fault()
    {
        var mapping = new Mapping()
            .Source("old", "id\na\n")
            .Source("older", "id\na\n")
            .Row("`old.id`", "`notes.id`")
            .Row("`older.id`", "`notes.id`");
        mapping.Run();
        mapping.Rejected.Single().Ids.Should().Equal("RH8025");
    }

    [Test]
    public void Reference_to_a_document_that_no_row_becomes_is_a_fault_whatever_the_order_of_the_sources()
    {
        var mapping = new Mapping()
            .Source("notes", "id,owner\n1,anna\n2,ben\n3,\n")
            .Source("people", "id,name\nanna,Anna\n")
            .Row("`notes.id`", "`notes.id`")
            .Row("`notes.owner`", "`notes.owner`", "Empty is null")
            .Row("`people.id`", "`users.id`")
            .Row("`people.name`", "`users.name`");
        var report = mapping.Run();
        mapping.Rejected.Select(one => (one.Line, one.Ids[0])).Should().Equal((3L, "RH8026"));
        report
            .FanOuts.Single(one => one.From == "notes.owner")
            .Should()
            .Be(new FanOut("notes.owner", "users.id", "anna", 1, 0));
    }

    [Test]
    public void Reference_to_a_row_that_is_rejected_for_another_reason_is_no_fault()
    {
        var mapping = new Mapping()
            .Source("people", "id,name\nanna,A name that is too long\n")
            .Source("notes", "id,owner\n1,anna\n")
            .Row("`notes.id`", "`notes.id`")
            .Row("`notes.owner`", "`notes.owner`")
            .Row("`people.id`", "`users.id`")
            .Row("`people.name`", "`users.name`");
        mapping.Run();
        mapping.Rejected.Single().Ids.Should().Equal("RH8022");
    }

    [Test]
    public void Reference_that_may_dangle_is_counted()
    {
        var mapping = new Mapping()
            .Source("old", "a,b\n1,2\n")
            .Source("people", "id,name\n1,Anna\n")
            .Row("`old.a`", "`follows.from`")
            .Row("`old.b`", "`follows.to`")
            .Row("`people.id`", "`users.id`")
            .Row("`people.name`", "`users.name`");
        var report = mapping.Run();
        report.Holds.Should().BeTrue();
        report.FanOuts.Single(one => one.From == "follows.to").Dangling.Should().Be(1);
        Paths(mapping).Should().Contain("follows/1_2");
    }

    [Test]
    public void Document_beyond_a_limit_is_a_fault()
    {
        var large = $"{{\"id\":1,\"a\":\"{new string('x', 1 << 20)}\"}}";
        var many = $"{{\"id\":2,\"a\":[{string.Join(',', Enumerable.Range(0, 40_001))}]}}";
        var deep = $"{{\"id\":3,\"a\":{new string('[', 20)}{new string(']', 20)}}}";
        var mapping = new Mapping()
            .Source("old", $"{large}\n{many}\n{deep}\n{{\"id\":4}}\n", "JSON Lines")
            .Row("`old.id`", "`notes.id`")
            .Row("`old.a`", "`notes.value`");
        mapping.Run();
        mapping
            .Rejected.Select(one => one.Messages.Single().Split(": ")[^1])
            .Should()
            .Equal(
                "it has more than 1 MiB",
                "it has more than 40,000 index entries",
                "its maps and lists are more than 20 levels deep"
            );
        Paths(mapping).Should().Equal("notes/4");
    }

    [Test]
    public void Missing_value_of_a_required_field_is_a_fault()
    {
        var mapping = new Mapping()
            .Source("old", "id,name\n1,\n")
            .Row("`old.id`", "`users.id`")
            .Row("`old.name`", "`users.name`", "Empty is null");
        mapping.Run();
        mapping.Rejected.Single().Messages.Should().Equal("`users.name` is required, and the old value is empty");
    }

    [Test]
    public void Column_that_nothing_maps_is_a_warning_and_one_left_behind_is_not()
    {
        var mapping = new Mapping()
            .Source("old", "id,a,b\n1,2,3\n")
            .Row("`old.id`", "`notes.id`")
            .Row("`old.a`", "", "Left behind");
        var report = mapping.Run();
        report
            .Diagnostics.Select(one => (one.Id, one.Severity, one.Message))
            .Should()
            .Equal(("RH8007", Severity.Warning, "no row of the mapping names the column `old.b`"));
        report.LeftBehind.Should().Be(1);
        report.Holds.Should().BeTrue();
    }

    [Test]
    public void Source_of_which_nothing_is_taken_is_an_error()
    {
        var mapping = new Mapping().Source("old", "id\n1\n", where: "id == 2").Row("`old.id`", "`notes.id`");
        mapping.Run().Diagnostics.Select(one => one.Id).Should().Equal("RH8028");
    }

    [Test]
    public void Several_rows_with_one_fault_are_one_finding_with_the_first_of_them()
    {
        var rows = Enumerable.Range(1, 9).Select(number => $"{number},x{number}\n");
        var mapping = new Mapping()
            .Source("old", $"id,a\n{string.Concat(rows)}")
            .Row("`old.id`", "`notes.id`")
            .Row("`old.a`", "`notes.count`");
        var finding = mapping.Run().Diagnostics.Single();
        finding
            .Details.Should()
            .Be("old.txt, lines 2 (\"x1\"), 3 (\"x2\"), 4 (\"x3\"), 5 (\"x4\"), 6 (\"x5\") and 4 more");
    }

    [Test]
    public void Old_columns_are_joined_and_a_field_of_a_map_is_filled()
    {
        var mapping = new Mapping()
            .Source("old", "id,first,{x},n\n1,Anna,Berg,7\n")
            .Row("`old.id`", "`notes.id`")
            .Row("`old.first`, `old.n`", "`notes.value`", "Joined with a space")
            .Row("`old.n`", "`notes.more.depth`");
        mapping.Run();
        mapping.Documents.Single().Fields["value"].Should().Be("Anna 7");
        mapping
            .Documents.Single()
            .Fields["more"]
            .Should()
            .BeEquivalentTo(new Dictionary<string, object?> { ["depth"] = 7L });
    }

    [Test]
    public void Id_of_a_reference_becomes_the_path_of_the_document()
    {
        var mapping = Notes("of", "anna");
        mapping.Run();
        ((DocumentName)mapping.Documents.Single().Fields["of"]!).RelativePath.Should().Be("users/anna");
    }

    [Test]
    public void Row_of_the_mapping_with_columns_of_two_sources_is_an_error()
    {
        var mapping = new Mapping()
            .Source("old", "id\n1\n")
            .Source("older", "id\n1\n")
            .Row("`old.id`, `older.id`", "`notes.id`", "Joined with a space");
        mapping.Read().Diagnostics.Select(one => one.Id).Should().Contain("RH1112");
    }

    [Test]
    public void Nested_values_of_a_rejected_row_are_written_out()
    {
        var mapping = new Mapping()
            .Source("old", """[{"id": 1, "a": {"b": [1, {"c d": null}]}}]""", "JSON")
            .Row("`old.id`", "`notes.id`")
            .Row("`old.a`", "`notes.count`");
        mapping.Run().Diagnostics.Single().Details.Should().Be("old.txt, line 1 ({b: [1, {\"c d\": null}]})");
    }

    private static Mapping Notes(string field, string text) =>
        new Mapping()
            .Source("old", $"id,a\n1,{text}\n")
            .Row("`old.id`", "`notes.id`")
            .Row("`old.a`", $"`notes.{field}`");

    private static IEnumerable<string> Paths(Mapping mapping) => mapping.Documents.Select(one => one.Path);
}
