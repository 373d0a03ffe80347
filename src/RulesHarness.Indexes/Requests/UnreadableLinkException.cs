namespace RulesHarness.Indexes.Requests;

/// <summary>Ends the decoding of a link.</summary>
internal sealed class UnreadableLinkException(string message) : Exception(message);
