using System.Text;
using RulesHarness.Firestore.Values;
using RulesHarness.Migration.Running;
using RulesHarness.Migration.Tests.Exports;
using RulesHarness.Specification;

namespace RulesHarness.Migration.Tests;

/// <summary>A small product whose section Data Migration and files a test writes.</summary>
internal sealed class Mapping
{
    public static readonly Timestamp ImportTime = Timestamp.Parse("2026-01-01T00:00:00Z");

    private const string Product = """
        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `users` | Accounts | auto-generated |
        | `notes` | Notes | auto-generated |
        | `notes/{noteId}/tags` | Tags of notes | `name` |
        | `follows` | Who follows whom | `{from}_{to}` |

        ## Schema Definitions

        ### `users`

        | Field | Type | Required | Constraints |
        |---|---|---|---|
        | `name` | string | yes | length 1..10 |
        | `plan` | enum("free", "pro") | yes | default "free" |

        ### `notes`

        | Field | Type | Required | Constraints |
        |---|---|---|---|
        | `value` | any | no | |
        | `owner` | string | no | |
        | `count` | int | no | 0..100 |
        | `price` | float | no | |
        | `done` | boolean | no | |
        | `made` | timestamp | no | |
        | `place` | geopoint | no | |
        | `data` | bytes | no | |
        | `of` | reference to users | no | |
        | `list` | array of string | no | items ..3 |
        | `state` | enum("draft", "done") | no | |
        | `more.depth` | int | no | |

        ### `notes/{noteId}/tags`

        | Field | Type | Required |
        |---|---|---|
        | `name` | string | yes |

        ### `follows`

        | Field | Type | Required |
        |---|---|---|
        | `from` | string | yes |
        | `to` | string | yes |

        ## Relationships

        - `notes.owner` → references `users.id` (one-to-many)
        - `notes/{noteId}/tags.noteId` → references `notes.id` (one-to-many)
        - `follows.to` → references `users.id` (one-to-many, may dangle)

        ## Security Rules

        - **users:** Anyone can read docs.

        """;

    private readonly string _folder = TestFolder.New();
    private readonly List<string> _sources = [];
    private readonly List<string> _rows = [];
    private string _more = "";

    public List<MigratedDocument> Documents { get; } = [];

    public IReadOnlyList<Rejection> Rejected { get; private set; } = [];

    /// <summary>Adds a source with its text in UTF-8.</summary>
    public Mapping Source(string name, string text, string format = "CSV", string where = "") =>
        Source(name, Encoding.UTF8.GetBytes(text), format, where);

    public Mapping Source(string name, byte[] bytes, string format = "CSV", string where = "")
    {
        File.WriteAllBytes(Path.Combine(_folder, $"{name}.txt"), bytes);
        return Missing(name, format, where);
    }

    /// <summary>Adds a source without a file.</summary>
    public Mapping Missing(string name, string format = "CSV", string where = "")
    {
        _sources.Add($"| `{name}` | `{name}.txt` | {format} | {where} |");
        return this;
    }

    /// <summary>Adds a Firestore export, of which a copy is made.</summary>
    public Mapping Export(string name, string folder, string collection, string where = "")
    {
        ExportFiles.Copy(folder, Path.Combine(_folder, name));
        _sources.Add($"| `{name}` | `{name}` | Firestore export of `{collection}` | {where} |");
        return this;
    }

    public Mapping Row(string old, string target, string transform = "")
    {
        _rows.Add($"| {old} | {target} | {transform} |");
        return this;
    }

    public void AddRow(string row) => _rows.Add(row);

    public void AddSource(string row) => _sources.Add(row);

    /// <summary>Adds text at the end of the section.</summary>
    public Mapping With(string more)
    {
        _more = more;
        return this;
    }

    public string Folder => _folder;

    public string Spec =>
        $"""
            {Product}
            ## Data Migration

            | Source | File | Format | Where |
            |---|---|---|---|
            {string.Join('\n', _sources)}

            | Old | New | Transform |
            |---|---|---|
            {string.Join('\n', _rows)}

            {_more}
            """;

    public SpecReading Read() => SpecReader.Read(new SpecFile("spec.md", Spec));

    /// <summary>Runs it on a spec without an error.</summary>
    public MigrationReport Run(CancellationToken cancellationToken = default)
    {
        var reading = Read();
        reading.IsUsable.Should().BeTrue(string.Join('\n', reading.Diagnostics));
        using var rejected = new MemoryStream();
        var options = new MigrationOptions
        {
            Root = _folder,
            ImportTime = ImportTime,
            Document = Documents.Add,
            Rejected = rejected,
        };
        var report = MigrationRun.Run(reading.Model, options, cancellationToken);
        Rejected = Rejections.Of(rejected);
        return report;
    }
}
