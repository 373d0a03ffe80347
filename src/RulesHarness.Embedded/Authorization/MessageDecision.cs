using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Embedded.Storage;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Embedded.Authorization;

/// <summary>
/// The decision on one request as a client sends it. Nothing is read or stored but the documents that are given.
/// </summary>
/// <param name="Decision">What rules decided; null where the request was rejected before, and for an admin.</param>
/// <param name="Rejection">Why the request is neither allowed nor denied; null where it is.</param>
public sealed record MessageDecision(Decision? Decision, Status? Rejection)
{
    private readonly RulesMethod _method;

    private MessageDecision(Decision decision, Status? rejection, RulesMethod method)
        : this(decision, rejection) => _method = method;

    /// <summary>For a denial, the lines that were tried, each with its final result.</summary>
    public IReadOnlyList<TriedLine> Tried =>
        Decision is { IsAllowed: false } denied ? DenialText.Tried(denied, _method) : [];

    /// <summary>
    /// For a denied commit of several writes, the lists of lines that the emulator may report, one for each order in
    /// which it can try the writes. Empty for anything else.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<TriedLine>> Accounts => [.. FindAccounts?.Invoke() ?? []];

    /// <summary>Asks the rules again for each account, which few callers read.</summary>
    private Func<IEnumerable<IReadOnlyList<TriedLine>>>? FindAccounts { get; init; }

    /// <summary>
    /// Decides a request about one document, a query, or a commit: of several writes the first that is denied, or else
    /// the first.
    /// </summary>
    /// <param name="program">The rules.</param>
    /// <param name="request">A message of the protocol that asks rules something.</param>
    /// <param name="documents">What is there.</param>
    /// <param name="token">The claims, a map; null for a caller who isn't signed in.</param>
    /// <param name="time">When it arrives.</param>
    /// <param name="observe">Is called with every expression that is evaluated, and its value.</param>
    public static MessageDecision Of(
        RulesProgram program,
        IMessage request,
        IDocumentSource documents,
        RulesValue? token,
        DateTimeOffset time,
        Action<Expression, RulesValue>? observe = null
    )
    {
        ArgumentNullException.ThrowIfNull(program);
        return Of(program, AskedMessage.Of(request, documents, token, time), observe);
    }

    /// <summary>Decides a request whose questions are known.</summary>
    /// <param name="program">The rules.</param>
    /// <param name="asked">The request.</param>
    /// <param name="observe">Is called with every expression that is evaluated, and its value.</param>
    public static MessageDecision Of(
        RulesProgram program,
        AskedMessage asked,
        Action<Expression, RulesValue>? observe = null
    )
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(asked);
        if (asked.Refused is { } refused)
        {
            return new MessageDecision(null, refused);
        }

        var questions = asked.Questions;
        var (question, decision) = CallDecision.Of(program, questions, observe);
        return decision.IsAllowed
            ? new MessageDecision(decision, MessageCheck.AfterRules(asked.Message), question.Request.Method)
            : new MessageDecision(decision, null, question.Request.Method)
            {
                FindAccounts = questions.Count > 1 ? () => RequestAuthorizer.All(program, questions) : null,
            };
    }

    /// <summary>The decision on an admin's request, of which rules are not asked.</summary>
    public static MessageDecision OfAdmin(IMessage request) =>
        new(null, MessageCheck.BeforeRules(request) ?? MessageCheck.AfterRules(request));
}
