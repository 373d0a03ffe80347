using RulesHarness.Changes;
using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Reporting;

/// <summary>
/// The problems of a comparison: its findings, then the changes that no approval accepts. A change that fails the
/// comparison is an error, any other one a warning.
/// </summary>
internal static class DiffProblems
{
    public static IReadOnlyList<Problem> Of(DiffReport report)
    {
        var failing = report.Failing.ToHashSet();
        var open = report.Changes.Where(change => change.Approval is null);
        var changed = open.Select(change => Of(change, failing.Contains(change), report));
        return [.. Problem.Of(report.Diagnostics).Concat(changed).Select(problem => problem.In(PathIn))];

        string PathIn(string file) => PathOf(report, file);
    }

    /// <summary>The title of a change, with its direction.</summary>
    public static string TitleOf(ReviewedChange change) => $"{DirectionOf(change)}: {ChangeText.TitleOf(change)}";

    /// <summary><c>widened</c> or <c>narrowed</c>.</summary>
    public static string DirectionOf(ReviewedChange change) => change.IsWidened ? "widened" : "narrowed";

    /// <summary>The description of a change in lines, without its title.</summary>
    public static string TextOf(ReviewedChange change, DiffReport report) =>
        string.Join('\n', ChangeText.PartsOf(change, report).Select(part => $"{part.Name}: {part.Text}"));

    private static Problem Of(ReviewedChange change, bool fails, DiffReport report)
    {
        var title = TitleOf(change);
        return new Problem(
            $"change-{DirectionOf(change)}",
            fails ? Severity.Error : Severity.Warning,
            title,
            $"{title}\n{TextOf(change, report)}",
            // A request that the new rules have no statement about is denied by all of them.
            new Place(report.Head!.Name, change.Change.After.Line ?? 1, 1),
            change.GrantedBy is [var sentence, ..] ? sentence.Place : null,
            string.Join('|', DirectionOf(change), change.Change.Path, change.Operation, change.Who, change.Statement)
        );
    }

    private static string PathOf(DiffReport report, string file)
    {
        var source = new ChangeSource(file);
        // A path that a source spells out begins in the repository, the project's own one in the project.
        var isSpelledOut = file == report.Options.Head || file == report.Options.Base;
        var path = source.IsGit ? source.PathAtCommit ?? file : file;
        return isSpelledOut ? path : WorkingDirectory.PathOf(Path.GetFullPath(report.Options.Project), path);
    }
}
