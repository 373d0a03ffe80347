using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>The options of a component of Vue: an object whose functions share one <c>this</c>.</summary>
internal sealed partial class Interpreter
{
    private bool IsComponent(ObjectNode options) =>
        !_library.SharesNames
        && options.Entries.Any(entry =>
            entry is { Key: LiteralNode { Value: "computed" or "methods" }, Value: ObjectNode }
        );

    private ObjectValue Component(ObjectNode node, Scope scope)
    {
        var self = new ObjectValue { IsOpen = true };
        var options = Object(node, scope, self);
        foreach (var group in new[] { "methods", "computed" })
        {
            if (OptionOf(options, group) is ObjectValue functions)
            {
                Spread(self, functions);
            }
        }
        GiveData(self, Called(OptionOf(options, "data")), scope.Module);
        // VueFire sends the queries of this option.
        if (node.Entries.FirstOrDefault(IsOfQueries) is { } queries)
        {
            HandOver(Called(OptionOf(options, "firestore")), "firestore", queries.Value.At, isNested: false);
        }
        return options;
    }

    private static Value OptionOf(ObjectValue options, string name) =>
        options.Fields.TryGetValue(name, out var cell) ? cell.Value ?? UnknownValue.Any : UnknownValue.Any;

    private static bool IsOfQueries(Entry entry) => entry.Key is LiteralNode { Value: "firestore" };

    private Value Called(Value value) => value is FunctionValue function ? Invoke(function, []) : value;

    /// <summary>Gives a component its variables, which its template can change.</summary>
    private void GiveData(ObjectValue self, Value data, Module module)
    {
        var isOpen = _library.HasTemplate(module.Program.Path);
        foreach (var (name, cell) in (data as ObjectValue)?.Fields ?? [])
        {
            var first = cell.Value ?? UnknownValue.Any;
            var value = isOpen && first is ConstantValue ? Unions.Of([first, UnknownValue.Any]) : first;
            _journal.Write(Field(self, name), value);
        }
    }
}
