using RulesHarness.Diagnostics;

namespace RulesHarness.Engines;

/// <summary>What opening a session gave: the session, unless the rules don't compile or there is no data, and what the compiler said of the rules.</summary>
internal sealed record SessionOpening(IRulesSession? Session, IReadOnlyList<Diagnostic> Findings);
