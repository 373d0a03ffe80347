using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Kotlin;

/// <summary>The result of <c>runCatching</c>: a value, or a failure.</summary>
internal sealed class ResultValue(Value value) : Value
{
    public Value Value => value;

    public override bool IsSame(Value other) => other is ResultValue result && result.Value.IsSame(value);
}
