using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using RulesHarness.Cases;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Embedded;

/// <summary>
/// The requests of cases with their questions to the rules. They do not depend on the rules, so whoever decides the
/// same cases on the same documents has them from here, and a changed rules file is asked them again.
/// </summary>
/// <param name="documents">What the cases find. It must not change afterwards.</param>
internal sealed class CaseQuestions(IDocumentSource documents)
{
    /// <summary>
    /// The cases of larger products would be held for a second use that costs less than their memory.
    /// </summary>
    private const int MostKept = 10_000;

    private static readonly ConditionalWeakTable<Dataset, CaseQuestions> Shared = [];

    private readonly ConcurrentDictionary<AccessCase, AskedCase> _made = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<Identity, RulesValue?> _tokens = new(ReferenceEqualityComparer.Instance);

    /// <summary>To count a dictionary that all threads write to, all of them have to wait.</summary>
    private int _kept;

    /// <summary>The questions that all who use the same data share.</summary>
    public static CaseQuestions Of(Dataset data) =>
        Shared.GetValue(data, shared => new CaseQuestions(new EmbeddedStore(shared)));

    /// <summary>The request of a case as it is sent now.</summary>
    public AskedCase Of(AccessCase one, DateTimeOffset now)
    {
        var time = one.Time ?? now;
        var isKept = _made.TryGetValue(one, out var made);
        if (isKept && made!.Time == time)
        {
            return made;
        }
        made = Make(one, time);
        if (isKept || Interlocked.Increment(ref _kept) <= MostKept)
        {
            _made[one] = made;
        }
        return made;
    }

    private AskedCase Make(AccessCase one, DateTimeOffset time)
    {
        var message = CaseMessage.Of(one);
        if (one.Caller.IsAdmin)
        {
            return new AskedCase(message, null, time);
        }
        var found = one.Instead.Count == 0 ? documents : new InsteadDocuments(documents, one.Instead);
        return new AskedCase(
            message,
            AskedMessage.Of(message, found, _tokens.GetOrAdd(one.Caller, TokenOf), time),
            time
        );
    }

    private static RulesValue? TokenOf(Identity caller) => caller.Token is { } claims ? RulesValues.Of(claims) : null;
}

/// <summary>The request of a case, as a client sends it.</summary>
/// <param name="Message">The request.</param>
/// <param name="Asked">Its questions to the rules; null for an admin, of whom rules are not asked.</param>
/// <param name="Time">When it arrives.</param>
internal sealed record AskedCase(IMessage Message, AskedMessage? Asked, DateTimeOffset Time);
