using RulesHarness.Embedded.Callers;
using RulesHarness.Embedded.Databases;
using RulesHarness.Embedded.Storage;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;
using TargetChangeType = RulesHarness.Protocol.TargetChange.Types.TargetChangeType;

namespace RulesHarness.Embedded.Listening;

/// <summary>
/// Documents by their names. Rules decide a get for each of them. A write to one of them resends all of them.
/// </summary>
internal sealed class ListenedDocuments(
    Target target,
    EmbeddedDatabase database,
    Caller caller,
    IReadOnlyList<string> paths
) : ListenedTarget(target, database, caller)
{
    protected override bool Sees(string path) => paths.Contains(path);

    protected override IEnumerable<ListenResponse> Snapshot(
        DocumentTree documents,
        Timestamp time,
        IReadOnlyCollection<string>? changed
    )
    {
        if (changed is null)
        {
            yield return AcknowledgementOf(TargetChangeType.Add, [Id]);
        }
        if (Denied(documents, paths.Select(Asked(documents).Get)) is { } denied)
        {
            yield return denied;
            yield break;
        }

        foreach (var reset in changed is null ? Resumed(time) : [])
        {
            yield return reset;
        }
        foreach (var path in paths)
        {
            yield return documents[path] is { } document
                ? Changed(document.Message)
                : new ListenResponse
                {
                    DocumentDelete = new DocumentDelete
                    {
                        Document = NameOf(path),
                        ReadTime = time.ToProto(),
                        RemovedTargetIds = { Id },
                    },
                };
        }

        if (changed is null)
        {
            yield return AcknowledgementOf(TargetChangeType.Current, [Id], time);
        }
    }
}
