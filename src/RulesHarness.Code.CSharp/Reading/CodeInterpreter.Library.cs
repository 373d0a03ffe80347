using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Methods of the base library that queries and names pass through.</content>
internal sealed partial class CodeInterpreter
{
    /// <summary>Methods whose result depends on nothing but their arguments: two calls have one result.</summary>
    private static readonly HashSet<string> Pure = new(StringComparer.Ordinal)
    {
        "All",
        "Any",
        "Clamp",
        "Contains",
        "ContainsKey",
        "Count",
        "EndsWith",
        "Equals",
        "GetValueOrDefault",
        "HasFlag",
        "IsNullOrEmpty",
        "IsNullOrWhiteSpace",
        "Max",
        "Min",
        "StartsWith",
        "ToLower",
        "ToLowerInvariant",
        "ToString",
        "ToUniversalTime",
        "ToUpper",
        "ToUpperInvariant",
        "Trim",
    };

    /// <summary>Calls a known method; null if the call is another one.</summary>
    private IReadOnlyList<Outcome>? CallLibrary(Call call, State state)
    {
        if (call.Method is not null && sources.IsOwn(call.Method.ReducedFrom ?? call.Method))
        {
            return null;
        }
        var found =
            CallTask(call, state)
            ?? CallBuilder(call, state)
            ?? CallMap(call, state)
            ?? CallList(call, state)
            ?? CallArray(call, state)
            ?? CallSequence(call, state)
            ?? CallText(call, state);
        if (found is not null)
        {
            return found;
        }
        if (!Pure.Contains(call.Name) || call.Arguments.Any(argument => argument is FunctionValue))
        {
            return null;
        }
        var value = new UnknownValue($"{call.Receiver}.{call.Name}({string.Join(", ", call.Arguments)})");
        return [new Outcome(state, value)];
    }

    private IReadOnlyList<Outcome>? CallTask(Call call, State state)
    {
        switch (call.Name)
        {
            case "ConfigureAwait"
            or "WaitAsync"
            or "AsTask"
            or "GetAwaiter"
            or "GetResult"
            or "WithCancellation" when call.Receiver is not null:
                return [new Outcome(state, call.Receiver)];
            case "FromResult" when call.Arguments is [var value]:
                return [new Outcome(state, value)];
            case "RunTransactionAsync" or "Run" when call.Arguments is [FunctionValue function, ..]:
                return CallFunction(function, [], state, call.Syntax);
            default:
                return null;
        }
    }

    private IReadOnlyList<Outcome>? CallList(Call call, State state)
    {
        if (call.Receiver is not ReferenceValue reference || state.At(reference) is not ListItem list)
        {
            return null;
        }
        State With(ListItem changed) => state.With(reference, changed);
        switch (call.Name)
        {
            case "Add" or "Enqueue" when call.Arguments is [var item]:
                return [new Outcome(With(Lists.Append(list, item)), ConstantValue.True)];
            case "Push" when call.Arguments is [var pushed] && !list.IsOpen:
                return [new Outcome(With(list with { Items = list.Items.Insert(0, pushed) }), ConstantValue.Null)];
            case "Dequeue" or "Pop" when call.Arguments is [] && list is { IsOpen: false, Items: var left }:
                // The code throws where nothing is left.
                return left.IsEmpty ? [] : [new Outcome(With(list with { Items = left.RemoveAt(0) }), left[0])];
            case "TryDequeue" or "TryPop" when list is { IsOpen: false, Items: [var next, ..] }:
                var taken = Output(call, next, With(list with { Items = list.Items.RemoveAt(0) }));
                return [new Outcome(taken, ConstantValue.True)];
            case "TryDequeue" or "TryPop" when list is { IsOpen: false, Items.IsEmpty: true }:
                return [new Outcome(Output(call, ConstantValue.Null, state), ConstantValue.False)];
            case "AddRange" when call.Arguments is [var items]:
                return [new Outcome(With(Lists.Extend(list, state.At(items))), ConstantValue.Null)];
            case "Clear":
                return [new Outcome(With(new ListItem([])), ConstantValue.Null)];
            case "Reverse"
                when call is { Arguments: [], Syntax.Expression: MemberAccessExpressionSyntax { Expression: var of } }
                    && sources.TypeOf(of)?.Name == "List":
                return [new Outcome(With(list with { Items = list.Items.Reverse() }), ConstantValue.Null)];
            case not "Reverse" and var name when Flows.IsChange(name):
                return [new Outcome(With(Lists.Opened(list) with { CanBeEmpty = true }), Unknown(call.Syntax))];
            case "ForEach" when call.Arguments is [FunctionValue function]:
                return ForEach(list, function, call, state);
            default:
                return null;
        }
    }

    /// <summary>
    /// <c>Array.Sort(items)</c> and the like, which change the array that they are given, and methods such as
    /// <c>Array.Find(items, …)</c>.
    /// </summary>
    private IReadOnlyList<Outcome>? CallArray(Call call, State state)
    {
        if (
            call.Syntax.Expression
                is not MemberAccessExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: "Array" } }
            || call.Arguments is not [ReferenceValue reference, ..]
            || state.At(reference) is not ListItem list
        )
        {
            return null;
        }
        if (call.Name is not ("Clear" or "Fill" or "Reverse" or "Sort"))
        {
            var ofItems = call with { Method = null, Receiver = reference, Arguments = [.. call.Arguments.Skip(1)] };
            return CallSequence(ofItems, state);
        }
        var isReversed = call is { Name: "Reverse", Arguments.Count: 1 };
        var changed = isReversed ? list with { Items = list.Items.Reverse() } : Lists.Opened(list);
        return [new Outcome(state.With(reference, changed), ConstantValue.Null)];
    }

    private List<Outcome> ForEach(ListItem list, FunctionValue function, Call call, State state)
    {
        IReadOnlyList<State> states = [state];
        foreach (var item in list.Items)
        {
            var outcomes = states.SelectMany(at => CallFunction(function, [item], at, call.Syntax));
            states = States.Join([.. outcomes.Select(outcome => outcome.State)]);
        }
        return [.. states.Select(at => new Outcome(at, ConstantValue.Null))];
    }

    private IReadOnlyList<Outcome>? CallSequence(Call call, State state)
    {
        var list = ItemsOf(call.Receiver, state);
        switch (call.Name)
        {
            case "Empty" when call.Method?.ContainingType.Name is "Enumerable" or "Array":
                return [Made(call, new ListItem([]), state)];
            case "Aggregate" when call.Receiver is not QueryValue && call.Arguments is [var seed, FunctionValue step]:
                return Fold(call, list, seed, step, state);
            case "WhenAll" when call.Arguments is [ReferenceValue tasks]:
                return [new Outcome(state, tasks)];
            case "Select" when list is null && call is { Receiver: UnknownValue, Arguments: [FunctionValue made] }:
                return QueriesOfEach(call, made, state);
        }
        if (list is null || call.Method is { ReducedFrom: null } && !OfLists.Contains(call.Name))
        {
            return null;
        }
        return (UsualName(call), call.Arguments) switch
        {
            ("ToList" or "ToArray" or "ToHashSet" or "AsEnumerable" or "Distinct" or "Cast" or "AsReadOnly", _) =>
            [
                Made(call, list, state),
            ],
            ("Concat", [var other]) => [Made(call, Lists.Extend(list, state.At(other)), state)],
            ("Append", [var item]) => [Made(call, Lists.Append(list, item), state)],
            ("Prepend", [var item]) => [Made(call, list with { Items = list.Items.Insert(0, item) }, state)],
            ("Reverse", []) => [Made(call, list with { Items = [.. list.Items.Reverse()] }, state)],
            ("Select", [FunctionValue step]) => Mapped(call, list, step, state),
            ("Where", [FunctionValue test]) => Filtered(call, list, test, state),
            ("Contains", [UnknownValue item]) when !list.IsOpen => Contained(item, list, state),
            ("IndexOf", [UnknownValue item]) when !list.IsOpen => PlaceOf(item, list, state),
            ("Any", []) when !list.IsOpen || list is { Items.Count: > 0, CanBeEmpty: false } =>
            [
                new Outcome(state, ConstantValue.Of(list.Items.Count > 0)),
            ],
            ("Count", []) when !list.IsOpen => [new Outcome(state, new ConstantValue((long)list.Items.Count))],
            _ => ItemIn(call, list, state),
        };
    }

    private static Outcome Made(Call call, ListItem list, State state)
    {
        var (at, reference) = state.Allocate(SourceSet.SiteOf(call.Syntax), list);
        return new Outcome(at, reference);
    }

    private List<Outcome> Mapped(Call call, ListItem list, FunctionValue step, State state)
    {
        IReadOnlyList<(State State, ImmutableList<Value> Values)> ways = [(state, [])];
        var isCut = false;
        foreach (var item in list.Items)
        {
            ways = Bounded(
                ways.SelectMany(way =>
                    CallFunction(step, [item], way.State, call.Syntax)
                        .Select(outcome => (outcome.State, way.Values.Add(outcome.Value)))
                ),
                ref isCut
            );
        }
        return
        [
            .. ways.Select(way =>
                Made(call, (isCut ? Lists.Opened(list) : list) with { Items = way.Values }, way.State)
            ),
        ];
    }

    /// <summary>Gets the first ways, and notes whether there are more.</summary>
    private static List<T> Bounded<T>(IEnumerable<T> ways, ref bool isCut)
    {
        var some = ways.Take(States.Limit + 1).ToList();
        isCut |= some.Count > States.Limit;
        return some[..Math.Min(some.Count, States.Limit)];
    }

    /// <summary>
    /// Gets the queries that a function makes of the items of a list which is not known, also as parts of tuples and
    /// objects; null if it makes others.
    /// </summary>
    private List<Outcome>? QueriesOfEach(Call call, FunctionValue function, State state)
    {
        var made = CallFromOutside(function, state, call.Syntax);
        return made.Count > 0 && made.All(outcome => HasQuery(outcome.Value, outcome.State))
            ? [.. made.Select(each => Made(call, Each(each.Value), After(each, state)))]
            : null;
    }

    private static bool HasQuery(Value value, State state) =>
        value switch
        {
            QueryValue => true,
            TupleValue tuple => tuple.Items.Any(item => item is QueryValue),
            ReferenceValue => state.At(value) is ObjectItem made && made.Held.Any(held => held is QueryValue),
            _ => false,
        };

    private static ListItem Each(Value item) => new([item], IsOpen: true) { IsUniform = true };

    private List<Outcome> Filtered(Call call, ListItem list, FunctionValue test, State state)
    {
        IReadOnlyList<(State State, ImmutableList<Value> Values)> ways = [(state, [])];
        var isCut = false;
        foreach (var item in list.Items)
        {
            ways = Bounded(
                ways.SelectMany(way =>
                    CallFunction(test, [item], way.State, call.Syntax)
                        .SelectMany(outcome => TestTrue(outcome.Value, outcome.State))
                        .Select(tested => (tested.State, tested.Holds ? way.Values.Add(item) : way.Values))
                ),
                ref isCut
            );
        }
        return
        [
            .. ways.Select(way =>
                Made(call, (isCut ? Lists.Opened(list) : list) with { Items = way.Values }, way.State)
            ),
        ];
    }

    /// <summary><c>items.Aggregate(query, (q, item) => …)</c>: a loop that carries one value.</summary>
    private IReadOnlyList<Outcome> Fold(Call call, ListItem? list, Value seed, FunctionValue step, State state)
    {
        if (list is { IsOpen: false })
        {
            IReadOnlyList<Outcome> folded = [new Outcome(state, seed)];
            foreach (var item in list.Items)
            {
                folded = Then(folded, (at, value) => CallFunction(step, [value, item], at, call.Syntax));
            }
            return folded;
        }
        var (outcomes, last) = (new List<Outcome>(), (IReadOnlyList<Outcome>)[new Outcome(state, seed)]);
        for (var round = 0; round < MaxRounds && last.Count > 0; round++)
        {
            outcomes.AddRange(last);
            var next = Then(last, (at, value) => CallFunction(step, [value, Unknown(call.Syntax)], at, call.Syntax));
            last = [.. next.Where(found => !IsKnown(found))];
        }
        outcomes.AddRange(last.Select(outcome => outcome with { Value = QuerySteps.Unknown(Endless) }));
        return Join(outcomes);

        bool IsKnown(Outcome found) => outcomes.Exists(other => other.Value == found.Value);
    }

    private static IReadOnlyList<Outcome>? CallText(Call call, State state)
    {
        switch (call.Name)
        {
            case "IsNullOrEmpty"
            or "IsNullOrWhiteSpace" when call.Arguments is [ConstantValue { Constant: null or string } text]:
                return [new Outcome(state, ConstantValue.Of(string.IsNullOrWhiteSpace(text.Constant as string)))];
            case "IsNullOrEmpty" or "IsNullOrWhiteSpace" when call.Arguments is [UnknownValue unknown]:
                return Emptiness(call, unknown, state);
            case "Equals" when call.Receiver is not null && call.Arguments is [var other, ..]:
                return Equality(call.Receiver, other, state);
            case "Equals" when call.Receiver is null && call.Arguments is [var left, var right, ..]:
                return Equality(left, right, state);
            case "Join" when call.Arguments is [ConstantValue { Constant: string separator }, ..]:
                return Joined(call, separator, state);
            case "Format"
                when call.Method?.ContainingType.SpecialType == SpecialType.System_String
                    && call.Arguments is [ConstantValue { Constant: string format }, ..]:
                return [new Outcome(state, Texts.Of(Texts.Format(format, [.. call.Arguments.Skip(1)])))];
            case "Split"
                when call.Receiver is ConstantValue { Constant: string whole }
                    && call.Arguments is [ConstantValue { Constant: string { Length: > 0 } sign }]:
                return
                [
                    Made(call, new ListItem([.. whole.Split(sign).Select(part => new ConstantValue(part))]), state),
                ];
            case "Concat" when call.Receiver is null:
                return [new Outcome(state, Texts.Of(string.Concat(call.Arguments.Select(Texts.Template))))];
        }
        var changed = call.Receiver is null ? null : Texts.Changed(call.Receiver, call.Name, call.Arguments);
        return changed is null ? null : [new Outcome(state, changed)];
    }

    /// <summary>A text that is not empty is not null.</summary>
    private static List<Outcome> Emptiness(Call call, UnknownValue text, State state)
    {
        var (isNull, isThere) = state.Split(text, ConstantValue.Null);
        var outcomes = new List<Outcome>();
        var isEmpty = new UnknownValue($"{call.Name}({text})");
        foreach (var way in TestEqual(isEmpty, ConstantValue.True, state))
        {
            if (way.Holds)
            {
                outcomes.Add(new Outcome(way.State, ConstantValue.True));
            }
            else if (isThere is not null)
            {
                var (_, rest) = way.State.Split(text, ConstantValue.Null);
                outcomes.Add(new Outcome(rest ?? way.State, ConstantValue.False));
            }
        }
        return isNull is not null && isThere is null ? [new Outcome(isNull, ConstantValue.True)] : outcomes;
    }

    private static List<Outcome> Equality(Value left, Value right, State state) =>
        [.. TestEqual(left, right, state).Select(way => new Outcome(way.State, ConstantValue.Of(way.Holds)))];

    private static IReadOnlyList<Outcome> Joined(Call call, string separator, State state)
    {
        var parts = call.Arguments.Skip(1).ToList();
        if (parts is [var only] && state.At(only) is ListItem list)
        {
            if (list.IsOpen)
            {
                return [new Outcome(state, Unknown(call.Syntax))];
            }
            parts = [.. list.Items];
        }
        return [new Outcome(state, Texts.Of(string.Join(separator, parts.Select(Texts.Template))))];
    }
}
