using System.Collections.Concurrent;
using Google.Protobuf;
using RulesHarness.Cases;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Engines.Embedded;

/// <summary>Decides the requests of cases, each as it is sent now, on documents that none of them changes.</summary>
internal sealed class CaseDecider(RulesProgram program, EmbeddedStore store, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Identity, RulesValue?> _tokens = new(ReferenceEqualityComparer.Instance);

    /// <summary>Decides the request of a case.</summary>
    /// <param name="accessCase">The case.</param>
    /// <param name="message">The request, see <see cref="CaseMessage"/>.</param>
    /// <param name="observe">Is called with every expression that is evaluated, each after those inside it.</param>
    public MessageDecision Decide(AccessCase accessCase, IMessage message, Action<Expression, RulesValue>? observe) =>
        Ask(accessCase, message) is { } asked
            ? MessageDecision.Of(program, asked, observe)
            : MessageDecision.OfAdmin(message);

    /// <summary>The request of a case with its questions to the rules; null for an admin, of whom rules are not asked.</summary>
    public AskedMessage? Ask(AccessCase accessCase, IMessage message) =>
        accessCase.Caller.IsAdmin
            ? null
            : AskedMessage.Of(
                message,
                DocumentsOf(accessCase),
                _tokens.GetOrAdd(accessCase.Caller, TokenOf),
                accessCase.Time ?? clock.GetUtcNow()
            );

    /// <summary>The requests that the rules are asked about for a case.</summary>
    public IReadOnlyList<AuthorizationRequest> Asked(AccessCase accessCase, IMessage message) =>
        RulesRequestFactory.Of(message, DocumentsOf(accessCase), accessCase.Caller.Token, clock.GetUtcNow());

    private IDocumentSource DocumentsOf(AccessCase accessCase) =>
        accessCase.Instead.Count == 0 ? store : new InsteadDocuments(store, accessCase.Instead);

    private static RulesValue? TokenOf(Identity caller) => caller.Token is { } claims ? RulesValues.Of(claims) : null;
}
