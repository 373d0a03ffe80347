using RulesHarness.Checking;
using RulesHarness.Diagnostics;

namespace RulesHarness.Tests.Checking;

/// <summary>Which files a project's check reads, and what there is to say of firebase.json.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ProjectFilesTests
{
    private string _folder = "";

    [SetUp]
    public void Make()
    {
        _folder = TestFolder.New();
        foreach (
            var path in new[]
            {
                "spec/a.md",
                "rules/firestore.rules",
                "db/main.rules",
                "db/other.rules",
                "indexes/firestore.indexes.json",
                "db/main.json",
            }
        )
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, path))!);
            File.WriteAllText(Path.Combine(_folder, path), path);
        }
    }

    [TestCase(
        """{ "firestore": { "rules": "db/main.rules", "indexes": "db/main.json" } }""",
        null,
        "db/main.rules db/main.json (default)",
        ""
    )]
    [TestCase(
        """{ "firestore": { "rules": "db\\main.rules", "indexes": "db\\main.json" } }""",
        null,
        "db/main.rules db/main.json (default)",
        ""
    )]
    [TestCase(
        """{ "firestore": { "rules": "db/main.rules" } }""",
        null,
        "db/main.rules indexes/firestore.indexes.json (default)",
        "RH6017@1:16"
    )]
    [TestCase(
        """{ "firestore": { "rule": "db/main.rules", "indexes": "db/main.json" } }""",
        null,
        "rules/firestore.rules db/main.json (default)",
        "RH6016@1:18 RH6017@1:16"
    )]
    [TestCase(
        """{ "firstore": { "rules": "db/main.rules" } }""",
        null,
        "rules/firestore.rules indexes/firestore.indexes.json (default)",
        "RH6016@1:3"
    )]
    [TestCase(
        """{ "firestore": [] }""",
        null,
        "rules/firestore.rules indexes/firestore.indexes.json (default)",
        "RH6020@1:16"
    )]
    [TestCase("""{ "hosting": {} }""", null, "rules/firestore.rules indexes/firestore.indexes.json (default)", "")]
    [TestCase(
        """{ "firestore": "db/main.rules" }""",
        null,
        "rules/firestore.rules indexes/firestore.indexes.json (default)",
        "RH6009@1:16"
    )]
    [TestCase(
        """{ "firestore": { "rules": 7, "indexes": "db/main.json" } }""",
        null,
        "rules/firestore.rules db/main.json (default)",
        "RH6009@1:27 RH6017@1:16"
    )]
    [TestCase(
        """{ "firestore": [{ "database": "(default)", "rules": "db/main.rules", "indexes": "db/main.json" }, { "database": "o", "rules": "db/other.rules" }] }""",
        null,
        "db/main.rules db/main.json (default)",
        "RH6018@1:99"
    )]
    [TestCase(
        """{ "firestore": [{ "database": "(default)", "rules": "db/main.rules", "indexes": "db/main.json" }, { "database": "o", "rules": "db/main.rules" }] }""",
        null,
        "db/main.rules db/main.json (default)",
        ""
    )]
    [TestCase(
        """{ "firestore": [{ "rules": "db/main.rules", "indexes": "db/main.json" }, { "database": "o", "rules": "db/other.rules", "indexes": "db/main.json" }] }""",
        "o",
        "db/other.rules db/main.json o",
        ""
    )]
    [TestCase(
        """{ "firestore": [{ "target": "t", "rules": "db/other.rules", "indexes": "db/main.json" }] }""",
        "named",
        "db/other.rules db/main.json named",
        ""
    )]
    [TestCase(
        """{ "firestore": { "rules": "db/main.rules", "indexes": "db/main.json" } }""",
        "o",
        "db/main.rules db/main.json (default)",
        "RH6019@1:1"
    )]
    public void Files_are_those_that_firebase_json_names(
        string json,
        string? database,
        string expected,
        string findings
    )
    {
        File.WriteAllText(Path.Combine(_folder, "firebase.json"), json);
        File.WriteAllText(
            Path.Combine(_folder, ".firebaserc"),
            """{ "targets": { "my-project": { "firestore": { "t": ["named"] } } } }"""
        );

        var files = ProjectFiles.Find(new CheckOptions { Project = _folder, Database = database });

        $"{files.Rules?.Path} {files.Indexes?.Path} {files.Database}".Should().Be(expected);
        string.Join(
                ' ',
                files
                    .Diagnostics.Concat(files.Remarks)
                    .OrderBy(found => found.Id, StringComparer.Ordinal)
                    .Select(found => FormattableString.Invariant($"{found.Id}@{found.Line}:{found.Column}"))
            )
            .Should()
            .Be(findings);
    }

    [Test]
    public void Absolute_path_within_the_project_is_shown_relative_to_it()
    {
        var files = ProjectFiles.Find(
            new CheckOptions { Project = _folder, Rules = Path.Combine(_folder, "db", "other.rules") }
        );

        files.Rules!.Path.Should().Be("db/other.rules");
        files.Diagnostics.Where(found => found.Severity == Severity.Error).Should().BeEmpty();
    }
}
