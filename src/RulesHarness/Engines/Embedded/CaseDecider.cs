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
    public MessageDecision Decide(AccessCase accessCase, IMessage message, Action<Expression, RulesValue>? observe)
    {
        var caller = accessCase.Caller;
        if (caller.IsAdmin)
        {
            return MessageDecision.OfAdmin(message);
        }

        return MessageDecision.Of(
            program,
            message,
            DocumentsOf(accessCase),
            _tokens.GetOrAdd(caller, TokenOf),
            accessCase.Time ?? clock.GetUtcNow(),
            observe
        );
    }

    /// <summary>The requests that the rules are asked about for a case.</summary>
    public IReadOnlyList<AuthorizationRequest> Asked(AccessCase accessCase, IMessage message) =>
        RulesRequestFactory.Of(message, DocumentsOf(accessCase), accessCase.Caller.Token, clock.GetUtcNow());

    private IDocumentSource DocumentsOf(AccessCase accessCase) =>
        accessCase.Instead.Count == 0 ? store : new InsteadDocuments(store, accessCase.Instead);

    private static RulesValue? TokenOf(Identity caller) => caller.Token is { } claims ? RulesValues.Of(claims) : null;
}
