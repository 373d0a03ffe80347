using RulesHarness.Diagnostics;

namespace RulesHarness.Engines;

/// <summary>
/// The result of opening a session: the session, unless the rules don't compile or there is no data, and the compiler's
/// diagnostics about the rules.
/// </summary>
internal sealed record OpenSessionResult(IRulesSession? Session, IReadOnlyList<Diagnostic> Findings);
