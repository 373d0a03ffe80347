using Google.Protobuf;
using RulesHarness.Embedded.Authorization;

namespace RulesHarness.Recordings;

/// <summary>A call of a test, and the decision of rules about it.</summary>
/// <param name="Message">The request.</param>
/// <param name="Claims">The payload of the caller's token, JSON; null for a caller who isn't signed in.</param>
/// <param name="Rules">The name of the rules file that decided.</param>
/// <param name="Place">The file and the line that made the call, as <c>file:line</c>; null if it is not known.</param>
/// <param name="Decision">The decision.</param>
internal sealed record DecidedCall(
    IMessage Message,
    string? Claims,
    string Rules,
    string? Place,
    WatchedDecision Decision
);

/// <summary>The calls that a test depends on: all must be allowed, or one of them must be denied.</summary>
/// <param name="IsAllowed">Whether they must be allowed.</param>
/// <param name="IsAsserted">
/// Whether an assertion says so; if not, the test would fail by the exception of a denial.
/// </param>
/// <param name="Place">The file and the line of the test, as <c>file:line</c>; null if they are not known.</param>
/// <param name="Calls">The calls, in order.</param>
internal sealed record TakenDecision(bool IsAllowed, bool IsAsserted, string? Place, IReadOnlyList<DecidedCall> Calls)
{
    /// <summary>Whether the calls were decided so. An assertion that fails is about others.</summary>
    public bool IsShown => Calls.Count > 0 && IsAllowed == Calls.All(call => call.Decision.IsAllowed);
}

/// <summary>The decisions of a test.</summary>
/// <param name="Decisions">The decisions that the test depends on, in the order of their first calls.</param>
/// <param name="Unchecked">
/// The number of calls before the last decision whose verdict the test does not depend on.
/// </param>
internal sealed record TakenDecisions(IReadOnlyList<TakenDecision> Decisions, int Unchecked);

/// <summary>A test that was run, to be recorded.</summary>
/// <param name="Name">The full name, the same on each engine.</param>
/// <param name="Project">The id of the project that the test had.</param>
/// <param name="HasFailed">Whether the test failed: what it expects is not known then.</param>
/// <param name="Taken">The decisions.</param>
internal sealed record TakenTest(string Name, string Project, bool HasFailed, TakenDecisions Taken);
