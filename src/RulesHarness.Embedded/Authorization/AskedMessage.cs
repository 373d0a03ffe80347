using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Embedded.Storage;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Embedded.Authorization;

/// <summary>
/// A request as a client sends it, with what rules are asked about it. It is made once, and any number of rules decide
/// it, also at the same time.
/// </summary>
public sealed class AskedMessage
{
    private AskedMessage(IMessage message, Status? refused, IReadOnlyList<AuthorizationRequest> questions) =>
        (Message, Refused, Questions) = (message, refused, questions);

    internal IMessage Message { get; }

    /// <summary>Why rules are not asked; null where they are.</summary>
    internal Status? Refused { get; }

    /// <summary>The questions to the rules, in order; none where the request is refused before.</summary>
    public IReadOnlyList<AuthorizationRequest> Questions { get; }

    /// <summary>Makes the questions of a request about one document, a query, or a commit.</summary>
    /// <param name="message">A message of the protocol that asks rules something.</param>
    /// <param name="documents">What is there; it must not change afterwards.</param>
    /// <param name="token">The claims, a map; null for a caller who isn't signed in.</param>
    /// <param name="time">When it arrives.</param>
    public static AskedMessage Of(
        IMessage message,
        IDocumentSource documents,
        RulesValue? token,
        DateTimeOffset time
    ) =>
        MessageCheck.BeforeRules(message) is { } refused
            ? new AskedMessage(message, refused, [])
            : new AskedMessage(message, null, RulesRequestFactory.OfChecked(message, documents, token, time));
}
