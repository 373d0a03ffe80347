using System.Text;
using System.Text.Json;
using RulesHarness.Diagnostics;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Checking;

/// <summary>
/// A database in a <c>firebase.json</c>: its id, and the paths of its rules and indexes, each null where it names none;
/// and where it stands there.
/// </summary>
internal sealed record FirebaseDatabase(string Id, string? Rules, string? Indexes, int Line, int Column);

/// <summary>
/// The Firestore databases of a <c>firebase.json</c> (https://firebase.google.com/docs/cli#the_firebasejson_file).
/// <c>Errors</c> keep it from being read; <c>Remarks</c> are about what a deploy would make of it.
/// </summary>
internal sealed record FirebaseJson(
    IReadOnlyList<FirebaseDatabase> Databases,
    IReadOnlyList<Diagnostic> Errors,
    IReadOnlyList<Diagnostic> Remarks
)
{
    public const string FileName = "firebase.json";

    private const string Firestore = "firestore";

    private static readonly string[] Keys =
    [
        "rules",
        "indexes",
        "database",
        "target",
        "location",
        "edition",
        "dataAccessMode",
        "firestoreDataAccessMode",
        "mongodbCompatibleDataAccessMode",
        "realtimeUpdatesMode",
        "predeploy",
        "postdeploy",
    ];

    private static readonly FirebaseJson None = new([], [], []);

    public static FirebaseJson Read(string root)
    {
        var path = Path.Combine(root, FileName);
        if (!File.Exists(path))
        {
            return None;
        }
        var context = new JsonContext(
            FileName,
            Encoding.UTF8.GetBytes(File.ReadAllText(path)),
            InputDiagnostics.OfFirebaseJson
        );
        if (context.Root() is not { } file)
        {
            return None with { Errors = context.Diagnostics };
        }
        var databases = Entries(context, file)
            .Select(entry => Database(context, entry, FirebaseTargets.Read(root)))
            .ToList();
        var remarks = context.Diagnostics.Where(finding => finding.Severity != Severity.Error).ToList();
        return new FirebaseJson(databases, [.. context.Diagnostics.Except(remarks)], remarks);
    }

    /// <summary>The entries for databases: one object, or a list with one for each.</summary>
    private static IEnumerable<JsonNode> Entries(JsonContext context, JsonValue file)
    {
        if (file.Kind != JsonValueKind.Object)
        {
            context.Report(InputDiagnostics.WrongKind, file, FileName, "an object");
            return [];
        }

        var node = new JsonNode(context, FileName, file);
        var misspelled = file.Members.FirstOrDefault(member =>
            Diagnostics.Suggestion.Near(member.Name, [Firestore]).Any()
        );
        if (file[Firestore] is not { } firestore)
        {
            if (misspelled is not null)
            {
                context.Report(
                    InputDiagnostics.UnknownKey,
                    misspelled.Value with
                    {
                        Start = misspelled.Start,
                    },
                    misspelled.Name,
                    $"`{Firestore}`",
                    $"; did you mean `{Firestore}`?"
                );
            }
            return [];
        }

        if (firestore is { Kind: JsonValueKind.Array, Items.Count: 0 })
        {
            context.Report(InputDiagnostics.NoEntry, firestore);
        }
        return firestore.Kind == JsonValueKind.Array ? node.Objects(Firestore).ToList()
            : node.Object(Firestore) is { } single ? [single]
            : [];
    }

    private static FirebaseDatabase Database(
        JsonContext context,
        JsonNode entry,
        IReadOnlyDictionary<string, string> targets
    )
    {
        entry.Only(Keys);
        var (line, column) = context.PlaceOf(entry.Json);
        var target = entry.Text("target");
        var id =
            entry.Text("database")
            ?? (target is null ? DatabaseName.DefaultId : targets.GetValueOrDefault(target, target));
        return new FirebaseDatabase(id, Slashed(entry.Text("rules")), Slashed(entry.Text("indexes")), line, column);
    }

    /// <summary>The CLI takes both separators, on every system.</summary>
    private static string? Slashed(string? path) => path?.Replace('\\', '/');
}
