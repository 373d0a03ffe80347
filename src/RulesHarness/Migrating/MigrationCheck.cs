using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Migration;
using RulesHarness.Migration.Running;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migrating;

/// <summary>The outcome of a migration, with what its owners can do.</summary>
/// <param name="Run">The mapping, run on the old data.</param>
/// <param name="Owners">The documents whose owners' requests were decided.</param>
/// <param name="Granted">The requests among those that the spec grants.</param>
/// <param name="Diagnostics">All findings, those about owners last.</param>
public sealed record MigrationOutcome(
    MigrationReport Run,
    int Owners,
    int Granted,
    IReadOnlyList<Diagnostic> Diagnostics
)
{
    /// <summary>Whether everything was read and nothing is wrong.</summary>
    public bool Holds => Run.HasRun && Diagnostics.All(finding => finding.Severity != Severity.Error);
}

/// <summary>
/// Runs the migration of a spec, and decides what owners can do with what it makes. Rules decide on the embedded
/// engine.
/// </summary>
internal static class MigrationCheck
{
    /// <summary>The documents of each collection whose owners are tried, unless all are.</summary>
    public const int UsualSample = 200;

    private const int MostPasses = 3;
    private const int Shown = 5;

    /// <summary>Runs it.</summary>
    /// <param name="model">The model of a spec without an error.</param>
    /// <param name="rules">The rules; null if they can't be used, and then owners are not tried.</param>
    /// <param name="options">Where the data is, and where documents go.</param>
    /// <param name="sample">The number of documents of each collection whose owners are tried.</param>
    /// <param name="cancellationToken">Ends the run early, with a report on the part that was done.</param>
    public static MigrationOutcome Run(
        DataModel model,
        CompiledRules? rules,
        MigrationOptions options,
        int sample = UsualSample,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        var kept = new OwnerSample(model, sample);
        var run = MigrationRun.Run(
            model,
            options with
            {
                Document = document =>
                {
                    kept.Add(document);
                    options.Document?.Invoke(document);
                },
            },
            cancellationToken
        );
        if (!run.HasRun || rules?.Program is null || cancellationToken.IsCancellationRequested)
        {
            return new MigrationOutcome(run, 0, 0, run.Diagnostics);
        }
        var documents = new MigratedDocuments();
        foreach (var document in kept.Documents)
        {
            documents.Add(document);
        }
        var access = Decide(model, rules, options, kept.Documents, documents, cancellationToken);
        if (cancellationToken.IsCancellationRequested)
        {
            var place = model.Migration.Sources[0].Place;
            var interrupted = MigratingDiagnostics.Interrupted.At(place.File, place.Line, place.Column);
            return new MigrationOutcome(run, 0, 0, [.. run.Diagnostics, interrupted]);
        }
        IReadOnlyList<Diagnostic> found = [.. run.Diagnostics, .. Findings(access.Denials)];
        return new MigrationOutcome(run, kept.Documents.Count, access.Granted, found);
    }

    /// <summary>
    /// Decides, and again with the documents that rules looked for, as long as there are more of those.
    /// </summary>
    private static (int Granted, IReadOnlyList<OwnerDenial> Denials) Decide(
        DataModel model,
        CompiledRules rules,
        MigrationOptions options,
        IReadOnlyList<MigratedDocument> sample,
        MigratedDocuments documents,
        CancellationToken cancellationToken
    )
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var pass = 1; ; pass++)
        {
            var access = new OwnerAccess(model, rules, documents, options.ImportTime);
            IReadOnlyList<OwnerDenial> denials = [.. access.Denials(sample)];
            var missing = documents.Missing.Where(path => IsMigrated(model, path) && known.Add(path)).ToHashSet();
            if (missing.Count == 0 || pass == MostPasses || cancellationToken.IsCancellationRequested)
            {
                return (access.Granted, denials);
            }
            MigrationRun.Run(model, Collecting(options, missing, documents), cancellationToken);
        }
    }

    private static MigrationOptions Collecting(
        MigrationOptions options,
        HashSet<string> paths,
        MigratedDocuments documents
    ) =>
        new()
        {
            Root = options.Root,
            ImportTime = options.ImportTime,
            Document = document =>
            {
                if (paths.Contains(document.Path))
                {
                    documents.Add(document);
                }
            },
        };

    private static bool IsMigrated(DataModel model, string path)
    {
        var collections = path.Split('/').Where((_, at) => at % 2 == 0).ToList();
        return model.Migration.Mappings.Any(mapping =>
            collections.SequenceEqual([.. mapping.Collection.Path.ParentCollectionIds, mapping.Collection.Path.Id])
        );
    }

    private static IEnumerable<Diagnostic> Findings(IEnumerable<OwnerDenial> denials) =>
        denials
            .GroupBy(denial => (denial.Sentence, denial.Operation, denial.Line, denial.Document.Collection))
            .Select(group => Finding(group.Key.Sentence.Place, [.. group]));

    private static Diagnostic Finding(Place place, IReadOnlyList<OwnerDenial> denials)
    {
        var first = denials[0];
        var descriptor =
            first.Operation == Operation.Get ? MigratingDiagnostics.CannotRead : MigratingDiagnostics.CannotUpdate;
        var rows = denials
            .Take(Shown)
            .Select(denial => $"{denial.Document.Path} ({denial.Document.Source}, {denial.Document.Row})");
        var more = denials.Count > Shown ? FormattableString.Invariant($" and {denials.Count - Shown} more") : "";
        return descriptor.At(place.File, place.Line, place.Column, first.Document.Collection, first.Line) with
        {
            Details = string.Join(", ", rows) + more,
        };
    }
}
