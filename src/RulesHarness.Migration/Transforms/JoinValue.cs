namespace RulesHarness.Migration.Transforms;

/// <summary><c>joined with ", "</c>: the texts of a list, or of several old columns.</summary>
internal sealed class JoinValue(string separator) : ValueStep
{
    public override string? Apply(RowScope scope, ref object? value)
    {
        if (value is not List<object?> items)
        {
            return value is null ? null : "is not a list";
        }
        var texts = new List<string>(items.Count);
        foreach (var item in items.Where(item => !Values.IsEmpty(item)))
        {
            if (!Values.TryText(item, out var text))
            {
                return "has an item that is not a text";
            }
            texts.Add(text);
        }
        value = string.Join(separator, texts);
        return null;
    }
}
