using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Changed copies of an object, which the language makes: <c>filter.copy(region = name)</c>.</summary>
internal sealed partial class Interpreter
{
    private Value? Copied(ObjectValue self, string name, CallSite site)
    {
        if (
            name != _library.CopyMethod
            || self.Class is not { Node: { IsSingle: false, Parameters: { Count: > 0 } parts } }
        )
        {
            return null;
        }
        var given = new List<Given>();
        for (var index = 0; index < parts.Count; index++)
        {
            var part = parts[index].Name;
            var changed = part is null ? null : site[part] ?? site[index];
            var value = changed ?? (part is null ? null : Member(self, part)) ?? UnknownValue.Any;
            given.Add(new Given(part, value));
        }
        return Instantiate(self.Class, given);
    }
}
