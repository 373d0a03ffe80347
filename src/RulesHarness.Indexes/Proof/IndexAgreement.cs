using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Proof;

/// <summary>Where a spec's Indexes section and an index file differ.</summary>
public sealed record IndexAgreement(
    IReadOnlyList<IndexDeclaration> Missing,
    IReadOnlyList<IndexDeclaration> Undeclared,
    IReadOnlyList<Diagnostic> Diagnostics
)
{
    /// <summary>Nothing to hold against anything.</summary>
    public static IndexAgreement Empty { get; } = new([], [], []);

    /// <summary>
    /// Compares both, by collection, scope and fields; a last <c>__name__</c> is implied, and needn't be written.
    /// </summary>
    public static IndexAgreement Compare(IReadOnlyList<IndexDeclaration> declared, IndexFile file, string fileName)
    {
        ArgumentNullException.ThrowIfNull(declared);
        ArgumentNullException.ThrowIfNull(file);
        var inFile = file.Indexes.Select(Show).ToHashSet();
        var inSpec = declared.Select(Show).ToHashSet();
        var missing = declared.Where(index => !inFile.Contains(Show(index))).ToList();
        var undeclared = file.Indexes.Where(index => !inSpec.Contains(Show(index))).ToList();
        return new IndexAgreement(
            missing,
            undeclared,
            [
                .. missing.Select(index =>
                    IndexDiagnostics.NotInFile.At(
                        index.Place.File,
                        index.Place.Line,
                        index.Place.Column,
                        Show(index),
                        fileName
                    )
                ),
                .. undeclared.Select(index =>
                    IndexDiagnostics.NotInSpec.At(index.Place.File, index.Place.Line, index.Place.Column, Show(index))
                ),
            ]
        );
    }

    private static string Show(IndexDeclaration index) => IndexShape.Of(index).ToString();
}
