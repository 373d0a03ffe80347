using System.Diagnostics;
using System.Xml.Linq;
using RulesHarness.Emulator;

namespace RulesHarness.NUnit.Tests;

/// <summary>A small project with a spec, rules and a built test assembly.</summary>
internal sealed class NotesProject
{
    public const string Spec = """
        # Notes

        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `notes` | Private notes | auto-generated |

        ## Schema Definitions

        ### `notes`

        | Field | Type | Required | Constraints | Description |
        |---|---|---|---|---|
        | `ownerId` | string | yes | immutable | Whose it is |
        | `text` | string | yes | length 1..100 | |

        ## Security Rules

        - **notes:** Owner is `ownerId`.
          - Owner can read own docs.
          - Owner can create own docs.
          - Owner can delete own docs.

        """;

    public const string Rules = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{database}/documents {
            match /notes/{noteId} {
              function mine(note) {
                return request.auth != null && note.get('ownerId', '') == request.auth.uid;
              }

              allow read: if mine(resource.data);
              allow create: if mine(request.resource.data)
                && request.resource.data.keys().hasOnly(['ownerId', 'text'])
                && request.resource.data.get('text', 0) is string
                && request.resource.data.text.size() >= 1
                && request.resource.data.text.size() <= 100;
              allow delete: if mine(resource.data);
            }
          }
        }

        """;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly string _folder = TestFolder.New();

    public NotesProject(string spec = Spec, string rules = Rules)
    {
        Write("spec/notes.md", spec);
        Write("rules/firestore.rules", rules);
        Directory.CreateDirectory(Path.Combine(_folder, "bin"));
        // The project is the one that the test assembly lies in, as it is for users.
        foreach (var file in Directory.EnumerateFiles(Built.FolderOf("RulesHarness.NUnit.Tests.Fixtures")))
        {
            File.Copy(file, Path.Combine(_folder, "bin", Path.GetFileName(file)));
        }
    }

    /// <summary>
    /// Runs the tests of the spec on the embedded engine in a process of their own, and returns NUnit's results.
    /// </summary>
    public Task<XElement> RunAsync() => RunAsync(TestEmulator.Environment.With("RULESHARNESS_ENGINE", "embedded"));

    /// <summary>The folder of the project.</summary>
    public string Folder => _folder;

    /// <summary>The path of its recording.</summary>
    public string Recording => Path.Combine(_folder, "recorded.jsonl");

    /// <summary>Runs the tests of a class as <see cref="RunAsync()"/> does, and records them.</summary>
    public Task<XElement> RecordAsync(string fixture, string engine = "embedded") =>
        RunAsync(
            TestEmulator
                .Environment.With("RULESHARNESS_ENGINE", engine)
                .With("RULESHARNESS_RECORD", Path.GetFileName(Recording)),
            fixture
        );

    /// <summary>
    /// Runs the tests of a class in a process of their own with these variables, and returns NUnit's results.
    /// </summary>
    public Task<XElement> RunAsync(EmulatorEnvironment environment, string fixture = "ProjectSpec") =>
        RunAsync(environment, [fixture]);

    /// <summary>
    /// Runs the tests of classes in a process of their own with these variables, and returns NUnit's results.
    /// </summary>
    public async Task<XElement> RunAsync(EmulatorEnvironment environment, IEnumerable<string> fixtures)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            [
                "exec",
                Path.Combine(_folder, "bin", "RulesHarness.NUnit.Tests.Fixtures.dll"),
                .. fixtures.Select(fixture => $"RulesHarness.NUnit.Tests.Fixtures.{fixture}"),
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Built.SetVariables(start, environment);
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(Limit);
            process.ExitCode.Should().Be(0, await error);
            return XElement.Parse(await output);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));

    public NotesProject Write(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }
}
