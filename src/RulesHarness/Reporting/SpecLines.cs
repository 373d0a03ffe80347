using RulesHarness.Specification;
using RulesHarness.Specification.Model;
using RulesHarness.Tracing;
using static RulesHarness.Reporting.TextLines;

namespace RulesHarness.Reporting;

/// <summary>A spec for people: its collections, and who may do what in each.</summary>
internal static class SpecLines
{
    public static TextReport Of(SpecReading reading)
    {
        var lines = new TextLines();
        lines.Add(reading.Diagnostics);
        var model = reading.Model;
        lines.Add(
            new TextTable(
                ["collection", "primary key", "fields", "sentences", "access patterns"],
                [.. model.Rows.Select(collection => RowOf(collection, model))]
            )
        );
        foreach (var matrix in reading.IsUsable ? PermissionMatrix.Of(model) : [])
        {
            lines.Add(TableOf(matrix));
        }
        var policies = model.Policies.DistinctBy(policy => model.RowOf(policy.Collection));
        lines.Add(
            FormattableString.Invariant($"{model.Rows.Count()} collections, ")
                + FormattableString.Invariant($"{policies.Sum(policy => policy.Sentences.Count())} sentences, ")
                + FormattableString.Invariant($"{model.AccessPatterns.Count} access patterns, ")
                + FormattableString.Invariant($"{model.Indexes.Count} indexes")
        );
        return lines.ToReport();
    }

    private static TextSpan[] RowOf(Collection collection, DataModel model)
    {
        var sentences = model.Policy(collection.Path)?.Sentences.Count() ?? 0;
        var patterns = model.AccessPatterns.Count(pattern => model.RowOf(pattern.Collection) == collection.Row);
        return
        [
            collection.Row.Text,
            collection.Key.ToString(),
            Number(collection.StoredFields.Count()),
            Number(sentences),
            Number(patterns),
        ];
    }

    private static TextTable TableOf(CollectionMatrix matrix) =>
        new(
            [matrix.Collection.Text, .. matrix.Actors],
            [.. matrix.Cells.GroupBy(cell => cell.Operation).Select(RowOf)]
        );

    private static List<TextSpan> RowOf(IGrouping<Operation, MatrixCell> row) =>
        [row.Key.ToString().ToLowerInvariant(), .. row.Select(cell => new TextSpan(cell.Sign))];
}
