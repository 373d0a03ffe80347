namespace RulesHarness.Migration.Transforms;

/// <summary>A step that is made <c>where</c> a condition holds.</summary>
internal sealed class LimitedStep(RowCondition condition, ValueStep step) : ValueStep
{
    public override string? Apply(RowScope scope, ref object? value) =>
        condition.Holds(scope.Row, value) ? step.Apply(scope, ref value) : null;
}
