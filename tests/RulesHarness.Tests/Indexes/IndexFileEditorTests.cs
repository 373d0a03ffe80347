using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Indexes;

/// <summary>Edits of the index file: what is asked for is done, and nothing else is touched.</summary>
public sealed class IndexFileEditorTests
{
    private static readonly IndexShape Added = new(
        "posts",
        false,
        [new("status", IndexMode.Ascending), new("createdAt", IndexMode.Descending)],
        nameDescending: true
    );
    private static readonly IndexShape OfGroup = new(
        "comments",
        true,
        [new("authorId", IndexMode.Ascending)],
        nameDescending: false
    );

    private const string Blocks = """
        {
          // By hand, see the wiki.
          "indexes": [
            {
              "collectionGroup": "orgs",
              "queryScope": "COLLECTION",
              "fields": [
                { "fieldPath": "name", "order": "ASCENDING" },
                { "fieldPath": "plan", "order": "ASCENDING" }
              ],
              "note": "kept"
            } // the last
          ],
          "other": { "kept": [1,2] }
        }
        """;

    [Test]
    public void Added_index_is_written_as_its_neighbours_are() =>
        IndexFileEditor
            .Add(Blocks, [Added])
            .Should()
            .Be(
                Blocks.Replace(
                    """
                          "note": "kept"
                        } // the last
                    """,
                    """
                          "note": "kept"
                        },
                        {
                          "collectionGroup": "posts",
                          "queryScope": "COLLECTION",
                          "fields": [
                            { "fieldPath": "status", "order": "ASCENDING" },
                            { "fieldPath": "createdAt", "order": "DESCENDING" }
                          ]
                        } // the last
                    """,
                    StringComparison.Ordinal
                )
            );

    [TestCase("{\"indexes\":[]}")]
    [TestCase("{}")]
    [TestCase("{ \"fieldOverrides\": [] }")]
    [TestCase("")]
    [TestCase("{\r\n\t\"indexes\": [\r\n\t\t// none yet\r\n\t]\r\n}\r\n")]
    [TestCase(
        "{\"indexes\":[{\"collectionGroup\":\"a\",\"queryScope\":\"COLLECTION\",\"fields\":[{\"fieldPath\":\"x\",\"order\":\"ASCENDING\"},{\"fieldPath\":\"y\",\"order\":\"ASCENDING\"}]},]}"
    )]
    [TestCase(
        "{\n  \"fieldOverrides\": [\n    { \"collectionGroup\": \"comments\", \"fieldPath\": \"authorId\", \"ttl\": true, \"indexes\": [{ \"order\": \"ASCENDING\" }] }\n  ]\n}"
    )]
    [TestCase("{\"indexes\": null, \"fieldOverrides\": null}")]
    [TestCase(
        "{\n  \"fieldOverrides\": [\n    { \"collectionGroup\": \"comments\", \"fieldPath\": \"authorId\", \"indexes\": [] }\n  ]\n}"
    )]
    public void What_is_added_is_there_and_the_rest_still_is(string text)
    {
        var before = text.Length == 0 ? new IndexFile([], [], []) : IndexFile.Read("i.json", text);
        var edited = IndexFileEditor.Add(text, [Added, OfGroup]);

        var after = IndexFile.Read("i.json", edited);
        after.Diagnostics.Where(finding => finding.Id != "RH5044").Should().BeEmpty(edited);
        after
            .Indexes.Select(IndexShape.Of)
            .Should()
            .BeEquivalentTo([.. before.Indexes.Select(IndexShape.Of), Added, OfGroup], edited);
        after.ToIndexSet().Should().NotBeNull();
        if (text.Contains('\r', StringComparison.Ordinal))
        {
            edited.Replace("\r\n", "", StringComparison.Ordinal).Should().NotContain("\n", "its lines end as they did");
        }
    }

    [Test]
    public void Override_for_a_group_keeps_what_firestore_makes_by_itself(
        [Values(
            "{}",
            "{\"fieldOverrides\": [{\"collectionGroup\": \"comments\", \"fieldPath\": \"authorId\", \"ttl\": true}]}"
        )]
            string text
    )
    {
        var made = IndexFile
            .Read("i.json", IndexFileEditor.Add(text, [OfGroup]))
            .Overrides.Should()
            .ContainSingle()
            .Which;
        made.Indexes.Should().BeEquivalentTo([.. FieldOverride.Default, (IndexMode.Ascending, true)]);
    }

    [Test]
    public void What_was_added_and_is_taken_out_leaves_the_text_as_it_was(
        [Values(
            Blocks,
            "{\n  \"indexes\": [\n    {\"collectionGroup\":\"a\",\"queryScope\":\"COLLECTION\",\"fields\":[{\"fieldPath\":\"x\",\"order\":\"ASCENDING\"},{\"fieldPath\":\"y\",\"order\":\"ASCENDING\"}]}\n  ]\n}\n"
        )]
            string text
    )
    {
        var added = IndexFileEditor.Add(text, [Added]);
        IndexFileEditor.Remove(added, [Declared(Added)]).Should().Be(text);
    }

    [TestCase("a")]
    [TestCase("b")]
    [TestCase("c")]
    public void Index_is_taken_out_with_its_lines(string collection)
    {
        string[] entries =
        [
            .. "abc".Select(name =>
                $"    {{ \"collectionGroup\": \"{name}\", \"queryScope\": \"COLLECTION\", \"fields\": [{{ \"fieldPath\": \"x\", \"order\": \"ASCENDING\" }}, {{ \"fieldPath\": \"y\", \"order\": \"DESCENDING\" }}] }}"
            ),
        ];
        var index = new IndexShape(
            collection,
            false,
            [new("x", IndexMode.Ascending), new("y", IndexMode.Descending)],
            nameDescending: true
        );

        var edited = IndexFileEditor.Remove(File(entries), [Declared(index)]);

        edited
            .Should()
            .Be(File(entries.Where(entry => !entry.Contains($"\"{collection}\"", StringComparison.Ordinal))));

        static string File(IEnumerable<string> entries) =>
            $"{{\n  \"indexes\": [\n{string.Join(",\n", entries)}\n  ],\n  \"kept\": 1\n}}\n";
    }

    [Test]
    public void Override_that_only_added_a_group_goes_whole()
    {
        var text = IndexFileEditor.Add("{}", [OfGroup]);
        IndexFile.Read("i.json", IndexFileEditor.Remove(text, [Declared(OfGroup)])).Overrides.Should().BeEmpty();
    }

    private static IndexDeclaration Declared(IndexShape shape) =>
        new(shape.Collection, shape.IsGroup, shape.Fields, new Place("i.json", 1, 1));
}
