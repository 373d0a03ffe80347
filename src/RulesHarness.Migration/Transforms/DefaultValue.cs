namespace RulesHarness.Migration.Transforms;

/// <summary><c>default "en"</c></summary>
internal sealed class DefaultValue(object? replacement) : ValueStep
{
    public override string? Apply(RowScope scope, ref object? value)
    {
        value = Values.IsEmpty(value) ? replacement : value;
        return null;
    }
}
