using RulesHarness.Diagnostics;
using RulesHarness.Engines;

namespace RulesHarness.Checking;

/// <summary>
/// The differences between two checks of a project. A case is known by its id, and a finding by its id, its file and
/// its message: a line that moves is no difference.
/// </summary>
internal sealed class CheckDifference
{
    private CheckDifference() { }

    /// <summary>The cases that fail now and did not before, in the plan's order.</summary>
    public IReadOnlyList<Verdict> NewlyFailing { get; private init; } = [];

    /// <summary>The cases that failed before, and hold or are no longer made.</summary>
    public IReadOnlyList<Verdict> NoLongerFailing { get; private init; } = [];

    /// <summary>The findings that were not there before.</summary>
    public IReadOnlyList<Diagnostic> New { get; private init; } = [];

    /// <summary>The findings that are no longer there.</summary>
    public IReadOnlyList<Diagnostic> Gone { get; private init; } = [];

    /// <summary>Returns true if there is no difference.</summary>
    public bool IsNone => NewlyFailing.Count + NoLongerFailing.Count + New.Count + Gone.Count == 0;

    /// <summary>Compares a check with the one before it.</summary>
    public static CheckDifference Between(CheckReport before, CheckReport after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new CheckDifference
        {
            NewlyFailing = [.. Failing(after).ExceptBy(Failing(before).Select(IdOf), IdOf)],
            NoLongerFailing = [.. Failing(before).ExceptBy(Failing(after).Select(IdOf), IdOf)],
            New = Without(after.Diagnostics, before.Diagnostics),
            Gone = Without(before.Diagnostics, after.Diagnostics),
        };
    }

    private static IEnumerable<Verdict> Failing(CheckReport report) =>
        report.Verdicts.Where(verdict => verdict.Status is CaseStatus.Failed or CaseStatus.Error);

    private static string IdOf(Verdict verdict) => verdict.Case.Id;

    /// <summary>The findings without those that others have too. Of several that read the same, each counts.</summary>
    private static IReadOnlyList<Diagnostic> Without(
        IReadOnlyList<Diagnostic> findings,
        IReadOnlyList<Diagnostic> others
    )
    {
        var left = others.GroupBy(KeyOf).ToDictionary(same => same.Key, same => same.Count());
        return [.. findings.Where(IsNew)];

        bool IsNew(Diagnostic finding)
        {
            var count = left.GetValueOrDefault(KeyOf(finding));
            left[KeyOf(finding)] = count - 1;
            return count <= 0;
        }
    }

    private static (string, string, string) KeyOf(Diagnostic finding) => (finding.Id, finding.File, finding.Message);
}
