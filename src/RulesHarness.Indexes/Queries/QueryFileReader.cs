using System.Text.Json;
using RulesHarness.Diagnostics;

namespace RulesHarness.Indexes.Queries;

/// <summary>
/// Reads queries, one a line: in the short notation, or in the JSON of Firestore's REST API. Empty lines, and lines
/// that begin with <c>#</c> or <c>//</c>, are passed over.
/// </summary>
public static class QueryFileReader
{
    private static readonly string[] Comments = ["#", "//"];

    /// <summary>Gets the queries that can be read, and a finding for each line that can't.</summary>
    public static (IReadOnlyList<FileQuery> Queries, IReadOnlyList<Diagnostic> Diagnostics) Read(
        string file,
        string text
    ) => Read(file, text, QueryRefusals.None);

    /// <summary>Reads the queries, and asks for each of them whether Firestore rejects it.</summary>
    public static (IReadOnlyList<FileQuery> Queries, IReadOnlyList<Diagnostic> Diagnostics) Read(
        string file,
        string text,
        QueryRefusals refusals
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(refusals);
        var (queries, found) = (new List<FileQuery>(), new List<Diagnostic>());
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            if (IsPassedOver(line))
            {
                continue;
            }
            try
            {
                queries.Add(Query(line, refusals) with { Line = number });
            }
            catch (UnreadableQueryException unreadable)
            {
                found.Add(IndexDiagnostics.NoQuery.At(file, number, unreadable.Column, unreadable.Message));
            }
        }

        return (queries, found);
    }

    private static bool IsPassedOver(string line) =>
        string.IsNullOrWhiteSpace(line)
        || Comments.Any(sign => line.AsSpan().TrimStart().StartsWith(sign, StringComparison.Ordinal));

    private static FileQuery Query(string line, QueryRefusals refusals)
    {
        if (line.AsSpan().TrimStart().StartsWith("{"))
        {
            return Json(line, refusals);
        }
        var query = NotationReader.Read(line);
        return query with { Refusal = refusals.OfQuery(query.Query, query.Limit) };
    }

    private static FileQuery Json(string line, QueryRefusals refusals)
    {
        try
        {
            return StructuredQueryReader.Read(line, refusals.OfJson);
        }
        catch (JsonException unreadable)
        {
            throw new UnreadableQueryException("it is not JSON", (int)(unreadable.BytePositionInLine ?? 0) + 1);
        }
    }
}
