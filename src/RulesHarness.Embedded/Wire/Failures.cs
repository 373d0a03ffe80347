using System.Globalization;
using Grpc.Core;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Embedded.Wire;

/// <summary>The server's errors, in the emulator's words where tests may read them.</summary>
internal static class Failures
{
    public static Status MetadataNeedsAdmin { get; } =
        new(StatusCode.PermissionDenied, "Metadata operations require admin authentication.");

    public static Status BatchNeedsAdmin { get; } =
        new(StatusCode.PermissionDenied, "Batch writes require admin authentication.");

    public static Status InvalidToken { get; } = new(StatusCode.InvalidArgument, "invalid jwt");

    public static Status ClosedTransaction { get; } = Invalid("Transaction is invalid or closed.");

    public static Status ReadOnlyTransaction { get; } = Invalid("Cannot modify entities in a read-only transaction.");

    public static Status Contention { get; } =
        new(StatusCode.Aborted, "Transaction lock timeout: a document that the transaction read has changed since.");

    public static Status NoReadTime { get; } =
        new(
            StatusCode.Unimplemented,
            "The embedded Firestore keeps no past: run this test on the emulator, or read without read_time."
        );

    public static Status Invalid(string message) => new(StatusCode.InvalidArgument, message);

    public static Status BadName(string name) =>
        Invalid($"Document name \"{name}\" is not of the form projects/P/databases/D/documents/C/I.");

    public static Status BadOrder(string text) => Invalid($"Invalid order by clause \"{text}\".");

    public static Status StreamHasWrites { get; } = Invalid("'writes' must not be set on an initial write request.");

    public static Status StreamHasNoDatabase { get; } = Invalid("'database' must be set on an initial write request.");

    public static Status StreamIsResumed { get; } = Invalid("Resuming streams is not supported, do not set stream ID.");

    public static Status KnownTarget(int id) => new(StatusCode.Unknown, $"There is a target with the id {id} already.");

    public static Status BadParent(string name) =>
        Invalid(
            $"Document parent name \"{name}\" is not of the form projects/P/databases/D/documents or that of a "
                + "document."
        );

    public static Status NoDocument(string name) => new(StatusCode.NotFound, $"Document ({name}) not found.");

    public static Status BadProject(string id) =>
        new(StatusCode.Unknown, $"The project id \"{id}\" is invalid: use lower-case letters, digits and hyphens.");

    public static Status NothingToUpdate(DatabaseKey database, string path) =>
        new(StatusCode.NotFound, $"no entity to update: {EntityText.Reference(database, path)}");

    public static Status AlreadyThere(DatabaseKey database, string path) =>
        new(StatusCode.AlreadyExists, $"entity already exists: {EntityText.Short(database, path)}");

    public static Status OtherVersion(Timestamp? stored, Timestamp required) =>
        new(
            StatusCode.FailedPrecondition,
            string.Create(
                CultureInfo.InvariantCulture,
                $"the stored version ({(stored is { } time ? Micros(time) : 0)}) does not match the required base "
                    + $"version ({Micros(required)})"
            )
        );

    private static long Micros(Timestamp time) => (time.Seconds * 1_000_000) + (time.Nanoseconds / 1_000);

    public static Status BadPath(string? path) =>
        Invalid(
            string.IsNullOrEmpty(path)
                ? "Invalid empty property path string."
                : $"Invalid property path \"{path}\". Unquoted property paths must match regex "
                    + "([a-zA-Z_][a-zA-Z_0-9]*), and quoted property paths must match regex "
                    + "(`(?:[^`\\\\]|(?:\\\\.))+`)"
        );
}
