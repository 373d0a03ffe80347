using RulesHarness.Cli.Tests.Running;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Documents of a migration that go into the emulator, and come back as they were.</summary>
public sealed class MigrateIntoEmulatorTests
{
    private const string Spec = """
        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `notes` | Notes | auto-generated |

        ## Schema Definitions

        ### `notes`

        | Field | Type | Required |
        |---|---|---|
        | `text` | string | yes |
        | `count` | int | yes |
        | `price` | float | yes |
        | `done` | boolean | yes |
        | `none` | string or null | yes |
        | `made` | timestamp | yes |
        | `place` | geopoint | yes |
        | `data` | bytes | yes |
        | `of` | reference to notes | yes |
        | `list` | array of int | yes |
        | `more` | map | yes |

        ## Security Rules

        - **notes:** Anyone can read docs.

        ## Data Migration

        | Source | File | Format |
        |---|---|---|
        | `old` | `old.json` | JSON |

        | Old | New | Transform |
        |---|---|---|
        | `old.id` | `notes.id` | |
        | `old.text` | `notes.text` | |
        | `old.count` | `notes.count` | |
        | `old.price` | `notes.price` | |
        | `old.done` | `notes.done` | |
        | `old.none` | `notes.none` | |
        | `old.made` | `notes.made` | Time in ISO 8601 |
        | `old.at` | `notes.place` | The point at `at.lat` and `at.lng` |
        | `old.data` | `notes.data` | Bytes in Base64 |
        | `old.of` | `notes.of` | |
        | `old.list` | `notes.list` | |
        | `old.more` | `notes.more` | |
        """;

    private const string Rules = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{database}/documents {
            match /notes/{note} {
              allow read;
            }
          }
        }
        """;

    private const string Old = """
        [{
          "id": "a", "text": "ünïcode \u0000", "count": 9223372036854775807, "price": 0.1, "done": true, "none": null,
          "made": "2024-07-01T12:00:00.123456+02:00", "at": { "lat": -33.9, "lng": 18.4 }, "data": "AQID", "of": "b",
          "list": [1, 2, 3], "more": { "deep": [{ "est": null }], "a.b": 1.5 }
        }]
        """;

    [Test]
    public async Task Documents_of_all_types_come_back_from_the_emulator_as_they_were_made()
    {
        var project = SampleProject.Empty();
        project.Write("spec/database.md", Spec).Write("old.json", Old).Write("rules/firestore.rules", Rules);
        var projectId = TestEmulator.NewProject();
        var rejected = Path.Combine(project.Folder, "rejected.jsonl");
        string[] arguments = ["--into", "emulator", "--project-id", projectId, "--rejected", rejected];
        var run = await Tool.RunAsync(
            TestEmulator.RunningEnvironment,
            ["migrate", "--project", project.Folder, .. arguments]
        );

        run.ExitCode.Should().Be(0, run.Output + run.Error);
        var database = TestEmulator.Connection.Database(projectId, Identity.Admin);
        var stored = (await database.Document("notes/a").GetSnapshotAsync()).ToDictionary()!;
        stored["count"].Should().Be(long.MaxValue);
        stored["text"].Should().Be("ünïcode \0");
        stored["price"].Should().Be(0.1);
        stored["made"].Should().Be(Timestamp.Parse("2024-07-01T10:00:00.123456Z"));
        stored["place"].Should().Be(new GeoPoint(-33.9, 18.4));
        stored["data"].Should().Be(Blob.FromBase64String("AQID"));
        stored["of"].Should().BeAssignableTo<DocumentName>().Which.RelativePath.Should().Be("notes/b");
        stored.Should().HaveCount(11);
    }
}
