namespace RulesHarness.Firestore.Emulator;

/// <summary>A rules file: what is loaded into the emulator, and read back from it.</summary>
/// <param name="Name">The name that compile errors and warnings are given for, such as <c>firestore.rules</c>.</param>
/// <param name="Content">Its text. A leading byte order mark is not part of it and is not sent: the emulator's compiler
/// refuses one. Everything else, line ends included, is sent as it is.</param>
public sealed record RulesFile(string Name, string Content)
{
    /// <summary>The emulator's name for its rules where none were loaded: they allow everything.</summary>
    public const string OpenRulesName = "OPEN_RULES";
}

/// <summary>The severity of a <see cref="RulesIssue"/>.</summary>
public enum RulesSeverity
{
    /// <summary>The rules were accepted.</summary>
    Warning,

    /// <summary>The rules were rejected.</summary>
    Error,
}

/// <summary>An issue that the emulator's compiler reports about a rules file, in its own words.</summary>
/// <param name="Severity">Whether it made the compiler refuse the file.</param>
/// <param name="Line">From 1; 0 when it concerns the whole file.</param>
/// <param name="Column">From 1, in Unicode code points; 0 when it concerns the whole file.</param>
/// <param name="Message">The compiler's message.</param>
public sealed record RulesIssue(RulesSeverity Severity, int Line, int Column, string Message);

/// <summary>The result of loading rules.</summary>
/// <param name="Accepted">
/// Whether they compile and are in force now. When they are not, rules that deny everything are.
/// </param>
/// <param name="Issues">The compiler's errors and warnings, in its order.</param>
public sealed record RulesLoad(bool Accepted, IReadOnlyList<RulesIssue> Issues);
