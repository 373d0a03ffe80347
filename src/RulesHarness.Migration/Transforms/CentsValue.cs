using System.Globalization;

namespace RulesHarness.Migration.Transforms;

/// <summary><c>cents to units</c> and <c>units to cents</c>, worked out in decimal, as money is.</summary>
internal sealed class CentsValue(bool isToUnits) : ValueStep
{
    public override string? Apply(RowScope scope, ref object? value)
    {
        if (Values.IsEmpty(value))
        {
            value = null;
            return null;
        }
        if (!Values.TryText(value, out var text))
        {
            return Failures.NotNumber;
        }
        const NumberStyles Style =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!decimal.TryParse(text.Trim(), Style, CultureInfo.InvariantCulture, out var amount))
        {
            return Failures.NotNumber;
        }
        if (isToUnits)
        {
            value = (double)(amount / 100);
            return null;
        }
        if (Math.Abs(amount) > long.MaxValue / 100)
        {
            return Failures.TooLarge;
        }
        if (amount * 100 != decimal.Truncate(amount * 100))
        {
            return "has parts of a cent";
        }
        value = (long)(amount * 100);
        return null;
    }
}
