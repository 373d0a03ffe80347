using System.Text;
using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Embedded.Wire;
using RulesHarness.Engines;
using RulesHarness.Engines.Emulator;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Protocol;

namespace RulesHarness.Explaining;

/// <summary>
/// Explains a call whose verdict was not expected: the request, who made it, and why rules decided it as they did.
/// </summary>
internal static class FailureExplanation
{
    /// <summary>The most requests of a batch that are explained.</summary>
    private const int MostRequests = 5;

    /// <summary>The explanation of a recorded call, several lines.</summary>
    /// <param name="database">Where it was sent; null for a database without rules.</param>
    /// <param name="call">The call.</param>
    /// <param name="denial">
    /// The engine's answer where it denied the call, which is printed where the trace says less; null where it was
    /// allowed.
    /// </param>
    internal static string Of(RulesDatabase? database, FirestoreCall call, RpcException? denial)
    {
        var answer = denial is null ? null : AnswerText(denial);
        if (call.Request is not { } request)
        {
            return $"  request   {call.Method}\n  as        {call.Identity}"
                + (answer is null ? "" : $"\n  answer    {answer}");
        }

        var (text, isAllowed) = (new StringBuilder(), denial is null);
        var judged = database is null ? [] : ReplayedDecision.Of(database, call);
        // Of a batch that was denied those that were not are of no interest.
        var explained = judged.Where(one => isAllowed || !one.Decision.IsAllowed).Take(MostRequests).ToList();
        if (explained.Count == 0)
        {
            text.AppendLine($"  request   {Describe(request)}");
            PrintCaller(text, call, request);
        }

        foreach (var one in explained)
        {
            text.AppendLine($"  request   {Describe(one, request)}");
            if (one == explained[0])
            {
                PrintCaller(text, call, request);
            }

            RequestExplanation.Print(text, one);
        }

        var isAllowedHere = judged.All(one => one.Decision.IsAllowed);
        if (judged.Count > 0 && isAllowedHere != isAllowed)
        {
            text.AppendLine(
                "  note      the values are from the embedded engine, which would have "
                    + $"{(isAllowed ? "denied" : "allowed")} this: trust the {database!.Engine}, and report the "
                    + "rules and the request"
            );
        }

        if (answer is not null && isAllowedHere)
        {
            text.AppendLine($"  answer    {answer}");
        }

        return text.ToString().TrimEnd('\n', '\r');
    }

    private static string AnswerText(RpcException denial)
    {
        var (_, tried) = DenialMessage.Read(denial, _ => null);
        var detail = tried.Count > 0 ? ReadableDenial.Of(tried) : ReadableDenial.OneLine(denial.Status.Detail);
        return $"{denial.StatusCode}: {detail}";
    }

    private static void PrintCaller(StringBuilder text, FirestoreCall call, IMessage request)
    {
        text.AppendLine($"  as        {call.Identity}");
        if (RulesRequestFactory.DatabaseOf(request) is { } id && id != DatabaseName.DefaultId)
        {
            text.AppendLine($"  database  {id}");
        }
    }

    private static string Describe(ReplayedDecision judged, IMessage request) =>
        judged.Asked.Path is { } path ? $"{judged.Asked.Request.Method.Name()} {path}" : Describe(request);

    private static string Describe(IMessage request) =>
        request switch
        {
            RunQueryRequest { StructuredQuery: { } query } list => $"list {QueryText.Of(Below(list.Parent), query)}",
            RunAggregationQueryRequest
            {
                StructuredAggregationQuery: { StructuredQuery: { } query } aggregation
            } list =>
                $"{string.Join(", ", aggregation.Aggregations.Select(one => one.OperatorCase.ToString().ToLowerInvariant()))} of {QueryText.Of(Below(list.Parent), query)}",
            ListenRequest { AddTarget.Query: { StructuredQuery: { } query } target } =>
                $"listen to {QueryText.Of(Below(target.Parent), query)}",
            ListenRequest { AddTarget.Documents: { } documents } =>
                $"listen to {string.Join(", ", documents.Documents.Select(Below))}",
            GetDocumentRequest get => $"get {Below(get.Name)}",
            BatchGetDocumentsRequest batch => $"get {string.Join(", ", batch.Documents.Select(Below))}",
            _ => request.Descriptor.Name.Replace("Request", "", StringComparison.Ordinal),
        };

    private static string Below(string name) => ResourceName.TryParse(name, out var parsed) ? parsed.Path : name;
}
