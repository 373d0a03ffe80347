using System.Globalization;
using Grpc.Core;
using RulesHarness.Embedded.Wire;
using RulesHarness.Protocol;
using Condition = RulesHarness.Protocol.Precondition.ConditionTypeOneofCase;

namespace RulesHarness.Embedded.Writes;

/// <summary>
/// Merges several writes of a commit to one document. Writes that can never follow each other are rejected before rules
/// decide, whatever is stored.
/// </summary>
internal static class CollapseCheck
{
    /// <summary>The reason why a commit is rejected; null if it is not.</summary>
    public static Status? Of(IReadOnlyList<Write> writes)
    {
        if (writes.Count < 2)
        {
            return null;
        }
        var before = new Dictionary<string, (string Kind, long? Version)>(StringComparer.Ordinal);
        foreach (var write in writes)
        {
            var (name, kind) = (CollapsedWrites.NameOf(write), KindOf(write));
            var version = write.CurrentDocument is { ConditionTypeCase: Condition.UpdateTime, UpdateTime: { } time }
                ? (time.Seconds * 1_000_000) + (time.Nanos / 1_000)
                : (long?)null;
            if (!before.TryGetValue(name, out var first))
            {
                before.Add(name, (kind, version));
                continue;
            }

            var isThere = first.Kind != "delete";
            if (
                isThere
                    ? write.CurrentDocument is { ConditionTypeCase: Condition.Exists, Exists: false }
                    : version is not null
                        || write.CurrentDocument is { ConditionTypeCase: Condition.Exists, Exists: true }
            )
            {
                return Failures.Invalid($"Cannot {first.Kind} then {kind} an entity in the same request.");
            }
            if (version is not null && version != first.Version)
            {
                return Failures.Invalid(
                    $"Cannot collapse mutations with different version preconditions ({Text(first.Version)} and "
                        + $"{Text(version)})"
                );
            }
            before[name] = (
                kind == "delete" ? kind
                : isThere ? first.Kind
                : "upsert",
                first.Version
            );
        }

        return null;
    }

    private static string KindOf(Write write) =>
        write.OperationCase == Write.OperationOneofCase.Delete
            ? "delete"
            : write.CurrentDocument?.ConditionTypeCase switch
            {
                Condition.Exists => write.CurrentDocument.Exists ? "update" : "insert",
                Condition.UpdateTime => "update",
                _ => "upsert",
            };

    private static string Text(long? version) =>
        version is { } exact
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"VersionPrecondition{{exactBaseVersion={exact}, maxBaseVersion=null}}"
            )
            : "null";
}
