namespace RulesHarness.Migration.Transforms;

/// <summary><c>empty is null</c></summary>
internal sealed class EmptyIsNull : ValueStep
{
    public override string? Apply(RowScope scope, ref object? value)
    {
        value = Values.IsEmpty(value) ? null : value;
        return null;
    }
}
