using Google.Protobuf;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Engines;

/// <summary>A request as a client sends it, on documents of its own.</summary>
/// <param name="Database">The database, in which rules are in force.</param>
/// <param name="Message">The message to it.</param>
/// <param name="Path">The path below the root, of the document, or of the collection that is listed.</param>
/// <param name="Caller">The caller.</param>
internal sealed record HostRequest(DatabaseName Database, IMessage Message, string Path, Identity Caller)
{
    /// <summary>The documents that are there before it, by path below the root; no others.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> Documents { get; init; }

    /// <summary>The fields of every other document that is looked up; null where there is none.</summary>
    public IReadOnlyDictionary<string, object?>? Otherwise { get; init; }

    /// <summary>When it is made; null for now.</summary>
    public DateTimeOffset? Time { get; init; }
}
