using System.Globalization;
using Grpc.Core;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Serving;

/// <summary>What the server says when it does not do what it is asked, in the emulator's words where tests may read them.</summary>
internal static class Failures
{
    public static Status MetadataNeedsAdmin { get; } = new(StatusCode.PermissionDenied, "Metadata operations require admin authentication.");

    public static Status BatchNeedsAdmin { get; } = new(StatusCode.PermissionDenied, "Batch writes require admin authentication.");

    public static Status InvalidToken { get; } = new(StatusCode.InvalidArgument, "invalid jwt");

    public static Status ClosedTransaction { get; } = Invalid("Transaction is invalid or closed.");

    public static Status ReadOnlyTransaction { get; } = Invalid("Cannot modify entities in a read-only transaction.");

    public static Status Contention { get; } = new(StatusCode.Aborted, "Transaction lock timeout: a document that the transaction read has changed since.");

    public static Status NoVectorSearch { get; } = new(StatusCode.Unimplemented, "The embedded Firestore has no vector search: run this test on the emulator.");

    public static Status NoReadTime { get; } = new(StatusCode.Unimplemented, "The embedded Firestore keeps no past: run this test on the emulator, or read without read_time.");

    public static Status Invalid(string message) => new(StatusCode.InvalidArgument, message);

    public static Status BadName(string name) => Invalid($"Document name \"{name}\" is not of the form projects/P/databases/D/documents/C/I.");

    public static Status BadParent(string name) => Invalid($"Document parent name \"{name}\" is not of the form projects/P/databases/D/documents or that of a document.");

    public static Status NoDocument(string name) => new(StatusCode.NotFound, $"Document ({name}) not found.");

    public static Status NothingToUpdate(string path) => new(StatusCode.NotFound, $"no entity to update: {path}");

    public static Status AlreadyThere(string path) => new(StatusCode.AlreadyExists, $"entity already exists: {path}");

    public static Status OtherVersion(Timestamp? stored, Timestamp required) => new(
        StatusCode.FailedPrecondition,
        string.Create(CultureInfo.InvariantCulture, $"the stored version ({(stored is { } time ? Micros(time) : 0)}) does not match the required base version ({Micros(required)})"));

    private static long Micros(Timestamp time) => (time.Seconds * 1_000_000) + (time.Nanoseconds / 1_000);
}
