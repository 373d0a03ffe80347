using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>A new object whose class the place tells where it is used: <c>.init(field: "at")</c>.</summary>
internal sealed class ImpliedObject(IReadOnlyList<Given> arguments) : Value
{
    public IReadOnlyList<Given> Arguments => arguments;
}
