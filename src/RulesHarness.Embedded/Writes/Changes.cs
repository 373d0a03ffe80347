using Grpc.Core;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using Condition = RulesHarness.Protocol.Precondition.ConditionTypeOneofCase;

namespace RulesHarness.Embedded.Writes;

/// <summary>Applies a write that rules allow.</summary>
internal static class Changes
{
    /// <summary>The reason why its precondition rejects it; null if it does not.</summary>
    public static Status? Refused(CollapsedWrite write, StoredDocument? stored, DatabaseKey database) =>
        write.Precondition?.ConditionTypeCase switch
        {
            Condition.Exists when write.Precondition.Exists && stored is null => Failures.NothingToUpdate(
                database,
                write.Path
            ),
            Condition.Exists when !write.Precondition.Exists && stored is not null => Failures.AlreadyThere(
                database,
                write.Path
            ),
            Condition.UpdateTime
                when write.Precondition.UpdateTime.ToTimestamp() is var required && stored?.UpdateTime != required =>
                Failures.OtherVersion(stored?.UpdateTime, required),
            _ => null,
        };

    /// <summary>
    /// The document that it leaves; null for none. What changes nothing leaves the update time as it is.
    /// </summary>
    public static StoredDocument? Made(CollapsedWrite write, StoredDocument? stored, string name, Timestamp time) =>
        write.NewFields is not { } fields ? null
        : stored is null || write.IsReplaced ? new StoredDocument(name, write.Path, fields, time, time)
        : SameValues.Are(stored.Fields, fields) ? stored
        : new StoredDocument(name, write.Path, fields, stored.CreateTime, time);
}
