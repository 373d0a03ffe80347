using RulesHarness.Diagnostics;
using RulesHarness.Indexes;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Proof;
using RulesHarness.Specification;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Checking;

/// <summary>
/// The index file of a check beside its spec. <c>Agreement</c> compares the file with the indexes that the spec lists,
/// <c>Coverage</c> with the queries that it describes.
/// </summary>
internal sealed record DeclaredIndexes(IndexFile File, IndexAgreement Agreement, IndexCoverage Coverage)
{
    /// <summary>The model, if it and the file can be compared.</summary>
    private DataModel? Model { get; init; }

    /// <summary>The path of the file, if there is one.</summary>
    private string? Path { get; init; }

    public static DeclaredIndexes Of(CheckOptions options, ProjectFiles files, SpecReading spec)
    {
        var file = IndexSource.Read(options, files);
        var path = files.Indexes?.Path;
        // A spec that can't be read declares nothing, so that each index of the file would be reported as too many.
        if (files.Specs.Count == 0 || !spec.IsUsable || !file.IsUsable)
        {
            return new DeclaredIndexes(file, IndexAgreement.Empty, IndexCoverage.Empty);
        }
        var agreement =
            spec.Model.HasIndexSection && path is not null
                ? IndexAgreement.Compare(spec.Model.Indexes, file, path)
                : IndexAgreement.Empty;
        var coverage = IndexCoverage.Of(spec.Model, file, path ?? ProjectFiles.UsualIndexes, QueryRejections.OfPattern);
        return new DeclaredIndexes(file, agreement, coverage) { Model = spec.Model, Path = path };
    }

    /// <summary>Why the file can't be used.</summary>
    public IReadOnlyList<Diagnostic> InTheWay => File.IsUsable ? [] : File.Diagnostics;

    /// <summary>The findings of a file that can be used all the same.</summary>
    public IReadOnlyList<Diagnostic> Remarks => File.IsUsable ? File.Diagnostics : [];

    /// <summary>The indexes that the file lacks, and those that it has beyond the spec.</summary>
    public IEnumerable<Diagnostic> Findings
    {
        get
        {
            if (Model is null || Path is null || Model.HasIndexSection)
            {
                return [.. Agreement.Diagnostics, .. Coverage.Diagnostics];
            }
            // A spec that says nothing of indexes is no list of those that may be there.
            var needed = Coverage.Diagnostics.Where(finding => finding.Id != IndexDiagnostics.Unused.Id);
            return Model.LeavesIndexesToFile ? needed : needed.Prepend(InputDiagnostics.NoIndexSection.At(Path, 1, 1));
        }
    }

    /// <summary>The cost that the indexes add to writes of such documents.</summary>
    public IEnumerable<Diagnostic> CostsFor(Dataset data) =>
        Model is null ? [] : SpecIndexReview.CostsOf(Model, File, data).SelectMany(cost => cost.Findings(File));
}
