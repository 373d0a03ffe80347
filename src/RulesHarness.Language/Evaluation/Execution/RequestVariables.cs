using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Execution;

/// <summary>
/// The values of <c>request</c> and <c>resource</c> in a decision. Each part is created when it is first read.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="path">Its path.</param>
/// <param name="isUnread">Whether the document is not read yet: then what depends on it has no value.</param>
internal sealed class RequestVariables(RulesRequest request, RequestPath path, bool isUnread = false)
{
    private static readonly string[] AuthMembers = ["token", "uid"];
    private static readonly string[] DocumentMembers = ["__name__", "data", "id"];

    // What was made so far; null where nothing was.
    private Content? _all;
    private Content? _auth;
    private Content? _resource;
    private Content? _written;

    /// <summary><c>request</c>.</summary>
    public RulesValue Request => RulesValue.From(_all ??= RequestMap.Of(this));

    /// <summary><c>request.auth</c>: null for a caller who isn't signed in.</summary>
    public RulesValue Auth => request.Token is { } token ? RulesValue.From(_auth ??= OfToken(token)) : RulesValue.Null;

    /// <summary><c>request.method</c>.</summary>
    public RulesValue Method => RulesValue.From(request.Method.Name());

    /// <summary><c>request.path</c>: of a list that of the collection; of a group, which has many, unknown.</summary>
    public RulesValue Path => path.AnyParent < 0 ? RulesValue.From(path.Value) : RulesValue.Unknown();

    /// <summary><c>request.time</c>.</summary>
    public RulesValue Time
    {
        get
        {
            var ticks = request.Time.UtcTicks - DateTime.UnixEpoch.Ticks;
            var (seconds, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
            return rest < 0
                ? RulesValue.FromTimestamp(seconds - 1, (int)(rest + TimeSpan.TicksPerSecond) * 100)
                : RulesValue.FromTimestamp(seconds, (int)rest * 100);
        }
    }

    /// <summary><c>request.resource</c>: null of a delete; reads have none.</summary>
    public RulesValue Written =>
        WrittenData switch
        {
            null => RulesValue.Null,
            { IsUndefined: true } unknown => unknown,
            { } data => RulesValue.From(_written ??= OfDocument(data, path.Value)),
        };

    /// <summary><c>request.resource.data</c>; null of a delete and of a read.</summary>
    public RulesValue? WrittenData
    {
        get
        {
            WasRead |= request.IsPartial;
            return isUnread && request.IsPartial ? RulesValue.Unknown() : request.NewData;
        }
    }

    /// <summary><c>resource</c>: null where there is no document.</summary>
    public RulesValue Resource =>
        StoredData switch
        {
            null => RulesValue.Null,
            { IsUndefined: true } unknown => unknown,
            { } data => RulesValue.From(_resource ??= OfDocument(data, path.Value)),
        };

    /// <summary><c>resource.data</c>; null where there is no document.</summary>
    public RulesValue? StoredData
    {
        get
        {
            WasRead = true;
            return isUnread ? RulesValue.Unknown() : request.Stored;
        }
    }

    /// <summary>Returns true if a value was read that depends on the stored document.</summary>
    public bool WasRead { get; private set; }

    /// <summary>The path that match blocks are compared with.</summary>
    public RequestPath RequestPath => path;

    /// <summary>Whether it is a create, an update or a delete: the others have no <c>request.resource</c>.</summary>
    public bool IsWrite => request.Method is RulesMethod.Create or RulesMethod.Update or RulesMethod.Delete;

    /// <summary>The request.</summary>
    public RulesRequest Asked => request;

    /// <summary>
    /// <c>request.resource</c> and what <c>get</c> gives: the fields, the id and the path of a document.
    /// </summary>
    public static RulesMap OfDocument(RulesValue data, RulesPath path) =>
        new(DocumentMembers, [RulesValue.From(path), data, RulesValue.From(path.Segments[^1])]);

    /// <summary><c>request.auth.uid</c>.</summary>
    public static RulesValue Uid(RulesValue token) => token.AsMap.TryGet("sub", out var uid) ? uid : RulesValue.Null;

    private static RulesMap OfToken(RulesValue token) => new(AuthMembers, [token, Uid(token)]);
}
