using System.Text.RegularExpressions;
using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Requests;

/// <summary>
/// Reads the messages with which Firestore rejects queries that lack an index, out of any text: logs, test output, or
/// links alone. Each index is reported once.
/// </summary>
public static partial class IndexRequestReader
{
    /// <summary>Gets the indexes that were asked for, and a finding for each message that names none.</summary>
    public static (IReadOnlyList<RequestedIndex> Requests, IReadOnlyList<Diagnostic> Diagnostics) Read(
        string file,
        string text
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(text);
        var (requests, found) = (new List<RequestedIndex>(), new List<Diagnostic>());
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            Read(line, column => new Place(file, number, column), requests, found);
        }

        return ([.. requests.DistinctBy(request => request.Index)], found);
    }

    private static void Read(
        string line,
        Func<int, Place> placeAt,
        List<RequestedIndex> requests,
        List<Diagnostic> found
    )
    {
        var links = Links().Matches(line);
        foreach (var link in links.AsEnumerable())
        {
            var place = placeAt(link.Index + 1);
            try
            {
                requests.Add(IndexLink.Decode(link.Groups["index"].Value, place));
            }
            catch (UnreadableLinkException unreadable)
            {
                found.Add(At(IndexDiagnostics.UnreadableLink, place, unreadable.Message));
            }
        }
        if (links.Count > 0)
        {
            return;
        }
        var single = SingleField().Match(line);
        if (single.Success)
        {
            requests.Add(new RequestedIndex(placeAt(single.Index + 1), Single(single)));
        }
        else if (NoLink().Match(line) is { Success: true } message)
        {
            found.Add(At(IndexDiagnostics.NoLink, placeAt(message.Index + 1)));
        }
    }

    private static Diagnostic At(DiagnosticDescriptor finding, Place place, params object?[] arguments) =>
        finding.At(place.File, place.Line, place.Column, arguments);

    private static IndexShape Single(Match message)
    {
        var mode = message.Groups["mode"].Value switch
        {
            "ASC" => IndexMode.Ascending,
            "DESC" => IndexMode.Descending,
            _ => IndexMode.ArrayContains,
        };
        return new IndexShape(
            message.Groups["collection"].Value,
            message.Groups["scope"].Value == "COLLECTION_GROUP",
            [new IndexField(message.Groups["field"].Value, mode)],
            mode == IndexMode.Descending
        );
    }

    /// <summary>In logs the sign `=` may be escaped.</summary>
    [GeneratedRegex(@"create_(?:composite|exemption|index)(?:=|\\u003[dD]|%3[dD])(?<index>[A-Za-z0-9_\-+/=%]*)")]
    private static partial Regex Links();

    [GeneratedRegex(
        @"requires an? (?<scope>COLLECTION(?:_GROUP)?)_(?<mode>ASC|DESC|CONTAINS) index for collection (?<collection>\S+) and field (?<field>`[^`]+`|[\w.]*\w)"
    )]
    private static partial Regex SingleField();

    [GeneratedRegex("requires an index|no matching index found", RegexOptions.IgnoreCase)]
    private static partial Regex NoLink();
}
