using RulesHarness.Embedded.Authorization;
using RulesHarness.Language.Analysis;

namespace RulesHarness.Recordings;

/// <summary>Recorded requests in words, as reports have them.</summary>
internal static class RecordedText
{
    /// <summary>The requests of a decision: <c>update posts/p1 as user alice</c>.</summary>
    public static string Of(RecordedDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return string.Join(", then ", decision.Requests.Select(Of));
    }

    /// <summary>A request: <c>update posts/p1 as user alice</c>.</summary>
    public static string Of(RecordedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return $"{string.Join(", ", request.Asked.Select(Of))} as {CallerOf(request)}";
    }

    private static string Of(AuthorizationRequest asked) => $"{asked.Request.Method.Name()} {asked.Request.Path}";

    private static string CallerOf(RecordedRequest request) =>
        request.Claims is { } claims
            ? $"user {claims.GetValueOrDefault("sub") ?? claims.GetValueOrDefault("user_id")}"
            : "guest";
}
