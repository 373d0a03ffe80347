namespace RulesHarness.Indexes.Queries;

/// <summary>Ends the reading of a line that is not a query. <c>Column</c> begins at 1.</summary>
internal sealed class UnreadableQueryException(string message, int column) : Exception(message)
{
    public int Column { get; } = column;
}
