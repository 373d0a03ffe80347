using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Running;

/// <summary>Finds sources without rows, and collections that no row was taken for: nothing was shown of them.</summary>
internal static class EmptyRuns
{
    private const int MostListed = 20;

    public static IEnumerable<Diagnostic> Of(SourceRun run)
    {
        var source = run.Source.File.Source;
        if (run.Count.Rows == 0 && source.Collection is { } exported)
        {
            var others = run.Source.File.OtherCollections.Take(MostListed).Select(other => $"`{other}`");
            var known = string.Join(", ", others.DefaultIfEmpty("no documents"));
            return [At(MigrationDiagnostics.NoDocuments, source.FilePlace, source.File, exported, known)];
        }
        if (run.Count.Rows == 0)
        {
            return [At(MigrationDiagnostics.EmptyFile, source.FilePlace, source.File)];
        }
        return run
            .Collections.Select(collection => collection.Count)
            .Where(count => count.Documents + count.Rejected == 0 && run.Count.Unreadable < run.Count.Rows)
            .Select(count => At(MigrationDiagnostics.NothingMade, source.Place, source.Name, count.Collection));
    }

    private static Diagnostic At(DiagnosticDescriptor descriptor, Place place, params object?[] arguments) =>
        descriptor.At(place.File, place.Line, place.Column, arguments);
}
