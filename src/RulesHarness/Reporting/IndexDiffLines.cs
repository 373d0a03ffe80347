using RulesHarness.Changes;
using RulesHarness.Indexes.Deploying;
using RulesHarness.Indexes.Planning;
using static RulesHarness.Reporting.TextLines;

namespace RulesHarness.Reporting;

/// <summary>A deploy of indexes for people.</summary>
internal static class IndexDiffLines
{
    public static TextReport Of(IndexDiff diff)
    {
        var lines = new TextLines();
        lines.Add(diff.Diagnostics);
        if (diff.Deploy is not { } deploy)
        {
            lines.Add(Bad("nothing was compared"));
            return lines.ToReport();
        }

        AddEach(lines, Good("create"), deploy.Created.Select(entry => $"{entry}"));
        AddEach(lines, Bad("delete, with --force"), deploy.Deleted.Select(index => $"{index.Entry}"));
        AddEach(lines, Doubtful("override"), deploy.Overrides.Select(change => change.Field));
        var unready = deploy.Kept.Where(index => index.State != IndexState.Ready);
        AddEach(lines, Doubtful("not ready"), unready.Select(index => $"{index.Entry}"));
        var changed = diff.Queries.Where(IsWorthReading).ToList();
        if (changed.Count > 0)
        {
            lines.Add(QueriesOf(changed));
        }
        AddSteps(lines, diff.Steps);
        lines.Add(Aside($"compared: {diff.Base} with {diff.Head}"));
        var failing = diff.Queries.Count(query => query.FailsMeanwhile || query.FailsAfterwards);
        lines.Add(
            $"{deploy.Created.Count} to create, {deploy.Deleted.Count} to delete, {deploy.Overrides.Count} overrides "
                + $"to change; {failing} of {diff.Queries.Count} queries fail"
        );
        return lines.ToReport();
    }

    private static bool IsWorthReading(DeployedQuery query) =>
        query.FailsMeanwhile || query.FailsAfterwards || query.Now == PlanStatus.Missing;

    private static void AddEach(TextLines lines, TextSpan title, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            lines.Add(title, $": {text}");
        }
    }

    private static TextTable QueriesOf(IEnumerable<DeployedQuery> queries) =>
        new(
            ["line", "query", "now", "during the deploy", "afterwards"],
            [
                .. queries.Select(query =>
                    new[]
                    {
                        Number(query.Query.Line),
                        query.Query.Notation,
                        StatusOf(query.Now),
                        StatusOf(query.Meanwhile),
                        StatusOf(query.Afterwards),
                    }
                ),
            ]
        );

    private static TextSpan StatusOf(PlanStatus status) => status == PlanStatus.Missing ? Bad("fails") : "served";

    private static void AddSteps(TextLines lines, IReadOnlyList<DeployStep> steps)
    {
        for (var at = 0; at < steps.Count; at++)
        {
            lines.Add($"{at + 1}. {steps[at].Text}");
            if (steps[at].Command is { } command)
            {
                lines.Add($"   $ {command}");
            }
            foreach (var subject in steps[at].Subjects)
            {
                lines.Add($"   - {subject}");
            }
        }
    }
}
