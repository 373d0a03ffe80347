using RulesHarness.Migration.Sources;
using RulesHarness.Migration.Transforms;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Running;

/// <summary>Reads the sources that values are looked up in.</summary>
internal static class LookUpReader
{
    /// <summary>Names the columns that look-ups need, so that one which is not there is a finding.</summary>
    public static void AddColumns(CompiledMigration migration)
    {
        foreach (var step in migration.LookUps.Steps)
        {
            var columns = FileOf(migration, step).Columns;
            columns.Of(step.Key);
            columns.Of(step.Column);
        }
    }

    public static void Read(CompiledMigration migration, CancellationToken cancellationToken)
    {
        foreach (var steps in migration.LookUps.Steps.GroupBy(step => step.Source))
        {
            var file = FileOf(migration, steps.First());
            using var reader = file.Open([], cancellationToken);
            while (!cancellationToken.IsCancellationRequested && reader?.Read() == true)
            {
                foreach (var step in steps.Where(_ => reader.Row.Fault is null))
                {
                    Add(
                        migration.LookUps.TableOf(step),
                        reader.Row,
                        file.Columns.Of(step.Key),
                        file.Columns.Of(step.Column)
                    );
                }
            }
        }
    }

    private static void Add(Dictionary<string, object?> table, SourceRow row, Column key, Column column)
    {
        var text = Values.Text(row.Value(key));
        if (text.Length > 0)
        {
            table.TryAdd(text, row.Value(column));
        }
    }

    private static SourceFile FileOf(CompiledMigration migration, LookUpStep step) =>
        migration.Sources.Single(source => source.File.Source.Name == step.Source).File;
}
