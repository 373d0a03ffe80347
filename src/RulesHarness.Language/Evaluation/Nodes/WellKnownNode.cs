using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>The members of <c>request</c> and <c>resource</c> that most conditions read.</summary>
internal enum WellKnown
{
    RequestAuth,
    RequestAuthUid,
    RequestAuthToken,
    RequestMethod,
    RequestPath,
    RequestTime,
    RequestResource,
    RequestResourceData,
    ResourceData,
}

/// <summary>
/// A member that is read without creating the maps that contain it. It counts as many expressions as it is written in.
/// </summary>
internal sealed class WellKnownNode : Node
{
    private readonly WellKnown _member;
    private readonly int _inner;
    private readonly RulesValue _isNull;
    private readonly RulesValue _noResource;

    private WellKnownNode(WellKnown member, int inner, SourceSpan place)
    {
        _member = member;
        _inner = inner;
        _isNull = RulesValue.Undefined(EvaluationErrors.Null, place);
        _noResource = RulesValue.Undefined(EvaluationErrors.NoProperty("resource"), place);
    }

    /// <summary>
    /// The node of a member; null of one that is had in the ordinary way. That <c>request</c> and <c>resource</c> are
    /// no other variables here is for the caller to know.
    /// </summary>
    public static WellKnownNode? Of(MemberExpression member) =>
        member switch
        {
            { Target: NameExpression { Name: "request" } } => member.Member.Text switch
            {
                "auth" => new WellKnownNode(WellKnown.RequestAuth, 1, member.Span),
                "method" => new WellKnownNode(WellKnown.RequestMethod, 1, member.Span),
                "path" => new WellKnownNode(WellKnown.RequestPath, 1, member.Span),
                "resource" => new WellKnownNode(WellKnown.RequestResource, 1, member.Span),
                "time" => new WellKnownNode(WellKnown.RequestTime, 1, member.Span),
                _ => null,
            },
            { Target: NameExpression { Name: "resource" }, Member.Text: "data" } => new WellKnownNode(
                WellKnown.ResourceData,
                1,
                member.Span
            ),
            { Target: MemberExpression { Target: NameExpression { Name: "request" } } inside } => (
                inside.Member.Text,
                member.Member.Text
            ) switch
            {
                ("auth", "uid") => new WellKnownNode(WellKnown.RequestAuthUid, 2, member.Span),
                ("auth", "token") => new WellKnownNode(WellKnown.RequestAuthToken, 2, member.Span),
                ("resource", "data") => new WellKnownNode(WellKnown.RequestResourceData, 2, member.Span),
                _ => null,
            },
            _ => null,
        };

    protected override RulesValue Compute(DecisionRun run)
    {
        run.ExpressionsLeft -= _inner;
        var subject = run.Subject;
        return _member switch
        {
            WellKnown.RequestAuth => subject.Auth,
            WellKnown.RequestAuthUid => subject.Asked.Token is { } token ? RequestVariables.Uid(token) : _isNull,
            WellKnown.RequestAuthToken => subject.Asked.Token ?? _isNull,
            WellKnown.RequestMethod => subject.Method,
            WellKnown.RequestPath => subject.Path,
            WellKnown.RequestTime => subject.Time,
            WellKnown.RequestResource => subject.IsWrite ? subject.Written : _noResource,
            WellKnown.RequestResourceData => subject.IsWrite ? subject.WrittenData ?? _isNull : _noResource,
            _ => ResourceData(run),
        };
    }

    private RulesValue ResourceData(DecisionRun run)
    {
        // A query's resource is at hand as a map; a document's is its fields.
        if (run.QueryResource is not { } resource)
        {
            return run.Subject.StoredData ?? _isNull;
        }

        return resource.Kind == RulesValueKind.Map && resource.AsMap.TryGet("data", out var data) ? data : resource;
    }
}
