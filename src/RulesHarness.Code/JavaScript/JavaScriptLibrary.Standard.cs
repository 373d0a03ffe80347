using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.JavaScript;

/// <summary>Functions of the language itself that objects and lists pass.</summary>
internal sealed partial class JavaScriptLibrary
{
    private static Value? Standard(string name, CallSite call) =>
        (name, call[0]) switch
        {
            ("freeze" or "seal" or "preventExtensions", { } same) => same,
            ("entries", { } map) => OfObject(
                map,
                (key, value) => new ListValue(new Cell(new ListContent([key, value])))
            ),
            ("keys", { } map) => OfObject(map, (key, _) => key),
            ("values", { } map) => OfObject(map, (_, value) => value),
            ("from", ListValue or MapValue) when call.Function is null => new ListValue(
                new Cell(Interpreter.Content(call[0]!))
            ),
            ("from", ListValue list) when call.Function is { } made && Interpreter.KnownItems(list) is { } items =>
                Interpreter.Listed([.. items.Select(item => call.Invoke(made, item))]),
            ("of", _) => Listed(call),
            ("assign", ObjectValue target) => call.Interpreter.Assigned(target, call.Arguments.Skip(1)),
            _ => null,
        };

    /// <summary>Gets a list of a set's items, which a query does not tell from those of a list.</summary>
    private static Value? Collected(string name, CallSite call) =>
        name == "Map" ? MadeMap(call)
        : name == "Symbol" ? call.Interpreter.SymbolAt(call.At)
        : name is "Set" or "Array"
            ? call[0] switch
            {
                null when call.Arguments.Count == 0 => new ListValue(new Cell(ListContent.Empty)),
                ListValue list => new ListValue(new Cell(Interpreter.Content(list))),
                _ => null,
            }
        : null;

    private static Value? OfObject(Value map, Func<Value, Value, Value> entry)
    {
        Value? Parts(Value each) =>
            each as UnknownValue
            ?? (Value?)
                Interpreter.Entries(each is ClassValue type ? Interpreter.Enumerated(type) ?? each : each, entry);
        return Unions.Alternatives(map).All(each => Parts(each) is not null)
            ? Unions.Map(map, each => Parts(each)!)
            : null;
    }

    private static ListValue Listed(CallSite call) =>
        new(new Cell(Unions.OfSequences(call.Sequences(), items => new ListContent(items))));
}
