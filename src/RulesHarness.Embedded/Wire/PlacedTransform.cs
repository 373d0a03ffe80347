using RulesHarness.Firestore.Values;

namespace RulesHarness.Embedded.Wire;

/// <summary>A value that the server is asked to work out, and the field that it is for.</summary>
internal sealed record PlacedTransform(IReadOnlyList<string> Path, FieldValue Value);
