using RulesHarness.Embedded;
using RulesHarness.Emulator;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines;

/// <summary>Decides cases. One engine serves any number of sessions, each isolated from the others.</summary>
internal interface IRulesEngine : IAsyncDisposable
{
    /// <summary>As reports have it: <c>emulator</c> or <c>embedded</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Such as <c>1.19.9</c>; null where it can't be told, as for an emulator that was already running.
    /// </summary>
    string? Version { get; }

    /// <summary>
    /// Opens a session on rules and a data set that may still be under construction. There is no session if the engine
    /// does not accept the rules, or if there is no data. The diagnostics about the rules are in <see
    /// cref="OpenSessionResult.Findings"/>.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    Task<OpenSessionResult> OpenAsync(
        RulesFile rules,
        Task<Dataset?> making,
        CancellationToken cancellationToken = default
    );

    /// <summary>Takes rules that other parts of a check read as well.</summary>
    internal Task<OpenSessionResult> OpenAsync(
        CompiledRules rules,
        Task<Dataset?> making,
        CancellationToken cancellationToken
    );
}
