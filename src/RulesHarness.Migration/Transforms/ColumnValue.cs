using RulesHarness.Migration.Sources;

namespace RulesHarness.Migration.Transforms;

/// <summary><c>the column `mail`</c></summary>
internal sealed class ColumnValue(Column column) : ValueStep
{
    public override string? Apply(RowScope scope, ref object? value)
    {
        value = scope.Row.Value(column);
        return null;
    }
}
