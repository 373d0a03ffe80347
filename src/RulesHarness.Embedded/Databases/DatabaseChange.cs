using RulesHarness.Embedded.Storage;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Embedded.Databases;

/// <summary>The changes of a commit.</summary>
/// <param name="Paths">The documents that it wrote, also where that changed nothing.</param>
/// <param name="Documents">What is there after it.</param>
/// <param name="Time">When it was.</param>
internal sealed record DatabaseChange(IReadOnlyCollection<string> Paths, DocumentTree Documents, Timestamp Time);
