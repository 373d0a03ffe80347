using RulesHarness.Diagnostics;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Indexes;

/// <summary>The findings about indexes.</summary>
internal static class IndexFindings
{
    public static readonly DiagnosticDescriptor NotJson = new("RH5001", Error,
        "the index file is not JSON: {0}", "write it as `firebase firestore:indexes` prints it");

    public static readonly DiagnosticDescriptor NotIndexes = new("RH5002", Error,
        "the index file does not hold indexes in the Firebase CLI's form", "each needs `collectionGroup`, `queryScope` and `fields` with `fieldPath` and `order` or `arrayConfig`");

    public static readonly DiagnosticDescriptor NotInFile = new("RH5010", Error,
        "the spec declares the index {0}, and the index file does not hold it", "add it to {1}, or take the row out of the spec");

    public static readonly DiagnosticDescriptor NotInSpec = new("RH5011", Error,
        "the index file holds the index {0}, and the spec does not declare it", "add a row for it to the section Indexes, or take it out of the file");
}
