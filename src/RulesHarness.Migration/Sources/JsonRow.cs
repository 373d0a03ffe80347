using System.Text.Json;

namespace RulesHarness.Migration.Sources;

/// <summary>A JSON object of a source.</summary>
internal sealed class JsonRow : ObjectRow
{
    /// <summary>Takes the text of a value, which begins on a line.</summary>
    public void Take(ReadOnlySpan<byte> text, long line, string? fault)
    {
        Line = line;
        Values = [];
        Fault = fault;
        if (fault is not null)
        {
            return;
        }
        try
        {
            if (JsonValues.Read(text) is Dictionary<string, object?> values)
            {
                Values = values;
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
}
