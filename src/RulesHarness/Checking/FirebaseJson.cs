using System.Text.Json;
using RulesHarness.Diagnostics;

namespace RulesHarness.Checking;

/// <summary>What a <c>firebase.json</c> says of one database: the paths of its rules and indexes, each null where it names none.</summary>
internal sealed record FirebaseDatabase(string Id, string? Rules, string? Indexes);

/// <summary>What a <c>firebase.json</c> says of Firestore (https://firebase.google.com/docs/cli#the_firebasejson_file).</summary>
internal sealed record FirebaseJson(IReadOnlyList<FirebaseDatabase> Databases)
{
    private const string Name = "firebase.json";
    private const string Default = "(default)";
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The rules of the default database, or else of the first.</summary>
    public string? Rules => Main?.Rules;

    /// <summary>The indexes of the same.</summary>
    public string? Indexes => Main?.Indexes;

    private FirebaseDatabase? Main => Databases.FirstOrDefault(database => database.Id == Default) ?? (Databases.Count > 0 ? Databases[0] : null);

    public static FirebaseJson Read(string root, List<Diagnostic> found)
    {
        var none = new FirebaseJson([]);
        var path = Path.Combine(root, Name);
        if (!File.Exists(path))
            return none;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), Lenient);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("firestore", out var firestore))
                return none;
            // The array form has an entry for each database.
            return new FirebaseJson(firestore.ValueKind == JsonValueKind.Array ? [.. firestore.EnumerateArray().Select(Database)] : [Database(firestore)]);
        }
        catch (JsonException unreadable)
        {
            found.Add(InputFindings.UnreadableConfiguration.At(Name, (int)(unreadable.LineNumber ?? 0) + 1, (int)(unreadable.BytePositionInLine ?? 0) + 1, unreadable.Message.Split(". ")[0]));
            return none;
        }
    }

    private static FirebaseDatabase Database(JsonElement entry) => new(Text(entry, "database") ?? Default, Text(entry, "rules"), Text(entry, "indexes"));

    private static string? Text(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
