using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.JavaScript;

/// <summary>Maps: <c>new Map(entries)</c>.</summary>
internal sealed partial class JavaScriptLibrary
{
    private static MapValue? MadeMap(CallSite call)
    {
        var map = new MapValue(new ObjectValue());
        if (call.Arguments.Count == 0)
        {
            return map;
        }
        if (call[0] is not { } given || Interpreter.KnownItems(given) is not { } items)
        {
            return null;
        }
        foreach (var item in items)
        {
            if (Interpreter.KnownItems(item) is not [var key, var value])
            {
                return null;
            }
            call.Interpreter.SetEntry(map.Entries, key, value);
        }
        return map;
    }

    private static Value? OnMap(MapValue map, string name, CallSite call)
    {
        switch (name)
        {
            case "get" when call[0] is { } key:
                return call.Interpreter.EntryOf(map.Entries, key);
            case "set" when call[0] is { } key:
                call.Interpreter.SetEntry(map.Entries, key, call[1] ?? UnknownValue.Any);
                return map;
            case "delete" when call[0] is { } key:
                call.Interpreter.SetEntry(map.Entries, key, null);
                return UnknownValue.Any;
            case "entries":
                return Interpreter.Entries(map.Entries, (key, value) => Interpreter.Listed(key, value));
            case "keys":
                return Interpreter.Entries(map.Entries, (key, _) => key);
            case "values":
                return Interpreter.Entries(map.Entries, (_, value) => value);
            case "forEach" when call.Function is { } function:
                return call.Interpreter.ForEachEntry(map.Entries, function, call);
            default:
                return null;
        }
    }
}
