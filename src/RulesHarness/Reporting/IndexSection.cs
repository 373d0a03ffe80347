using System.Globalization;
using System.Text;
using RulesHarness.Checking;
using RulesHarness.Indexes.Files;
using RulesHarness.Specification.Model;

namespace RulesHarness.Reporting;

/// <summary>The section Indexes of a spec, written from an index file.</summary>
internal static class IndexSection
{
    /// <summary>The section with a row for each index that the file of a review declares.</summary>
    public static string Write(IndexReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        var text = new StringBuilder("## Indexes\n\n");
        IReadOnlyList<IndexDeclaration> declared = review.File is { } file
            ? IndexFile.Read(file.Path, file.Text).Indexes
            : [];
        if (declared.Count == 0)
        {
            return text.Append("None.\n").ToString();
        }
        text.Append("| Collection | Fields | Scope |\n|---|---|---|\n");
        foreach (var index in declared)
        {
            var fields = string.Join(", ", index.Fields.Select(Written));
            var scope = index.IsGroupScope ? "collection group" : "collection";
            text.Append(CultureInfo.InvariantCulture, $"| `{index.CollectionGroup}` | {fields} | {scope} |\n");
        }

        return text.ToString();
    }

    private static string Written(IndexField field)
    {
        var name = InBraces(field.FieldPath);
        return field.Mode switch
        {
            IndexMode.Ascending => $"`{name}` asc",
            IndexMode.Descending => $"`{name}` desc",
            IndexMode.ArrayContains => $"`{name}` array-contains",
            _ => string.Create(CultureInfo.InvariantCulture, $"`{name}` vector {field.Dimension}"),
        };
    }

    /// <summary>A path as a spec writes it: in braces what Firestore puts into backticks.</summary>
    private static string InBraces(string path) =>
        string.Concat(path.Split('`').Select((part, at) => at % 2 == 0 ? part : $"{{{part}}}"));
}
