using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Execution;

/// <summary>What <c>request</c> and <c>resource</c> are in a decision. Each part is made when it is asked for.</summary>
internal sealed class Subject(RulesRequest request, RequestPath path)
{
    private RulesValue? all;
    private RulesValue? auth;
    private RulesValue? resource;
    private RulesValue? written;

    /// <summary><c>request</c>.</summary>
    public RulesValue Request => all ??= RequestMap.Of(this);

    /// <summary><c>request.auth</c>: null for a caller who isn't signed in.</summary>
    public RulesValue Auth => auth ??= request.Token is { } token ? OfToken(token) : RulesValue.Null;

    /// <summary><c>request.method</c>.</summary>
    public RulesValue Method => RulesValue.From(RequestMap.NameOf(request.Method));

    /// <summary><c>request.path</c>: of a list that of the collection.</summary>
    public RulesValue Path => RulesValue.From(path.Value);

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
    public RulesValue Written => written ??= request.Written is { } data ? OfDocument(data, path.Value) : RulesValue.Null;

    /// <summary><c>resource</c>: null where there is no document.</summary>
    public RulesValue Resource => resource ??= request.Stored is { } data ? OfDocument(data, path.Value) : RulesValue.Null;

    /// <summary>What match blocks are held against.</summary>
    public RequestPath RequestPath => path;

    /// <summary>What is asked.</summary>
    public RulesRequest Asked => request;

    /// <summary><c>request.resource</c> and what <c>get</c> gives: the fields, the id and the path of a document.</summary>
    public static RulesValue OfDocument(RulesValue data, RulesPath path) => RulesValue.From(new RulesMap(
        ["__name__", "data", "id"],
        [RulesValue.From(path), data, RulesValue.From(path.Segments[^1])]));

    private static RulesValue OfToken(RulesValue token) => RulesValue.From(new RulesMap(
        ["token", "uid"],
        [token, token.AsMap.TryGet("sub", out var uid) ? uid : RulesValue.Null]));
}
