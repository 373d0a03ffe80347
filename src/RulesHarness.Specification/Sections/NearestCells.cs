using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>
/// Checks the other cells of an access pattern that searches the nearest vectors: it has a limit, and returns documents
/// once.
/// </summary>
internal static class NearestCells
{
    public const string Help = "write `nearest by embedding, cosine distance`, and the number of documents in `Limit`";

    /// <summary>See https://firebase.google.com/docs/firestore/vector-search#limitations.</summary>
    private const int MostDocuments = 1000;

    /// <summary>The words by which a search is often asked for.</summary>
    private static readonly string[] Searches = ["nearest", "findnearest", "closest", "vector", "knn"];

    /// <summary>Returns true if a cell may be meant as a search.</summary>
    public static bool IsLike(TextSlice cell) =>
        Searches.Contains(ReadingContext.Cursor(cell).Current.Text, StringComparer.OrdinalIgnoreCase);

    public static void Check(AccessPattern pattern, SpecRow row, ReadingContext context)
    {
        var limit = row["Limit"];
        var isRead = limit.IsBlank || pattern.Limit is not null || pattern.Page is not null;
        var isOne = pattern.Limit is > 0 and <= MostDocuments && pattern.Page is null && !IsOfLast(limit);
        if (isRead && !isOne)
        {
            context.Report(
                SpecDiagnostics.UnreadablePatternCell,
                limit.IsBlank ? row["Sort"] : limit,
                limit.IsBlank ? row["Sort"].Plain : limit.Plain,
                limit.IsBlank ? "search with a limit" : "limit of a search of the nearest vectors",
                "write a number of documents from 1 to 1000 in the column `Limit`, and nothing behind it"
            );
        }
        if (pattern.Kind != PatternKind.List || IsListener(row["Kind"]))
        {
            context.Report(
                SpecDiagnostics.UnreadablePatternCell,
                row["Kind"],
                row["Kind"].Plain,
                "kind of a search of the nearest vectors",
                "write `list`, or leave the cell empty: Firestore returns the nearest documents once, and neither "
                    + "listens to them nor computes with them"
            );
        }
    }

    private static bool IsOfLast(TextSlice limit) => ReadingContext.Cursor(limit).Current.IsWord("last");

    private static bool IsListener(TextSlice kind) => ReadingContext.Cursor(kind).TakeWord("listen", "subscribe");
}
