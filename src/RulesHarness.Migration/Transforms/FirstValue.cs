namespace RulesHarness.Migration.Transforms;

/// <summary><c>the first 5</c>: items of a list, or characters of a text.</summary>
internal sealed class FirstValue(int count) : ValueStep
{
    public override string? Apply(RowScope scope, ref object? value)
    {
        if (value is List<object?> items)
        {
            value = items.Count <= count ? items : items.GetRange(0, count);
            return null;
        }
        if (value is null)
        {
            return null;
        }
        if (!Values.TryText(value, out var text))
        {
            return "is neither a list nor a text";
        }
        value = text.Length <= count ? text : text[..Cut(text)];
        return null;
    }

    /// <summary>A character of two code units is not cut apart.</summary>
    private int Cut(string text) => char.IsHighSurrogate(text[count - 1]) ? count - 1 : count;
}
