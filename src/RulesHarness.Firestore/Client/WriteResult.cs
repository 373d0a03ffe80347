using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Client;

/// <summary>The server's response to a write that it made.</summary>
/// <param name="UpdateTime">
/// When the document last changed: this write, or an earlier one if this changed nothing.
/// </param>
public sealed record WriteResult(Timestamp UpdateTime);
