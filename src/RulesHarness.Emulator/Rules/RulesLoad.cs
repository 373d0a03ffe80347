using RulesHarness.Language.Syntax;

namespace RulesHarness.Emulator.Rules;

/// <summary>An error or a warning of the emulator's compiler, in its own words.</summary>
/// <param name="Severity">An error if it made the compiler reject the file, else a warning.</param>
/// <param name="Line">From 1; 0 when it concerns the whole file.</param>
/// <param name="Column">From 1, in Unicode code points; 0 when it concerns the whole file.</param>
/// <param name="Message">The compiler's message.</param>
public sealed record CompilerIssue(RulesSeverity Severity, int Line, int Column, string Message);

/// <summary>The result of loading rules.</summary>
/// <param name="Accepted">True if they compile and are in force now. If not, rules that deny everything are.</param>
/// <param name="Issues">The compiler's errors and warnings, in its order.</param>
public sealed record RulesLoad(bool Accepted, IReadOnlyList<CompilerIssue> Issues);
