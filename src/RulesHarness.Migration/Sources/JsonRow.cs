using System.Text.Json;

namespace RulesHarness.Migration.Sources;

/// <summary>A JSON object of a source.</summary>
internal sealed class JsonRow : SourceRow
{
    private Dictionary<string, object?> _values = [];

    public override IReadOnlyDictionary<string, object?> All => _values;

    /// <summary>Takes the text of a value, which begins on a line.</summary>
    public void Take(ReadOnlySpan<byte> text, long line, string? fault)
    {
        Line = line;
        _values = [];
        Fault = fault;
        if (fault is not null)
        {
            return;
        }
        try
        {
            if (JsonValues.Read(text) is Dictionary<string, object?> values)
            {
                _values = values;
            }
            else
            {
                Fault = "the row is not a JSON object";
            }
        }
        catch (JsonException)
        {
            Fault = "the row is not JSON";
        }
    }

    public override object? Value(Column column)
    {
        object? value = _values;
        foreach (var name in column.Path)
        {
            if (value is not IReadOnlyDictionary<string, object?> map || !map.TryGetValue(name, out value))
            {
                return null;
            }
        }
        return value;
    }
}
