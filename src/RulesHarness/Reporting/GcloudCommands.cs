using System.Globalization;
using RulesHarness.Checking;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Reporting;

/// <summary>Writes missing indexes as the commands of the Google Cloud CLI that create them.</summary>
internal static class GcloudCommands
{
    private const string Default = "(default)";

    /// <summary>Gets one command on each line; no text if no index is missing.</summary>
    public static string Write(IndexReview review)
    {
        var declared = review.File is { } file ? IndexFile.Read(file.Path, file.Text) : IndexFile.Empty;
        var indexes = declared.ToIndexSet();
        var database = review.Database == Default ? "" : $" --database={Quoted(review.Database)}";
        var composite = review.Missing.Where(index => !IndexJson.IsOverride(index)).Select(Composite);
        var fields = review
            .Missing.Where(IndexJson.IsOverride)
            .GroupBy(index => (index.Collection, index.Fields[0].FieldPath))
            .Select(group => Field(group.Key.Collection, group.Key.FieldPath, group, indexes));
        return string.Concat(composite.Concat(fields).Select(command => $"{command}{database}\n"));
    }

    private static string Composite(IndexShape index)
    {
        var declaration = IndexJson.Fields(index).Select(field => $" --field-config={Quoted(Config(field))}");
        return $"gcloud firestore indexes composite create --collection-group={Quoted(index.Collection)}"
            + $" --query-scope={Scope(index.IsGroup)}{string.Concat(declaration)}";
    }

    /// <summary>An update replaces all single-field indexes of a field, so those there are stay.</summary>
    private static string Field(string collection, string path, IEnumerable<IndexShape> missing, IndexSet indexes)
    {
        var added = missing.Select(index => (index.Fields[0].Mode, index.IsGroup));
        var all = indexes.Singles(collection, path).Concat(added).Distinct();
        var options = all.Select(single => $" --index={Mode(single.Mode)},query-scope={Scope(single.IsGroup)}");
        return $"gcloud firestore indexes fields update {Quoted(path)} --collection-group={Quoted(collection)}"
            + string.Concat(options);
    }

    private static string Config(IndexField field) => $"field-path={field.FieldPath},{Mode(field)}";

    private static string Mode(IndexField field) =>
        field.Mode == IndexMode.Vector
            ? string.Create(CultureInfo.InvariantCulture, $"vector-config={{\"dimension\":\"{field.Dimension ?? 0}\",\"flat\":\"{{}}\"}}")
            : Mode(field.Mode);

    private static string Mode(IndexMode mode) =>
        mode switch
        {
            IndexMode.Ascending => "order=ascending",
            IndexMode.Descending => "order=descending",
            _ => "array-config=contains",
        };

    private static string Scope(bool isGroup) => isGroup ? "collection-group" : "collection";

    /// <summary>In quotes, for a shell, unless nothing in it means something to one.</summary>
    private static string Quoted(string text)
    {
        var isPlain = text.All(letter => char.IsAsciiLetterOrDigit(letter) || "_-.,=/".Contains(letter, StringComparison.Ordinal));
        return isPlain && text.Length > 0 ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
