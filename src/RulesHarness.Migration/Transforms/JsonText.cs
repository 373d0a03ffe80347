using System.Text;
using System.Text.Json;
using RulesHarness.Migration.Sources;

namespace RulesHarness.Migration.Transforms;

/// <summary><c>JSON</c></summary>
internal sealed class JsonText : ValueStep
{
    public override string? Apply(RowScope scope, ref object? value)
    {
        if (Values.IsEmpty(value))
        {
            value = null;
            return null;
        }
        if (value is not string text)
        {
            return null;
        }
        try
        {
            value = JsonValues.Read(Encoding.UTF8.GetBytes(text));
            return null;
        }
        catch (JsonException)
        {
            return "is not JSON";
        }
    }
}
