namespace RulesHarness.Emulator.Jvm;

/// <summary>
/// The last lines of a log that is always drained: a full pipe would stop the emulator, and it writes a stack trace for
/// each denial.
/// </summary>
internal sealed class LogTail
{
    private const int Capacity = 400;

    private readonly Queue<string> _lines = new(Capacity);
    private readonly Lock _lock = new();

    public void Add(string line)
    {
        lock (_lock)
        {
            if (_lines.Count == Capacity)
            {
                _lines.Dequeue();
            }
            _lines.Enqueue(line);
        }
    }

    public bool Contains(string text)
    {
        lock (_lock)
        {
            return _lines.Any(line => line.Contains(text, StringComparison.Ordinal));
        }
    }

    public IReadOnlyList<string> All() => Last(Capacity);

    public IReadOnlyList<string> Last(int count)
    {
        lock (_lock)
        {
            return [.. _lines.Skip(Math.Max(0, _lines.Count - count))];
        }
    }
}
