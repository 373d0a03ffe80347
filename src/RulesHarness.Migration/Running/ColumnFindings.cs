using RulesHarness.Diagnostics;
using RulesHarness.Migration.Sources;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Running;

/// <summary>Compares the columns of a source with those that the mapping names.</summary>
internal sealed class ColumnFindings(CompiledSource source, MigrationPlan plan)
{
    private const int MostListed = 20;

    /// <summary>The columns that the mapping names and the source does not have.</summary>
    public IEnumerable<Diagnostic> Unknown(IReadOnlyCollection<string> names)
    {
        foreach (var column in source.File.Columns.All.Where(column => !names.Contains(column.Name)))
        {
            var place = PlaceOf(column);
            var known = string.Join(", ", names.Take(MostListed).Select(name => $"`{name}`"));
            yield return MigrationDiagnostics.UnknownColumn.At(
                place.File,
                place.Line,
                place.Column,
                source.File.Source.Name,
                column.Name,
                Suggestion.For(column.Name, names),
                known
            );
        }
    }

    /// <summary>The columns that the mapping does not name.</summary>
    public IEnumerable<Diagnostic> Unmapped(IReadOnlyCollection<string> names)
    {
        var used = source.File.Columns.All.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var objects = IsCsv ? [] : source.File.Columns.Objects();
        var place = source.File.Source.Place;
        return names
            .Where(name => !objects.Contains(name) && !used.Contains(name) && !IsInside(name, used))
            .Where(name => !GivenColumns.Contain(source.File.Source, name))
            .Select(name =>
                MigrationDiagnostics.UnmappedColumn.At(
                    place.File,
                    place.Line,
                    place.Column,
                    source.File.Source.Name,
                    name
                )
            );
    }

    private bool IsCsv => source.File.Source.Format == SourceFormat.Csv;

    private bool IsInside(string name, HashSet<string> used) =>
        !IsCsv && used.Any(column => name.StartsWith($"{column}.", StringComparison.Ordinal));

    /// <summary>The first row of the mapping that names a column, or the source if a condition does.</summary>
    private Place PlaceOf(Column column)
    {
        var name = source.File.Source.Name;
        var row = plan.Rows.FirstOrDefault(row =>
            row.Old.Any(old => old.Source == name && old.Name == column.Name)
            || row.Old.Any(old => old.Source == name)
                && row.Steps.Any(step => $"{step}".Contains(column.Name, StringComparison.Ordinal))
        );
        return row?.Place ?? source.File.Source.Place;
    }
}
