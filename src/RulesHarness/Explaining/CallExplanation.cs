using System.Text;
using Google.Protobuf;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Protocol;
using RulesHarness.Language.Analysis;
using RulesHarness.Serving;
using RulesHarness.Testing;

namespace RulesHarness.Explaining;

/// <summary>
/// What there is to say of a call whose verdict was not expected: the request and who made it, the document as it is and as it would be, every allow statement that was tried, and what each expression under it came to.
/// </summary>
internal static class CallExplanation
{
    /// <summary>How many writes of a batch are told of.</summary>
    private const int MostRequests = 5;

    /// <summary>The explanation of a recorded call, several lines.</summary>
    /// <param name="project">Where it was sent.</param>
    /// <param name="call">The call.</param>
    /// <param name="denial">What the engine said when it denied it; null where it was allowed. It is told where the trace doesn't say as much.</param>
    public static string Of(TestProject project, FirestoreCall call, string? denial)
    {
        if (call.Request is not { } request)
            return $"  request   {call.Method}\n  as        {call.Identity}" + (denial is null ? "" : $"\n  answer    {denial}");
        var (text, isAllowed) = (new StringBuilder(), denial is null);
        var judged = JudgedRequest.Of(project, call);
        // Of a batch that was denied those that were not are of no interest.
        var told = judged.Where(one => isAllowed || !one.Decision.IsAllowed).DefaultIfEmpty().Take(MostRequests).ToList();
        if (told is [null])
            text.AppendLine($"  request   {Describe(request)}");
        foreach (var one in told.OfType<JudgedRequest>())
        {
            text.AppendLine($"  request   {Describe(one, request)}");
            if (one == told[0])
                text.AppendLine($"  as        {call.Identity}");
            PrintDocument(text, one);
            PrintRules(text, one);
        }

        if (told is [null])
            text.AppendLine($"  as        {call.Identity}");
        if (judged.Count > 0 && judged.All(one => one.Decision.IsAllowed) != isAllowed)
            text.AppendLine($"  note      the values are the embedded engine's, which would have {(isAllowed ? "denied" : "allowed")} this: trust the {project.Server.Name}, and report the rules and the request");
        if (denial is not null && judged.All(one => one.Decision.IsAllowed))
            text.AppendLine($"  answer    {denial}");
        return text.ToString().TrimEnd('\n', '\r');
    }

    private static void PrintDocument(StringBuilder text, JudgedRequest judged)
    {
        if (judged.Asked.Path is not { } path)
            return;
        text.AppendLine($"  document  {path}{(judged.Asked.Stored is null ? ", which isn't there" : "")}");
        DocumentText.Print(text, judged.Asked.Stored, judged.Asked.Written, judged.Asked.Request.Method is not (RulesMethod.Get or RulesMethod.List));
    }

    private static void PrintRules(StringBuilder text, JudgedRequest judged)
    {
        text.AppendLine($"  rules     {judged.File.Name}");
        var trace = new TraceText(judged.Rules.Parsed);
        foreach (var tried in judged.Decision.Tried)
        {
            var span = tried.Statement.Condition?.Span;
            var condition = judged.Expressions.LastOrDefault(root => root.Expression.Span == span);
            trace.Print(text, tried.Statement, tried.Error is { } error ? $"error: {error}" : tried.Outcome.ToString().ToLowerInvariant(), condition);
        }

        if (judged.Decision.Tried.Length == 0)
            PrintMissing(text, judged);
    }

    private static void PrintMissing(StringBuilder text, JudgedRequest judged)
    {
        var method = judged.Asked.Request.Method;
        var name = method.ToString().ToLowerInvariant();
        var path = RulesPathOf(judged);
        var blocks = judged.Rules.Outline.Match(path, method, judged.Asked.Request.Database);
        text.AppendLine(blocks.Length == 0 ? $"    no match block is about {path}" : $"    no allow statement is about `{name}` of {path}");
        foreach (var block in blocks)
            text.AppendLine($"  {block.Block.Span.Line,4}  match {block.Block.Path} has none for it");
    }

    /// <summary>As an outline takes it: the documents of a query are a wildcard.</summary>
    private static string RulesPathOf(JudgedRequest judged) => judged.Asked.Request switch
    {
        { Method: RulesMethod.List, Query.IsCollectionGroup: true } group => $"**/{group.Path}/*",
        { Method: RulesMethod.List } list => $"{list.Path}/*",
        var other => other.Path,
    };

    private static string Describe(JudgedRequest judged, IMessage request) => judged.Asked.Path is { } path
        ? $"{judged.Asked.Request.Method.ToString().ToLowerInvariant()} {path}"
        : Describe(request);

    private static string Describe(IMessage request) => request switch
    {
        RunQueryRequest { StructuredQuery: { } query } list => $"list {QueryText.Of(Below(list.Parent), query)}",
        RunAggregationQueryRequest { StructuredAggregationQuery: { StructuredQuery: { } query } aggregation } list =>
            $"{string.Join(", ", aggregation.Aggregations.Select(one => one.OperatorCase.ToString().ToLowerInvariant()))} of {QueryText.Of(Below(list.Parent), query)}",
        ListenRequest { AddTarget.Query: { StructuredQuery: { } query } target } => $"listen to {QueryText.Of(Below(target.Parent), query)}",
        ListenRequest { AddTarget.Documents: { } documents } => $"listen to {string.Join(", ", documents.Documents.Select(Below))}",
        GetDocumentRequest get => $"get {Below(get.Name)}",
        BatchGetDocumentsRequest batch => $"get {string.Join(", ", batch.Documents.Select(Below))}",
        _ => request.Descriptor.Name.Replace("Request", "", StringComparison.Ordinal),
    };

    private static string Below(string name) => ResourceName.TryParse(name, out var parsed) ? parsed.Path : name;
}
