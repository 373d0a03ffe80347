using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Kotlin;

/// <summary>Values that change while the app runs: <c>MutableStateFlow</c>, <c>MutableLiveData</c>.</summary>
internal sealed partial class KotlinLibrary
{
    /// <summary>The methods that pass each value on as it is.</summary>
    private static readonly HashSet<string> PassingOn =
    [
        "asFlow",
        "asLiveData",
        "asSharedFlow",
        "asStateFlow",
        "debounce",
        "distinctUntilChanged",
        "filterNotNull",
        "stateIn",
    ];

    /// <summary>The methods that call a function with each value.</summary>
    private static readonly HashSet<string> Observing =
    [
        "collect",
        "collectLatest",
        "flatMapConcat",
        "flatMapLatest",
        "flatMapMerge",
        "map",
        "mapLatest",
        "mapNotNull",
        "observe",
        "observeForever",
        "onEach",
        "switchMap",
    ];

    private static StateValue Flow(Value initial, CallSite call) => new(call.Interpreter.StateAt(call.At, initial));

    private static Value? OfFlow(StateValue flow, string name, CallSite call)
    {
        if (PassingOn.Contains(name))
        {
            return flow;
        }
        if (!Observing.Contains(name) || call.Function is not { } function)
        {
            return null;
        }
        var result = call.Invoke(function, flow.State.Value);
        return name switch
        {
            "map" or "mapLatest" or "mapNotNull" => new StateValue(new State(result, new Changes())),
            "onEach" => flow,
            _ => result,
        };
    }

    /// <summary>Calls a function with a value of each flow.</summary>
    private static Value? Combined(CallSite call) =>
        call.Function is { } function
            ? call.Invoke(
                function,
                [
                    .. call
                        .Arguments.Select(argument => argument.Value)
                        .Where(value => value is not FunctionValue)
                        .Select(value => value is StateValue flow ? flow.State.Value : UnknownValue.Any),
                ]
            )
            : null;
}
