namespace RulesHarness.Migration.Transforms;

/// <summary><c>rounded</c></summary>
internal sealed class RoundValue : ValueStep
{
    private static readonly NumberValue Number = new(hasDecimalComma: false);

    public override string? Apply(RowScope scope, ref object? value)
    {
        if (Number.Apply(scope, ref value) is { } failure)
        {
            return failure;
        }
        if (value is not double number)
        {
            return null;
        }
        var rounded = Math.Round(number, MidpointRounding.AwayFromZero);
        if (Math.Abs(rounded) >= long.MaxValue)
        {
            return Failures.TooLarge;
        }
        value = (long)rounded;
        return null;
    }
}
