using System.Globalization;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Reporting;

/// <summary>Writes missing indexes as the commands of the Google Cloud CLI that create them.</summary>
internal static class GcloudCommands
{
    private const string Default = "(default)";
    private const string NoOption =
        "# gcloud has no option for a single-field index of a collection group; these are calls of the API";

    /// <summary>
    /// Gets one command on each line; no text if no index is missing. An index that can't be created as long as
    /// something of it is not known is a comment.
    /// </summary>
    public static string Write(IndexReview review)
    {
        var declared = review.File is { } file ? IndexFile.Read(file.Path, file.Text) : IndexFile.Empty;
        var indexes = declared.ToIndexSet();
        var composite = review.Missing.Where(index => !IndexJson.IsOverride(index));
        var fields = review
            .Missing.Where(IndexJson.IsOverride)
            .GroupBy(index => (index.Collection, index.Fields[0].FieldPath));
        string[] commands =
        [
            .. composite.Select(index => Composite(index, review.Database)),
            .. fields.Any() ? [NoOption] : Array.Empty<string>(),
            .. fields.Select(group =>
                Field(group.Key.Collection, group.Key.FieldPath, group, indexes, review.Database)
            ),
        ];
        return string.Concat(commands.Select(command => $"{command}\n"));
    }

    private static string Composite(IndexShape index, string database)
    {
        if (!index.IsComplete)
        {
            return $"# no command for the index {VisibleText.LineOf($"{index}")}: the length of its vectors is not known";
        }
        var fields = IndexJson.Fields(index).Select(field => $" --field-config={Quoted(Config(field))}");
        var named = database == Default ? "" : $" --database={Quoted(database)}";
        return $"gcloud firestore indexes composite create{named} --collection-group={Quoted(index.Collection)}"
            + $" --query-scope={(index.IsGroup ? "collection-group" : "collection")}{string.Concat(fields)}";
    }

    /// <summary>An update replaces all single-field indexes of a field, so those there are stay.</summary>
    private static string Field(
        string collection,
        string path,
        IEnumerable<IndexShape> missing,
        IndexSet indexes,
        string database
    )
    {
        var added = missing.Select(index => (index.Fields[0].Mode, index.IsGroup));
        var all = indexes.Singles(collection, path).Concat(added).Distinct();
        var resource =
            $"https://firestore.googleapis.com/v1/projects/$(gcloud config get project)/databases/{database}"
            + $"/collectionGroups/{Uri.EscapeDataString(collection)}/fields/{Uri.EscapeDataString(path)}";
        var body =
            $"{{\"indexConfig\":{{\"indexes\":[{string.Join(',', all.Select(single => Single(path, single)))}]}}}}";
        return "curl --fail -X PATCH -H \"Authorization: Bearer $(gcloud auth print-access-token)\" -H "
            + $"\"Content-Type: application/json\" \"{resource}?updateMask=indexConfig\" -d {Quoted(body)}";
    }

    private static string Single(string path, (IndexMode Mode, bool IsGroup) index)
    {
        var entry = IndexJson.Single(index)[1..^1].Trim();
        var field = $"{{\"fieldPath\":{IndexJson.Quote(path)},{entry.Split(", \"queryScope\"")[0]}}}";
        return $"{{\"queryScope\":\"{(index.IsGroup ? "COLLECTION_GROUP" : "COLLECTION")}\",\"fields\":[{field}]}}";
    }

    private static string Config(IndexField field) => $"field-path={field.FieldPath},{Mode(field)}";

    private static string Mode(IndexField field) =>
        field.Mode == IndexMode.Vector
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"vector-config={{\"dimension\":\"{field.Dimension}\",\"flat\":\"{{}}\"}}"
            )
            : Mode(field.Mode);

    private static string Mode(IndexMode mode) =>
        mode switch
        {
            IndexMode.Ascending => "order=ascending",
            IndexMode.Descending => "order=descending",
            _ => "array-config=contains",
        };

    /// <summary>In quotes, for a shell, unless nothing in it means something to one.</summary>
    private static string Quoted(string text)
    {
        var isPlain = text.All(letter =>
            char.IsAsciiLetterOrDigit(letter) || "_-.,=/".Contains(letter, StringComparison.Ordinal)
        );
        return isPlain && text.Length > 0 ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
