using RulesHarness.Code.Scripts.Firestore;
using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Kotlin;

/// <summary>Functions that no source declares.</summary>
internal sealed partial class KotlinLibrary
{
    private static readonly HashSet<string> Scopes = ["let", "run", "apply", "also", "takeIf", "takeUnless"];

    public override Value? CallMethod(Value receiver, string name, CallSite call) =>
        Scopes.Contains(name) && call.Function is { } function ? Scope(receiver, name, function, call)
        : receiver is StateValue flow ? OfFlow(flow, name, call)
        // What a screen is opened with is not known.
        : name is "getStateFlow" or "getLiveData" && receiver is UnknownValue ? Flow(UnknownValue.Any, call)
        : receiver is ResultValue result ? OfResult(result.Value, name, call)
        : base.CallMethod(receiver, name, call);

    /// <summary>Gets what a method of the result of <c>runCatching</c> returns.</summary>
    private static Value? OfResult(Value value, string name, CallSite call) =>
        (name, call.Function, call[0]) switch
        {
            ("getOrThrow", _, _) => value,
            ("getOrNull", _, _) => Unions.Of([value, ConstantValue.Null]),
            ("getOrElse", { } otherwise, _) => Unions.Of([value, call.Invoke(otherwise, UnknownValue.Any)]),
            ("getOrDefault", _, { } other) => Unions.Of([value, other]),
            ("map", { } made, _) => new ResultValue(call.Invoke(made, value)),
            ("recover", { } otherwise, _) => new ResultValue(
                Unions.Of([value, call.Invoke(otherwise, UnknownValue.Any)])
            ),
            _ => null,
        };

    /// <summary>Calls a function with a value, as its parameter or as its <c>this</c>.</summary>
    private static Value? Scope(Value receiver, string name, FunctionValue function, CallSite call)
    {
        if (receiver is LibraryValue { Path: "" })
        {
            return null;
        }
        var isSelf = name is "run" or "apply";
        var bound = isSelf
            ? new FunctionValue(function.Node, function.Scope, function.Name) { Self = receiver }
            : function;
        function.IsCalled = true;
        // A function with a parameter, such as one of a table, gets the receiver as that. Behind `run` an `it` is that
        // of a function around it, if there is one.
        var isOwn = function.Node.HasImplicitParameters && function.Scope.Find("it") is null;
        var isGiven = !isSelf || isOwn || function.Node.Parameters.Count == 1;
        var result = isGiven ? call.Invoke(bound, receiver) : call.Invoke(bound);
        return name switch
        {
            "let" or "run" => result,
            "takeIf" or "takeUnless" => Taken(receiver, result, isTaken: name == "takeIf"),
            _ => receiver,
        };
    }

    /// <summary>Gets a value, or null, as a condition says that is only known when the code runs.</summary>
    private static Value Taken(Value receiver, Value condition, bool isTaken) =>
        Unions.Map(
            condition,
            each =>
                each is ConstantValue { Content: bool holds, IsGiven: true }
                    ? holds == isTaken
                        ? receiver
                        : new ConstantValue(null) { IsGiven = true }
                    : Unions.Of([receiver, new ConstantValue(null) { IsGiven = true }])
        );

    public override Value? Call(string path, CallSite call)
    {
        var dot = path.LastIndexOf('.');
        var name = path[(dot + 1)..];
        var owner = dot < 0 ? "" : path[..dot];
        return owner switch
        {
            "Filter" => Filter(name, call),
            "FieldPath" when name == "documentId" => new ConstantValue("__name__"),
            "FieldPath" when name == "of" => Steps.FieldPath(call.Sequences()),
            "AggregateField" => Aggregation(name, call),
            "" => Function(name, call),
            _ => null,
        };
    }

    private static Value? Aggregation(string name, CallSite call) =>
        name switch
        {
            "count" => Steps.Count,
            "sum" => Steps.Sum(call[0]),
            "average" => Steps.Average(call[0]),
            _ => null,
        };

    private static Value? Function(string name, CallSite call)
    {
        switch (name)
        {
            case "Pair"
            or "Triple"
            or "listOf"
            or "mutableListOf"
            or "arrayOf"
            or "arrayListOf"
            or "sequenceOf"
            or "setOf"
            or "mutableSetOf":
                return new ListValue(new Cell(Unions.OfSequences(call.Sequences(), items => new ListContent(items))));
            case "listOfNotNull" or "setOfNotNull":
                return new ListValue(
                    new Cell(Unions.OfSequences(call.Sequences(), items => new ListContent([.. items.Where(IsThere)])))
                );
            case "emptyMap":
                return new ObjectValue();
            case "emptySet" or "emptyList" or "ArrayList" or "emptyArray":
                return new ListValue(new Cell(ListContent.Empty));
            case "mapOf" or "mutableMapOf" or "hashMapOf":
                return Map(call);
            case "buildList" or "buildSet" or "sequence" or "iterator" when call.Function is { } build:
                return Scope(new ListValue(new Cell(ListContent.Empty)), "apply", build, call);
            case "with" when call.Function is { } function && call[0] is { } receiver:
                return Scope(receiver, "run", function, call);
            case "run"
            or "lazy"
            or "remember"
            or "rememberSaveable"
            or "derivedStateOf" when call.Function is { } function:
                return call.Invoke(function);
            case "runCatching" when call.Function is { } attempt:
                return new ResultValue(call.Invoke(attempt));
            case "MutableStateFlow" or "MutableLiveData" or "MutableSharedFlow":
                return Flow(call[0] ?? ConstantValue.Null, call);
            case "combine" or "combineTransform":
                return Combined(call);
            case "mutableStateOf" or "requireNotNull" or "checkNotNull" when call[0] is { } value:
                return value;
            case "documentId" when call.Arguments.Count == 0:
                return new ConstantValue("__name__");
            default:
                // A member that is imported by its name: `AggregateField.sum`, `Filter.equalTo`.
                return call.Arguments.Count == 0 ? null : Aggregation(name, call) ?? Filter(name, call);
        }
    }

    private static bool IsThere(Value item) => item is not ConstantValue { Content: null };

    private static ObjectValue Map(CallSite call)
    {
        var map = new ObjectValue();
        foreach (var argument in call.Arguments)
        {
            if (Interpreter.KnownItems(argument.Value) is [var key, var value] && Steps.Text(key) is { } name)
            {
                map.Fields[name] = new Cell(value);
            }
            else
            {
                map.IsOpen = true;
            }
        }
        return map;
    }
}
