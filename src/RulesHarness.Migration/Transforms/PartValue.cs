using RulesHarness.Migration.Sources;

namespace RulesHarness.Migration.Transforms;

/// <summary><c>the part before "@" of `mail`</c></summary>
internal sealed class PartValue(bool isBefore, string separator, Column? column) : ValueStep
{
    private readonly string _failure = $"has no \"{separator}\"";

    public override string? Apply(RowScope scope, ref object? value)
    {
        var whole = column is null ? value : scope.Row.Value(column);
        if (whole is null)
        {
            value = null;
            return null;
        }
        if (!Values.TryText(whole, out var text))
        {
            return "is not a text";
        }
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        if (at < 0)
        {
            value = whole;
            return _failure;
        }
        value = isBefore ? text[..at] : text[(at + separator.Length)..];
        return null;
    }
}
