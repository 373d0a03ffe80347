using RulesHarness.Embedded.Callers;
using RulesHarness.Embedded.Databases;
using RulesHarness.Embedded.Queries;
using RulesHarness.Embedded.Storage;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;
using TargetChangeType = RulesHarness.Protocol.TargetChange.Types.TargetChangeType;

namespace RulesHarness.Embedded.Listening;

/// <summary>A query. Rules decide a list. A write to one of its collections resends all documents.</summary>
internal sealed class ListenedQuery(
    Target target,
    EmbeddedDatabase database,
    Caller caller,
    string parent,
    StructuredQuery query
) : ListenedTarget(target, database, caller)
{
    private readonly CompiledQuery _compiled = new(parent, query);

    protected override bool Sees(string path) => _compiled.Scope.Holds(DocumentTree.CollectionOf(path));

    protected override IEnumerable<ListenResponse> Snapshot(
        DocumentTree documents,
        Timestamp time,
        IReadOnlyCollection<string>? changed
    )
    {
        yield return changed is null
            ? AcknowledgementOf(TargetChangeType.Add, [Id])
            : AcknowledgementOf(TargetChangeType.Reset, [Id], time);
        if (Denied(documents, [Asked(documents).List(parent, query)]) is { } denied)
        {
            yield return denied;
            yield break;
        }

        foreach (var reset in changed is null ? Resumed(time) : [])
        {
            yield return reset;
        }
        foreach (var document in _compiled.Run(documents))
        {
            yield return Changed(_compiled.Projection?.Of(document) ?? document.Message);
        }
        yield return AcknowledgementOf(TargetChangeType.Current, [Id], time);
    }
}
