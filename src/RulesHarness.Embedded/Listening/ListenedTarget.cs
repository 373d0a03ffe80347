using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Embedded.Callers;
using RulesHarness.Embedded.Databases;
using RulesHarness.Embedded.Queries;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;
using TargetChangeType = RulesHarness.Protocol.TargetChange.Types.TargetChangeType;

namespace RulesHarness.Embedded.Listening;

/// <summary>
/// A target of a listener. It sends responses in the emulator's order: each change that concerns it resends everything
/// it sees, after rules decided again. Nothing else does.
/// </summary>
internal abstract class ListenedTarget(Target target, EmbeddedDatabase database, Caller caller)
{
    /// <summary>The last change that was sent to the target.</summary>
    private Timestamp _seen;

    /// <summary>The target's number.</summary>
    public int Id => target.TargetId;

    /// <summary>The target that a request adds; the reason where it can't be.</summary>
    public static (ListenedTarget? Target, Status Refused) Of(Target target, EmbeddedDatabase database, Caller caller)
    {
        switch (target.TargetTypeCase)
        {
            case Target.TargetTypeOneofCase.Documents:
                var paths = target.Documents.Documents.Distinct().Select(ResourceName.PathOf).ToList();
                return paths.Count > 0 && paths.TrueForAll(ResourceName.IsDocument)
                    ? (new ListenedDocuments(target, database, caller, paths), default)
                    : (null, Failures.BadName(target.Documents.Documents.FirstOrDefault() ?? ""));
            case Target.TargetTypeOneofCase.Query
                when target.Query.StructuredQuery is { } query
                    && ResourceName.TryParse(target.Query.Parent, out var parent):
                return QueryCheck.Of(query) is { } wrong
                    ? (null, wrong)
                    : (new ListenedQuery(target, database, caller, parent.Path, query), default);
            default:
                return (null, Failures.Invalid("The target is neither of documents nor of a query."));
        }
    }

    /// <summary>The first responses.</summary>
    public IEnumerable<ListenResponse> First(Timestamp time)
    {
        (var documents, _seen) = database.Snapshot();
        return Snapshot(documents, time, null);
    }

    /// <summary>The responses to a change; null if it concerns other documents, or was seen before.</summary>
    public IEnumerable<ListenResponse>? Next(DatabaseChange change) =>
        change.Time > _seen && change.Paths.Any(Sees) ? Snapshot(change.Documents, change.Time, change.Paths) : null;

    /// <summary>Whether a message says that the target has ended.</summary>
    public bool IsEnd(ListenResponse response) =>
        response.TargetChange is { TargetChangeType: TargetChangeType.Remove } change && change.TargetIds.Contains(Id);

    /// <summary>A message about the target.</summary>
    public static ListenResponse AcknowledgementOf(
        TargetChangeType type,
        IEnumerable<int> ids,
        Timestamp? time = null,
        Status? cause = null
    ) =>
        new()
        {
            TargetChange = new TargetChange
            {
                TargetChangeType = type,
                TargetIds = { ids },
                ResumeToken = time is { } at ? ByteString.CopyFromUtf8(at.ToString()) : ByteString.Empty,
                ReadTime = time?.ToProto(),
                Cause = cause is { } status
                    ? new Google.Rpc.Status { Code = (int)status.StatusCode, Message = status.Detail }
                    : null,
            },
        };

    /// <summary>Whether a document is one that the target looks at.</summary>
    protected abstract bool Sees(string path);

    /// <summary>All responses for the target; the changed paths are null the first time.</summary>
    protected abstract IEnumerable<ListenResponse> Snapshot(
        DocumentTree documents,
        Timestamp time,
        IReadOnlyCollection<string>? changed
    );

    /// <summary>The end, where rules don't allow what is asked; null where they do.</summary>
    protected ListenResponse? Denied(DocumentTree documents, IEnumerable<Authorization.AuthorizationRequest> asked) =>
        database.DenialOf(caller, documents, asked) is { } denied
            ? AcknowledgementOf(TargetChangeType.Remove, [Id], cause: denied.Status)
            : null;

    /// <summary>
    /// Says that what a client has kept is void, where it comes back with a token or a time: the emulator brings
    /// everything again, whatever the token.
    /// </summary>
    protected IEnumerable<ListenResponse> Resumed(Timestamp time) =>
        target.ResumeTypeCase == Target.ResumeTypeOneofCase.None
            ? []
            : [AcknowledgementOf(TargetChangeType.Reset, [Id], time)];

    /// <summary>Makes questions about documents.</summary>
    protected Authorization.RulesRequestFactory Asked(DocumentTree documents) =>
        database.AuthorizationOf(documents, caller);

    /// <summary>A document's full name.</summary>
    protected string NameOf(string path) => $"{database.Root}/{path}";

    /// <summary>A document that is there.</summary>
    protected ListenResponse Changed(Document document) =>
        new()
        {
            DocumentChange = new DocumentChange { Document = document, TargetIds = { Id } },
        };

    /// <summary>The end of a snapshot that all targets share.</summary>
    public static ListenResponse Consistent(Timestamp time) => AcknowledgementOf(TargetChangeType.NoChange, [], time);
}
