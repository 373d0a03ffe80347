namespace RulesHarness.Migration.Transforms;

/// <summary><c>split at commas</c></summary>
internal sealed class SplitValue(string separator) : ValueStep
{
    private const StringSplitOptions Options = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    public override string? Apply(RowScope scope, ref object? value)
    {
        if (value is not null and not string)
        {
            return "is not a text";
        }
        var text = (string?)value ?? "";
        value = new List<object?>(text.Split(separator, Options));
        return null;
    }
}
