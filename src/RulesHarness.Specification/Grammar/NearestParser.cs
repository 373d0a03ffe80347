using System.Globalization;
using RulesHarness.Firestore.Client;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Reads a search of the nearest vectors: <c>nearest by embedding, cosine distance at most 0.4, as distance</c>.
/// </summary>
internal static class NearestParser
{
    /// <summary>Returns true where a search stands, and no field called <c>nearest</c>.</summary>
    public static bool IsAhead(Cursor cursor) => cursor.Current.IsWord("nearest") && cursor.Ahead(1).IsWord("by");

    /// <summary>The search; null after a failure.</summary>
    public static NearestSearch? Parse(Cursor cursor)
    {
        cursor.TakePhrase("nearest", "by");
        if (Names.Dotted(cursor) is not { } field)
        {
            return null;
        }
        cursor.Take(",");
        if (Measure(cursor) is not { } measure)
        {
            cursor.Fail("`cosine distance`, `euclidean distance` or `dot product`");
            return null;
        }
        var search = new NearestSearch(field, measure);
        if (cursor.Current.IsWord("at") || cursor.Current.IsWord("within"))
        {
            if (Threshold(cursor, search) is not { } threshold)
            {
                return null;
            }
            search = search with { Threshold = threshold };
        }
        var isAfterComma = cursor.Take(",");
        if (cursor.TakeWord("as"))
        {
            return ResultField(cursor) is { } name ? Ended(cursor, search with { ResultField = name }) : null;
        }
        if (isAfterComma)
        {
            cursor.Fail("`as` and a name for the distance: a search has no other order");
            return null;
        }
        return Ended(cursor, search);
    }

    private static DistanceMeasure? Measure(Cursor cursor)
    {
        if (cursor.TakePhrase("dot", "product"))
        {
            return DistanceMeasure.DotProduct;
        }
        DistanceMeasure? measure =
            cursor.TakeWord("cosine") ? DistanceMeasure.Cosine
            : cursor.TakeWord("euclidean") ? DistanceMeasure.Euclidean
            : null;
        if (measure is not null)
        {
            cursor.TakeWord("distance");
        }
        return measure;
    }

    /// <summary>Nearer vectors have a smaller distance, but a greater product.</summary>
    private static double? Threshold(Cursor cursor, NearestSearch search)
    {
        var isTaken = search.IsProduct
            ? cursor.TakePhrase("at", "least")
            : cursor.TakeWord("within") || cursor.TakePhrase("at", "most");
        if (!isTaken)
        {
            cursor.Fail(
                search.IsProduct
                    ? "`at least` and a number: nearer vectors have a greater product"
                    : "`at most` and a number: nearer vectors have a smaller distance"
            );
            return null;
        }
        if (cursor.Current.Kind != TokenKind.Number)
        {
            cursor.Fail("a number");
            return null;
        }
        return Convert.ToDouble(cursor.Advance().Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Firestore reserves the names that begin and end with two underscores.</summary>
    private static string? ResultField(Cursor cursor)
    {
        if (cursor.Current.Kind != TokenKind.Word || cursor.Current.Text is ['_', '_', .., '_', '_'])
        {
            cursor.Fail("a name for the distance");
            return null;
        }
        return cursor.Advance().Text;
    }

    private static NearestSearch? Ended(Cursor cursor, NearestSearch search) =>
        cursor.AtEnd || cursor.Fail("the end: a search has no other order") ? search : null;
}
