using Google.Protobuf;
using RulesHarness.Embedded.Queries;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Embedded.Writes;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Authorization;

/// <summary>
/// Maps a request to the requests that the emulator lets rules decide. The request is allowed if rules allow all of
/// them.
/// </summary>
/// <remarks>
/// All writes of a commit to one document are one question, about the document before the commit and after it:
/// <c>resource</c> and <c>get()</c> never see what an earlier write of the same commit left, <c>request.resource</c>
/// and <c>getAfter()</c> always see what the last one leaves. A <c>set</c> without a precondition is decided as an
/// update where there is a document, and as a creation where there is none; before the document is read it is tried as
/// both, and a denial names both.
/// </remarks>
public sealed class RulesRequestFactory
{
    private readonly IDocumentSource _documents;
    private readonly string _database;
    private readonly RulesValue? _token;
    private readonly DateTimeOffset _now;
    private readonly ReadLookup _reading;

    internal RulesRequestFactory(IDocumentSource documents, string database, RulesValue? token, DateTimeOffset time)
    {
        (_documents, _database, _token) = (documents, database, token);
        _now = ServerTime.Of(time);
        _reading = new ReadLookup(documents);
    }

    /// <summary>
    /// The questions of a request, in order: one for a get, a list and an aggregation, one a document for a batch of
    /// gets, a commit and a listener. None for a request that rules have no say in, and for a malformed one.
    /// </summary>
    /// <param name="request">A message of the protocol.</param>
    /// <param name="documents">What is there.</param>
    /// <param name="token">The claims; null for a caller who isn't signed in.</param>
    /// <param name="time">When it arrives.</param>
    public static IReadOnlyList<AuthorizationRequest> Of(
        IMessage request,
        IDocumentSource documents,
        IReadOnlyDictionary<string, object?>? token,
        DateTimeOffset time
    ) =>
        MessageCheck.BeforeRules(request) is null
            ? OfChecked(request, documents, token is null ? null : RulesValues.Of(token), time)
            : [];

    /// <summary>The questions of a request that <see cref="MessageCheck"/> has no objection to.</summary>
    internal static IReadOnlyList<AuthorizationRequest> OfChecked(
        IMessage request,
        IDocumentSource documents,
        RulesValue? token,
        DateTimeOffset time
    )
    {
        if (!ResourceName.TryParse(NameIn(request), out var name))
        {
            return [];
        }
        var asked = new RulesRequestFactory(documents, name.Database, token, time);
        return request switch
        {
            GetDocumentRequest => [asked.Get(name.Path)],
            BatchGetDocumentsRequest batch =>
            [
                .. batch.Documents.Distinct().Select(each => asked.Get(ResourceName.PathOf(each))),
            ],
            ListDocumentsRequest list => [asked.List(name.Path, ListedDocuments.Query(list))],
            RunQueryRequest { StructuredQuery: { } query } => [asked.List(name.Path, query)],
            RunAggregationQueryRequest { StructuredAggregationQuery.StructuredQuery: { } query } =>
            [
                asked.List(name.Path, query),
            ],
            CommitRequest commit => asked.Commit(
                CollapsedWrites.Of(commit.Writes, documents, Timestamp.FromDateTimeOffset(asked._now))
            ),
            ListenRequest { AddTarget: { } target } => asked.Target(target),
            _ => [],
        };
    }

    /// <summary>
    /// The database that a request is about; null of a request that rules have no say in, and of a malformed one.
    /// </summary>
    public static string? DatabaseOf(IMessage request) =>
        ResourceName.TryParse(NameIn(request), out var name) ? name.Database : null;

    /// <summary>The question of a get.</summary>
    internal AuthorizationRequest Get(string path) =>
        new(
            Request(RulesMethod.Get, path) with
            {
                Stored = _documents.Value(path),
            },
            _reading,
            path,
            _documents.Find(path),
            null
        );

    /// <summary>The question of a query below a document's path, or below the root where that is empty.</summary>
    internal AuthorizationRequest List(string parent, StructuredQuery query)
    {
        var (path, seen) = RulesQueryMapper.Of(parent, query);
        return new(Request(RulesMethod.List, path) with { Query = seen }, _reading, null, null, null);
    }

    /// <summary>The questions of a commit.</summary>
    internal IReadOnlyList<AuthorizationRequest> Commit(CollapsedWrites writes)
    {
        var after = new Dictionary<string, RulesValue?>(writes.InOrder.Count, StringComparer.Ordinal);
        foreach (var write in writes.InOrder)
        {
            after.Add(write.Path, write.NewFields is { } written ? RulesValues.Of(written) : null);
        }
        var committing = new CommitLookup(_documents, after);
        return [.. writes.InOrder.Select(Asked)];

        AuthorizationRequest Asked(CollapsedWrite write)
        {
            var request = Request(write.Method, write.Path) with
            {
                Stored = _documents.Value(write.Path),
                NewData = after[write.Path],
                IsPartial = write.IsPartial,
            };
            return new(request, committing, write.Path, write.Stored, write.NewFields)
            {
                MayCreateOrUpdate = write.MayCreateOrUpdate,
            };
        }
    }

    /// <summary>The questions of a listener's target.</summary>
    private IReadOnlyList<AuthorizationRequest> Target(Target target) =>
        target.TargetTypeCase switch
        {
            Protocol.Target.TargetTypeOneofCase.Documents =>
            [
                .. target.Documents.Documents.Distinct().Select(each => Get(ResourceName.PathOf(each))),
            ],
            Protocol.Target.TargetTypeOneofCase.Query when target.Query.StructuredQuery is { } query =>
            [
                List(ResourceName.PathOf(target.Query.Parent), query),
            ],
            _ => [],
        };

    private RulesRequest Request(RulesMethod method, string path) =>
        new()
        {
            Method = method,
            Path = path,
            Database = _database,
            Token = _token,
            Time = _now,
        };

    private static string NameIn(IMessage request) =>
        request switch
        {
            GetDocumentRequest get => get.Name,
            BatchGetDocumentsRequest batch => batch.Database,
            ListDocumentsRequest list => list.Parent,
            RunQueryRequest query => query.Parent,
            RunAggregationQueryRequest aggregation => aggregation.Parent,
            CommitRequest commit => commit.Database,
            ListenRequest listen => listen.Database,
            _ => "",
        };
}
