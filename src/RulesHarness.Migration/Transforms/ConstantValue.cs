namespace RulesHarness.Migration.Transforms;

/// <summary><c>always "free"</c>, and <c>the time of the import</c>.</summary>
internal sealed class ConstantValue(object? constant) : ValueStep
{
    public override string? Apply(RowScope scope, ref object? value)
    {
        value = constant;
        return null;
    }
}
