using Grpc.Core;
using RulesHarness.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines;

/// <summary>
/// A Firestore that decides requests, the emulator or the embedded one: any number of projects and databases, apart
/// from each other. Cases, suites and hand-written tests all run on it.
/// </summary>
internal interface IFirestoreHost : IAsyncDisposable
{
    /// <summary>The engine's name, as reports have it: <c>emulator</c> or <c>embedded</c>.</summary>
    string Name { get; }

    /// <summary>
    /// The engine's version, such as <c>1.19.9</c>; null where it can't be told, as for an emulator that was already
    /// running.
    /// </summary>
    string? Version { get; }

    /// <summary>Answers calls; the header <c>authorization</c> says who makes them.</summary>
    CallInvoker Invoker { get; }

    /// <summary>
    /// Puts rules in force, and makes sure that they are; where they don't compile the findings say so, and all is
    /// denied.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    Task<IReadOnlyList<Diagnostic>> LoadRulesAsync(
        DatabaseName database,
        RulesFile rules,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Makes sure that the rules of a database are still those that were loaded: decisions before this are decisions
    /// by them.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or has other rules.</exception>
    Task VerifyRulesAsync(DatabaseName database, RulesFile rules, CancellationToken cancellationToken);

    /// <summary>Deletes all documents of a database.</summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    Task ClearAsync(DatabaseName database, CancellationToken cancellationToken);

    /// <summary>Leaves nothing of a database, neither documents nor rules, where the host outlives its user.</summary>
    Task ForgetAsync(DatabaseName database);

    /// <summary>Sets what <c>request.time</c> is in a database; null for the clock's.</summary>
    /// <exception cref="NotSupportedException">The server's clock is its own.</exception>
    void SetRequestTime(DatabaseName database, DateTimeOffset? time);

    /// <summary>Fails if nothing is there any more that could answer.</summary>
    /// <exception cref="EmulatorException">The emulator died.</exception>
    void ThrowIfDead();

    /// <summary>
    /// Decides a request on its own documents, by the rules of its database. Requests to one database are decided one
    /// after the other.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    internal Task<EngineResponse> DecideAsync(HostRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a session on rules and a data set that may still be under construction. There is no session if the engine
    /// does not accept the rules, or if there is no data. The diagnostics about the rules are in <see
    /// cref="OpenSessionResult.Findings"/>.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    internal Task<OpenSessionResult> OpenAsync(
        RulesFile rules,
        Task<Dataset?> making,
        CancellationToken cancellationToken = default
    );
}
