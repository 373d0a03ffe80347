using RulesHarness.Diagnostics;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Engines;

/// <summary>Compares the embedded engine's verdicts with the emulator's.</summary>
internal static class EngineComparison
{
    /// <summary>
    /// The first thing in which two verdicts on one case differ: the decision, its cause, or its lines; null when they
    /// agree. For a denied batch the emulator may report the lines of any order of its writes.
    /// </summary>
    /// <param name="emulator">What is right.</param>
    /// <param name="embedded">What is to be the same.</param>
    /// <param name="rules">The rules file's name.</param>
    public static Diagnostic? Find(Verdict emulator, Verdict embedded, string rules)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        ArgumentNullException.ThrowIfNull(embedded);
        if (emulator.IsAllowed != embedded.IsAllowed || emulator.Status != embedded.Status)
        {
            return Finding(EngineDiagnostics.DecisionDiffers, emulator, embedded, rules);
        }
        if (embedded.Accounts.Count > 0)
        {
            return IsOneOf(embedded.Accounts, emulator)
                ? null
                : Finding(EngineDiagnostics.LineDiffers, emulator, embedded, rules);
        }
        if (emulator.Cause != embedded.Cause)
        {
            return Finding(EngineDiagnostics.CauseDiffers, emulator, embedded, rules);
        }
        // Of what several statements could have allowed the emulator tells no line.
        var isOneLine = emulator.RuleLine == embedded.RuleLine || emulator is { IsAllowed: not false, RuleLine: null };
        return isOneLine && Lines(emulator).SequenceEqual(Lines(embedded))
            ? null
            : Finding(EngineDiagnostics.LineDiffers, emulator, embedded, rules);
    }

    /// <summary>Returns true for a finding of <see cref="Find"/>.</summary>
    public static bool IsDifference(Diagnostic finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Id == EngineDiagnostics.DecisionDiffers.Id
            || finding.Id == EngineDiagnostics.CauseDiffers.Id
            || finding.Id == EngineDiagnostics.LineDiffers.Id;
    }

    private static bool IsOneOf(IReadOnlyList<IReadOnlyList<TriedLine>> accounts, Verdict emulator) =>
        emulator.Accounts is [var told] && accounts.Any(account => account.Select(Key).SequenceEqual(told.Select(Key)));

    private static (int, RulesMethod, Cause) Key(TriedLine tried) => (tried.Line, tried.Method, tried.Cause);

    private static IEnumerable<int> Lines(Verdict verdict) => verdict.Tried.Select(tried => tried.Line);

    private static Diagnostic Finding(
        DiagnosticDescriptor descriptor,
        Verdict emulator,
        Verdict embedded,
        string rules
    ) =>
        descriptor.At(
            rules,
            emulator.RuleLine ?? embedded.RuleLine ?? 1,
            1,
            emulator.Case.Id,
            Text(emulator),
            Text(embedded)
        );

    private static string Text(Verdict verdict)
    {
        var decision = verdict.IsAllowed switch
        {
            true => "allows",
            false => "denies",
            null => "neither allows nor denies it",
        };
        var message =
            verdict.Message.Length == 0
                ? ""
                : $": {string.Join(' ', verdict.Message.Split('\n', StringSplitOptions.TrimEntries))}";
        return FormattableString.Invariant(
            $"{decision} ({verdict.Cause?.ToString().ToLowerInvariant() ?? "no cause"}{(verdict.RuleLine is { } line ? FormattableString.Invariant($", line {line}") : "")}{message})"
        );
    }
}
