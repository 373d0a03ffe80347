using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification;

/// <summary>
/// The result of reading a spec: the model as far as it could be read, and all diagnostics in the order of the text.
/// </summary>
public sealed record SpecReading(DataModel Model, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether cases may be made of the model: nothing in the spec is an error.</summary>
    public bool IsUsable => Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error);
}
