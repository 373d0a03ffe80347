using RulesHarness.Checking;
using RulesHarness.Code.CSharp;
using RulesHarness.Diagnostics;

namespace RulesHarness.NUnit.Code;

/// <summary>The queries of code, each with the findings about it.</summary>
internal static class QueriesInCode
{
    public static IReadOnlyList<QueryInCode> Of(
        CheckOptions options,
        IReadOnlyList<string> folders,
        IReadOnlyList<string> accepted
    )
    {
        var paths = folders.Select(folder => Path.GetFullPath(Path.Combine(options.Project, folder))).ToList();
        if (paths.Find(path => !Path.Exists(path)) is { } absent)
        {
            return [new QueryInCode("The folder exists", $"there is no folder `{absent}`")];
        }
        var review = CodeReview.Of(options with { Code = paths, Readers = [new CSharpReader()] });
        if (!review.IsUsable)
        {
            var errors = review.Diagnostics.Where(finding => finding.Severity == Severity.Error);
            return [new QueryInCode("The code sends queries", string.Join('\n', errors))];
        }
        return
        [
            .. review.Queries.Select(query => Served(query, review)),
            .. review.Unresolved.Select(each => Unread(each, accepted)),
            .. accepted.Where(name => !IsUnresolved(name)).Select(Stale),
        ];

        bool IsUnresolved(string name) => review.Unresolved.Any(each => each.Member == name);
    }

    private static QueryInCode Served(ReviewedQuery query, IndexReview review)
    {
        var faults = review.Diagnostics.Where(finding =>
            finding.Severity == Severity.Error
            && finding.File == query.File
            && finding.Line == query.Line
            && finding.Message.Contains($"`{query.Notation}`", StringComparison.Ordinal)
        );
        var text = string.Join('\n', faults);
        return new QueryInCode($"{query.Member}: {query.Notation}", text.Length == 0 ? null : text);
    }

    private static QueryInCode Unread(UnreadQuery unread, IReadOnlyList<string> accepted) =>
        new($"{unread.Member}: {unread.Reason}", $"{unread.Finding}", accepted.Contains(unread.Member));

    private static QueryInCode Stale(string name) =>
        new(
            $"{name}: accepted",
            $"`{name}` is accepted as a query that can't be read, and has none. Remove it from `Accepted`."
        );
}
