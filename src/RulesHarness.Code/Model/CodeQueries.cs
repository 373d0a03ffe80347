namespace RulesHarness.Code.Model;

/// <summary>
/// The queries that source code can send. A call site is a place that sends a query: it can send several of
/// <c>Found</c>, and also have entries in <c>Unresolved</c>.
/// </summary>
public sealed record CodeQueries(
    IReadOnlyList<CodeQuery> Found,
    IReadOnlyList<UnresolvedQuery> Unresolved,
    int Files,
    int CallSites
)
{
    /// <summary>Gets the source files that were not read, because no reader of their language was given.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Gets the result of reading no file.</summary>
    public static CodeQueries None { get; } = new([], [], 0, 0);

    /// <summary>Adds the queries of another language.</summary>
    public CodeQueries Join(CodeQueries other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new CodeQueries(
            [.. Found, .. other.Found],
            [.. Unresolved, .. other.Unresolved],
            Files + other.Files,
            CallSites + other.CallSites
        )
        {
            Unread = [.. Unread, .. other.Unread],
        };
    }
}
