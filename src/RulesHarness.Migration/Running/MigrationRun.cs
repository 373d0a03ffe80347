using RulesHarness.Diagnostics;
using RulesHarness.Migration.Checks;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Running;

/// <summary>Runs the section Data Migration of a spec on the old data, row by row.</summary>
public static class MigrationRun
{
    /// <summary>
    /// Maps and checks all rows. Each source is streamed, so memory holds the ids of the documents and no rows. A row
    /// with a fault stops no other. Cancelled, it reports the part that was done.
    /// </summary>
    /// <param name="model">The model of a spec without an error.</param>
    /// <param name="options">Where the data is, and where documents go.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    public static MigrationReport Run(
        DataModel model,
        MigrationOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        var findings = new List<Diagnostic>();
        var migration = CompiledMigration.Of(model.Migration, options, findings);
        FindInFiles(migration, model.Migration, findings);
        if (findings.Any(finding => finding.Severity == Severity.Error))
        {
            return Report(model.Migration, findings, []);
        }
        LookUpReader.Read(migration, cancellationToken);
        using var state = new RunState(options, migration.Sources.Sum(source => source.File.Length), cancellationToken);
        var runs = Runs(migration, model, state);
        MakeAll(migration, model, runs);
        foreach (var run in runs.Where(run => run.Source.File.Source.Format != SourceFormat.Csv && run.Names.Count > 0))
        {
            var columns = new ColumnFindings(run.Source, model.Migration);
            findings.AddRange([.. columns.Unknown(run.Names), .. columns.Unmapped(run.Names)]);
        }
        findings.AddRange(state.Faults.Findings());
        findings.AddRange(state.IsCancelled ? [Interrupted(model.Migration)] : runs.SelectMany(EmptyRuns.Of));
        return Report(model.Migration, findings, runs) with { HasRun = true };
    }

    private static void MakeAll(CompiledMigration migration, DataModel model, List<SourceRun> runs)
    {
        var order = SourceOrder.Of(migration, model.Relationships);
        foreach (var source in order.IdsFirst)
        {
            runs[source.Number].Announce();
        }
        foreach (var source in order.Sources)
        {
            runs[source.Number].Make();
        }
    }

    private static List<SourceRun> Runs(CompiledMigration migration, DataModel model, RunState state)
    {
        var keys = new DocumentKeys();
        var made = model.Migration.Mappings.Select(mapping => mapping.Collection.Path.Text).ToHashSet();
        return
        [
            .. migration.Sources.Select(source => new SourceRun(
                source,
                [.. source.Mappers.Select(mapper => new CollectionRun(mapper, model, keys, made))],
                state
            )),
        ];
    }

    /// <summary>Finds what the headings of the files show, before the first row is mapped.</summary>
    private static void FindInFiles(CompiledMigration migration, MigrationPlan plan, List<Diagnostic> findings)
    {
        LookUpReader.AddColumns(migration);
        foreach (var source in migration.Sources)
        {
            using var reader = source.File.Open(findings);
            if (reader?.Heading is { } heading)
            {
                var columns = new ColumnFindings(source, plan);
                findings.AddRange([.. columns.Unknown(heading), .. columns.Unmapped(heading)]);
            }
        }
    }

    private static Diagnostic Interrupted(MigrationPlan plan)
    {
        var place = plan.Sources[0].Place;
        return MigrationDiagnostics.Interrupted.At(place.File, place.Line, place.Column);
    }

    private static MigrationReport Report(MigrationPlan plan, List<Diagnostic> findings, List<SourceRun> runs)
    {
        var collections = runs.SelectMany(run => run.Collections).ToList();
        var references = collections.SelectMany(collection => collection.References.All);
        return new MigrationReport
        {
            Sources = [.. runs.Select(run => run.Count)],
            Collections = [.. collections.Select(collection => collection.Count)],
            FanOuts = [.. references.Select(FanOutOf)],
            DoneElsewhere = plan.Rows.Count(row => row.Kind == MappingKind.Elsewhere),
            LeftBehind = plan.Rows.Sum(row => row.Kind == MappingKind.LeftBehind ? row.Old.Count : 0),
            Diagnostics = [.. findings.Distinct()],
        };
    }

    private static FanOut FanOutOf(Reference reference)
    {
        var (from, to) = (reference.Relationship.From, reference.Relationship.To);
        return new FanOut(
            $"{from.Collection}.{from.Field}",
            $"{to.Collection}.{to.Field}",
            reference.FanOut.Path,
            reference.FanOut.Value,
            reference.Dangling
        );
    }
}
