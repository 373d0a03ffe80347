using RulesHarness.Migration.Sources;

namespace RulesHarness.Migration.Transforms;

/// <summary><c>number</c> and <c>number with decimal comma</c>, which may have points between thousands.</summary>
internal sealed class NumberValue(bool hasDecimalComma) : ValueStep
{
    public override string? Apply(RowScope scope, ref object? value)
    {
        switch (value)
        {
            case null or "":
                value = null;
                return null;
            case long or double:
                return null;
            case UnrepresentableNumber:
                return Failures.TooLarge;
            case string text:
                return Read(text.Trim(), ref value);
            default:
                return Failures.NotNumber;
        }
    }

    private string? Read(string text, ref object? value)
    {
        if (hasDecimalComma && !TryWithPoint(text, out text))
        {
            return Failures.NotNumber;
        }
        if (Values.Number(text) is not { } number)
        {
            return Values.IsWhole(text) ? Failures.TooLarge : Failures.NotNumber;
        }
        value = number;
        return null;
    }

    /// <summary>The number with a decimal point; points are between groups of three digits alone.</summary>
    private static bool TryWithPoint(string text, out string withPoint)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var whole = comma < 0 ? text : text[..comma];
        var groups = whole.Split('.');
        withPoint = string.Concat(groups) + (comma < 0 ? "" : $".{text[(comma + 1)..]}");
        var areGroups = groups.Skip(1).All(group => group.Length == 3);
        return areGroups && (comma < 0 || !text[(comma + 1)..].AsSpan().ContainsAny('.', ','));
    }
}
