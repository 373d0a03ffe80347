using System.Buffers.Text;
using System.Text;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Firestore.Client;

namespace RulesHarness.Recordings;

/// <summary>
/// Takes down the calls of a test that rules decide, and what assertions say of them. A denied call that no assertion
/// is about proves nothing: whether the test expects it is known to the test alone.
/// </summary>
/// <param name="rulesOf">Gets the name of the rules file that is in force in a database.</param>
/// <param name="placeOfCaller">Finds the file and the line that calls.</param>
internal sealed class TestRecorder(Func<string, string?> rulesOf, Func<string?> placeOfCaller)
{
    private readonly Lock _access = new();
    private readonly List<(object Sent, DecidedCall Call)> _calls = [];
    private readonly List<(IReadOnlyList<FirestoreCall> Calls, bool IsAllowed, string? Place)> _claims = [];

    /// <summary>The file and the line that is running, as <c>file:line</c>; null if they are not known.</summary>
    public string? PlaceOfCaller => placeOfCaller();

    /// <summary>Takes down a call that was decided.</summary>
    /// <param name="method">The name of the method, as in <c>Commit</c>.</param>
    /// <param name="request">The request as it was sent.</param>
    /// <param name="authorization">The header that says who calls; null for a caller who isn't signed in.</param>
    /// <param name="decision">The decision.</param>
    public void Add(string method, object request, string? authorization, WatchedDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (
            FirestoreCall.MessageOf(method, request) is not { } message
            || RulesRequestFactory.DatabaseOf(message) is not { } database
            || rulesOf(database) is not { } rules
        )
        {
            return;
        }
        // A client may send one message object again after it has changed it.
        var sent = message.Descriptor.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(message));
        var call = new DecidedCall(sent, ClaimsIn(authorization), rules, PlaceOfCaller, decision);
        lock (_access)
        {
            _calls.Add((request, call));
        }
    }

    /// <summary>Takes down what a listener was decided.</summary>
    public void AddListener(FirestoreCall call, WatchedDecision decision)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Request is { } request)
        {
            Add(call.Method, request, call.Identity.AuthorizationHeader, decision);
        }
    }

    /// <summary>Takes down that an assertion expects calls to be allowed, or one of them to be denied.</summary>
    public void Claim(IReadOnlyList<FirestoreCall> calls, bool isAllowed, string? place)
    {
        lock (_access)
        {
            _claims.Add((calls, isAllowed, place));
        }
    }

    /// <summary>The decisions so far.</summary>
    public TakenDecisions Take()
    {
        lock (_access)
        {
            var asserted = _claims.Select(claim => AssertedBy(claim.Calls, claim.IsAllowed, claim.Place)).ToList();
            var claimed = SetOf(asserted.SelectMany(decision => decision.Calls));
            var implied = _calls
                .Select(taken => taken.Call)
                .Where(call => call.Decision.IsAllowed && !claimed.Contains(call))
                .Select(call => new TakenDecision(IsAllowed: true, IsAsserted: false, call.Place, [call]));
            List<DecidedCall> order = [.. _calls.Select(taken => taken.Call)];
            List<TakenDecision> decisions =
            [
                .. asserted
                    .Concat(implied)
                    .Where(decision => decision.IsShown)
                    .OrderBy(decision => PlaceIn(order, decision)),
            ];
            return new TakenDecisions(decisions, Unchecked(decisions, order));
        }
    }

    private TakenDecision AssertedBy(IReadOnlyList<FirestoreCall> calls, bool isAllowed, string? place)
    {
        List<DecidedCall> decided =
        [
            .. from taken in _calls where calls.Any(call => call.Sent(taken.Sent)) select taken.Call,
        ];
        var ofCall = decided.Select(call => call.Place).OfType<string>().FirstOrDefault();
        return new TakenDecision(isAllowed, IsAsserted: true, place ?? ofCall, decided);
    }

    /// <summary>
    /// Another verdict on one of these would not fail the test, but may lead it elsewhere. Of an operation that must be
    /// denied that is each call but the denied one.
    /// </summary>
    private static int Unchecked(List<TakenDecision> decisions, List<DecidedCall> order)
    {
        if (decisions.Count == 0)
        {
            return 0;
        }
        var proven = SetOf(
            decisions.SelectMany(decision =>
                decision.Calls.Where(call => call.Decision.IsAllowed == decision.IsAllowed)
            )
        );
        return order.Take(PlaceIn(order, decisions[^1])).Count(call => !proven.Contains(call));
    }

    private static int PlaceIn(List<DecidedCall> order, TakenDecision decision) =>
        order.FindIndex(call => ReferenceEquals(call, decision.Calls[0]));

    // Two calls may be equal, and are two all the same.
    private static HashSet<DecidedCall> SetOf(IEnumerable<DecidedCall> calls) =>
        new(calls, ReferenceEqualityComparer.Instance);

    private static string? ClaimsIn(string? authorization)
    {
        var payload = authorization?.Split('.') is [_, var middle, _] ? middle : null;
        return payload is null ? null : Encoding.UTF8.GetString(Base64Url.DecodeFromChars(payload));
    }
}
