using RulesHarness.Checking;

namespace RulesHarness.Tests.Tracing;

/// <summary>
/// A small project that holds and of which nothing is to be said, and checks of it with something changed.
/// </summary>
internal static class Notes
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

        ### Roles

        | Role | Means |
        |---|---|
        | Moderator | `token.moderator == true` |

        ### Who may do what

        - **notes:** Owner is `ownerId`.
          - Owner can read own docs.
          - Owner can create own docs.
          - Owner and Moderator can delete docs.

        """;

    /// <summary>Its rules, which begin on line 3.</summary>
    public const string Matches = """
        function mine(note) {
          return request.auth != null && note.get('ownerId', '') == request.auth.uid;
        }
        match /notes/{noteId} {
          allow read: if request.auth != null && resource.data.ownerId == request.auth.uid;
          allow create: if mine(request.resource.data)
            && request.resource.data.keys().hasOnly(['ownerId', 'text'])
            && request.resource.data.get('text', 0) is string
            && request.resource.data.text.size() >= 1
            && request.resource.data.text.size() <= 100;
          allow delete: if mine(resource.data) || request.auth != null && request.auth.token.get('moderator', false) == true;
        }
        """;

    /// <summary>The rules with one part replaced, which must be there once.</summary>
    public static string With(string part, string replacement)
    {
        Matches.Split(part).Should().HaveCount(2, $"`{part}` stands in the rules once");
        return Matches.Replace(part, replacement, StringComparison.Ordinal);
    }

    /// <summary>Gets the findings of a check, on either engine.</summary>
    public static Task<CheckReport> CheckAsync(
        string matches = Matches,
        string spec = Spec,
        string? only = null,
        bool strict = false
    ) =>
        InFolderAsync(
            matches,
            spec,
            async folder =>
            {
                var options = new CheckOptions
                {
                    Project = folder,
                    Specs = ["notes.md"],
                    Only = only,
                    Strict = strict,
                    Emulator = TestEmulator.Running,
                    Engine = EngineChoice.Emulator,
                };
                var report = await Checker.RunAsync(options, TimeProvider.System);
                var embedded = await Checker.RunAsync(
                    options with
                    {
                        Engine = EngineChoice.Embedded,
                    },
                    TimeProvider.System
                );
                embedded.Found().Should().Equal(report.Found(), "both engines leave the same findings");
                embedded.Outcome.Should().Be(report.Outcome);
                return report;
            }
        );

    /// <summary>Gets the findings of a check on the emulator, whose cases are made for the time of a clock.</summary>
    public static Task<CheckReport> CheckOnEmulatorAsync(string matches, string spec, TimeProvider clock) =>
        InFolderAsync(
            matches,
            spec,
            folder =>
            {
                var options = new CheckOptions
                {
                    Project = folder,
                    Specs = ["notes.md"],
                    Emulator = TestEmulator.Running,
                    Engine = EngineChoice.Emulator,
                };
                return Checker.RunAsync(options, clock);
            }
        );

    /// <summary>
    /// Gets the findings of a check on the embedded engine, with files beside the spec and the rules.
    /// </summary>
    public static Task<CheckReport> CheckEmbeddedAsync(
        string matches = Matches,
        string spec = Spec,
        params (string Name, string Text)[] files
    ) =>
        InFolderAsync(
            matches,
            spec,
            async folder =>
            {
                foreach (var (name, text) in files)
                {
                    await File.WriteAllTextAsync(Path.Combine(folder, name), text);
                }
                return await Checker.RunAsync(
                    new CheckOptions
                    {
                        Project = folder,
                        Specs = ["notes.md"],
                        Engine = EngineChoice.Embedded,
                    },
                    TimeProvider.System
                );
            }
        );

    private static async Task<CheckReport> InFolderAsync(
        string matches,
        string spec,
        Func<string, Task<CheckReport>> check
    )
    {
        var folder = TestFolder.New();
        await File.WriteAllTextAsync(Path.Combine(folder, "notes.md"), spec);
        await File.WriteAllTextAsync(Path.Combine(folder, "firestore.rules"), TestRules.Of(matches).Content);
        return await check(folder);
    }

    /// <summary>The findings, each as its id, line, column and message.</summary>
    public static IEnumerable<string> Found(this CheckReport report) =>
        report.Diagnostics.Select(found => $"{found.Id} {found.File}({found.Line},{found.Column}) {found.Message}");
}
