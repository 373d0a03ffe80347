using RulesHarness.Migration.Mapping;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Migration.Checks;

/// <summary>Compares documents with what holds of every document of their collection.</summary>
internal sealed class InvariantFaults(CollectionMapping mapping, DataModel model)
{
    private readonly FaultKind _kind = new(
        MigrationDiagnostics.BrokenInvariant,
        mapping.Place,
        mapping.Collection.Path.Text,
        ""
    );

    /// <summary>Adds a fault of a document without one: what is missing or wrong is a fault by itself.</summary>
    public void Find(string path, IReadOnlyDictionary<string, object?> fields, List<RowFault> faults)
    {
        if (
            faults.Count == 0
            && InvariantCheck.Broken(model, mapping.Collection, new Document(path, fields)) is { } broken
        )
        {
            faults.Add(new RowFault(_kind with { Reason = $"{broken}" }, path));
        }
    }
}
