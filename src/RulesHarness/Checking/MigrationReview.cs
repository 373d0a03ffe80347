using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Values;
using RulesHarness.Migrating;
using RulesHarness.Migration;

namespace RulesHarness.Checking;

/// <summary>The migration of a spec as a part of a check: it is run on the old data that is there.</summary>
internal static class MigrationReview
{
    /// <summary>The findings; none for a spec without old data.</summary>
    public static IReadOnlyList<Diagnostic> Find(
        CheckPlan plan,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var model = plan.Spec.Model;
        if (model.Migration.Sources.Count == 0)
        {
            return [];
        }
        var options = new MigrationOptions
        {
            Root = Path.GetFullPath(plan.Options.Project),
            ImportTime = Timestamp.FromDateTimeOffset(clock.GetUtcNow()),
        };
        var outcome = MigrationCheck.Run(model, plan.Compiled, options, cancellationToken: cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return [.. outcome.Diagnostics.Select(OfCheck)];
    }

    /// <summary>
    /// A finding of a migration as a finding of a check. Old data that is not there is no error then: it may be too
    /// large, or too private, for the machine that checks.
    /// </summary>
    private static Diagnostic OfCheck(Diagnostic finding)
    {
        if (finding.Id != MigrationReport.NoFileId)
        {
            return finding;
        }
        var source = finding.Message.Split('`')[1];
        return MigratingDiagnostics.NoData.At(finding.File, finding.Line, finding.Column, source);
    }
}
