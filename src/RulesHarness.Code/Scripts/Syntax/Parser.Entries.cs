namespace RulesHarness.Code.Scripts.Syntax;

/// <content>Entries between brackets.</content>
internal abstract partial class Parser
{
    /// <summary>Reads a tuple in which parts have labels; the others are named by their place, from one.</summary>
    private ObjectNode LabelledTuple() =>
        Entries(
            ")",
            number =>
            {
                var (at, label) = (Current.At, Current.Kind == TokenKind.Name && Next.Is(":") ? Current.Value : null);
                Position += label is null ? 0 : 2;
                return new Entry(new LiteralNode(at, label ?? $"${number}"), Expression());
            }
        );

    /// <summary>Reads entries between brackets, separated by commas; each gets its number, from one.</summary>
    protected ObjectNode Entries(string close, Func<int, Entry> read)
    {
        var at = Current.At;
        var end = End(Position++);
        var entries = new List<Entry>();
        while (Position < end)
        {
            var start = Position;
            if (!Take(","))
            {
                entries.Add(read(entries.Count + 1));
            }
            if (Position == start)
            {
                Position++;
            }
        }
        Position = end;
        Take(close);
        return new ObjectNode(at, entries);
    }
}
