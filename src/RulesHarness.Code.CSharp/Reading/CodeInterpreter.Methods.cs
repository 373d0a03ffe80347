using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Methods and functions of the sources.</content>
internal sealed partial class CodeInterpreter
{
    /// <summary>The arguments of a call by the parameters that they are bound to.</summary>
    private static IReadOnlyList<(IParameterSymbol Parameter, Value Value)> Bound(
        IMethodSymbol method,
        Call call,
        State state
    )
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        var values = call
            .ArgumentSyntax.Where(argument => !IsOutput(argument))
            .Select(argument => argument.NameColon?.Name.Identifier.ValueText)
            .Zip(call.Arguments)
            .ToList();
        if (method.ReducedFrom is not null)
        {
            values.Insert(0, (null, call.Receiver!));
        }
        return Bound(definition, values, state);
    }

    private static IReadOnlyList<(IParameterSymbol Parameter, Value Value)> Bound(
        IMethodSymbol method,
        IReadOnlyList<(string? Name, Value Value)> values,
        State state
    )
    {
        var bound = new List<(IParameterSymbol, Value)>();
        var position = 0;
        foreach (var parameter in method.Parameters.Where(parameter => parameter.RefKind != RefKind.Out))
        {
            var named = values.FirstOrDefault(value => value.Name == parameter.Name).Value;
            if (named is not null)
            {
                var isItem = parameter.IsParams && !IsArray([named], state);
                bound.Add((parameter, isItem ? new Rest([named]) : Typed(parameter, named)));
                continue;
            }
            var unnamed = values.Where(value => value.Name is null);
            var given = unnamed.Skip(position).Select(value => value.Value).ToList();
            if (parameter.IsParams && !IsArray(given, state))
            {
                bound.Add((parameter, new Rest([.. given])));
                continue;
            }
            position++;
            bound.Add((parameter, given.Count > 0 ? Typed(parameter, given[0]) : Omitted(parameter)));
        }
        return bound;
    }

    /// <summary>Returns true if what a parameter array gets is an array, and not its items.</summary>
    private static bool IsArray(IReadOnlyList<Value> given, State state) =>
        given is [ReferenceValue only] && state.At(only) is not ObjectItem;

    private static Value Typed(IParameterSymbol parameter, Value value) =>
        value is UnknownValue && LibraryTypes.Usual(parameter.Type) is { } usual ? usual : value;

    /// <summary>The arguments that a parameter array gets: a list once the method runs.</summary>
    private sealed record Rest(ImmutableList<Value> Items) : Value;

    private static Value Omitted(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            return Unbound(parameter);
        }
        var value = parameter.ExplicitDefaultValue;
        var isEnum = parameter.Type.TypeKind == TypeKind.Enum;
        return isEnum && value is not null ? EnumOf(parameter.Type, value) : ConstantValue.Of(value);
    }

    private static Value EnumOf(ITypeSymbol type, object value) =>
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(member => Equals(member.ConstantValue, value))
            is { } member
            ? new ConstantValue(EnumMember.Of(member))
            : new UnknownValue($"{type} {value}");

    private IReadOnlyList<Outcome> CallOwn(Call call, IMethodSymbol method, State state)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        // A method without a result is called for what it changes: the object that runs it, or one that it is given.
        var isForItself = definition is { ReturnsVoid: true, IsStatic: false } && state.At(state.This) is ObjectItem;
        var changes = call
            .Arguments.Append(call.Receiver)
            .Any(value => value is ReferenceValue && (value != state.This || isForItself));
        if (!changes && !relevance.IsWorthRunning(definition))
        {
            return CallUnknown(call, state);
        }
        var arguments = Bound(method, call, state);
        var bound = BindTypes(method, state);
        if (definition.IsStatic)
        {
            return ReturnReferences(call, definition, Run(definition, null, arguments, bound), bound);
        }
        var isBase = call.Syntax.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax };
        if (isBase)
        {
            return ReturnReferences(call, definition, Run(definition, state.This, arguments, bound), bound);
        }
        var outcomes = new List<Outcome>();
        foreach (var (at, target, found) in Targets(call.Receiver ?? Unknown(call.Syntax), method, bound))
        {
            if (found is IMethodSymbol implementation)
            {
                var run = Run(implementation, target, Rebound(arguments, implementation), at);
                outcomes.AddRange(ReturnReferences(call, implementation, run, at));
            }
        }
        return outcomes.Count == 0 ? CallUnknown(call, state) : outcomes;
    }

    private static State BindTypes(IMethodSymbol method, State state)
    {
        var called = method.ReducedFrom is null ? method : method;
        foreach (var (parameter, argument) in called.OriginalDefinition.TypeParameters.Zip(called.TypeArguments))
        {
            if (argument is ITypeParameterSymbol outer)
            {
                state = BoundType(outer, state) is { } bound ? state.With(parameter, bound) : state;
            }
            else
            {
                state = state.With(parameter, new TypeValue(argument));
            }
        }
        return state;
    }

    /// <summary>The same arguments, for the parameters of the method that implements the one that is called.</summary>
    private static IReadOnlyList<(IParameterSymbol Parameter, Value Value)> Rebound(
        IReadOnlyList<(IParameterSymbol Parameter, Value Value)> arguments,
        IMethodSymbol implementation
    )
    {
        var parameters = implementation.OriginalDefinition.Parameters.Where(each => each.RefKind != RefKind.Out);
        return [.. parameters.Zip(arguments, (parameter, argument) => (parameter, argument.Value))];
    }

    /// <summary>
    /// Gets the members that a call or a read can reach: by the object's class, or by all classes that it can be of.
    /// </summary>
    private IEnumerable<(State State, Value Receiver, ISymbol Member)> Targets(
        Value receiver,
        ISymbol member,
        State state
    )
    {
        if (state.At(receiver) is ObjectItem { Type: { } type })
        {
            return [(state, receiver, classes.Implementation(type, member) ?? member.OriginalDefinition)];
        }
        if (receiver is not UnknownValue)
        {
            return [(state, receiver, member.OriginalDefinition)];
        }
        var isData = member is IPropertySymbol && !member.IsVirtual && !member.IsAbstract;
        if (isData || !classes.IsService(member.ContainingType))
        {
            return member.IsAbstract ? [] : [(state, receiver, member.OriginalDefinition)];
        }
        return classes
            .ConcreteOf(member.ContainingType)
            .SelectMany(found =>
                Instances(found, state)
                    .Select(instance =>
                        (
                            instance.State,
                            instance.Value,
                            classes.Implementation(found, member) ?? member.OriginalDefinition
                        )
                    )
            );
    }

    private IReadOnlyList<Outcome> CallFunction(
        FunctionValue function,
        IReadOnlyList<Value> arguments,
        State state,
        SyntaxNode node
    )
    {
        if (function.Method is { } method)
        {
            var definition = (method.ReducedFrom ?? method).OriginalDefinition;
            if (!sources.IsOwn(definition) || SourceBodies.Of(definition) is null)
            {
                return [new Outcome(state, Unknown(node))];
            }
            var values = arguments.Select(argument => ((string?)null, argument)).ToList();
            if (method.ReducedFrom is not null && function.Receiver is not null)
            {
                values.Insert(0, (null, function.Receiver));
            }
            return Run(
                definition,
                definition.IsStatic ? null : function.Receiver,
                Bound(definition, values, state),
                state
            );
        }
        var symbol = sources.InfoOf(function.Lambda!).Symbol as IMethodSymbol;
        if (symbol is null)
        {
            return [new Outcome(state, Unknown(node))];
        }
        var bound = symbol
            .Parameters.Select((parameter, at) => (parameter, At(arguments, at) ?? Unbound(parameter)))
            .ToList();
        var outcomes = Run(symbol, function.Captured?.This, bound, Captured(function, state));
        return
        [
            .. outcomes.Select(outcome =>
                outcome with
                {
                    State = Forgotten(Back(outcome.State, state, symbol), state),
                }
            ),
        ];
    }

    /// <summary>The function that called another one still remembers its own variables.</summary>
    private static State Forgotten(State after, State caller)
    {
        foreach (var variable in caller.Remembered)
        {
            after = after.With(variable, caller.Locals[variable]);
        }
        return after;
    }

    /// <summary>Calls a function as something outside of the sources does: none of its arguments is known.</summary>
    private IReadOnlyList<Outcome> CallFromOutside(FunctionValue function, State state, SyntaxNode node)
    {
        var method = function.Method?.ReducedFrom is null ? function.Method : null;
        return CallFunction(function, [.. method?.Parameters.Select(Unbound) ?? []], state, node);
    }

    private static Value? At(IReadOnlyList<Value> values, int index) => index < values.Count ? values[index] : null;

    /// <summary>A function sees the variables around it as they are now; those that are gone, as they were.</summary>
    private static State Captured(FunctionValue function, State state)
    {
        foreach (var (variable, value) in function.Captured?.Locals ?? ObjectItem.NoMembers)
        {
            if (!state.Locals.ContainsKey(variable) || state.Remembered.Contains(variable))
            {
                state = state.With(variable, value) with { Remembered = state.Remembered.Add(variable) };
            }
        }
        foreach (var (id, item) in function.Captured?.Heap ?? ImmutableDictionary<string, HeapItem>.Empty)
        {
            if (!state.Heap.ContainsKey(id))
            {
                state = state with { Heap = state.Heap.Add(id, item) };
            }
        }
        return state;
    }

    /// <summary>Runs a method, and returns to the variables of the caller.</summary>
    private IReadOnlyList<Outcome> Run(
        IMethodSymbol method,
        Value? receiver,
        IReadOnlyList<(IParameterSymbol Parameter, Value Value)> arguments,
        State state
    )
    {
        var isDeep = _stack.Count >= MaxDepth || _stack.Count(each => Same(each, method)) > 1;
        if (isDeep || SourceBodies.Of(method) is null && !IsLambda(method))
        {
            var reason = isDeep ? $"`{method.Name}` calls itself" : null;
            var unknown = new UnknownValue($"result of {method}", reason);
            return [new Outcome(WithoutReferences(state, method, reason), unknown)];
        }
        var bound = state;
        foreach (var (parameter, value) in arguments)
        {
            var given = value;
            if (value is Rest rest)
            {
                (bound, given) = bound.Allocate($"{method} {parameter.Name}", new ListItem(rest.Items));
            }
            bound = bound.With(parameter, given);
        }
        foreach (var parameter in method.Parameters.Where(each => each.RefKind == RefKind.Out))
        {
            bound = bound.With(parameter, new UnknownValue($"{method} {parameter.Name}"));
        }
        var outcomes = RunBody(method, receiver, bound);
        var back = outcomes.Select(outcome => outcome with { State = Back(outcome.State, state, method) });
        var isNeeded = quiet.IsResultNeeded(method) || ByReference(method).Any();
        return isNeeded ? Join([.. back]) : WithoutResult(method, [.. back]);
    }

    /// <summary>Returns from a method whose result no query needs: nothing tells the ways through it apart.</summary>
    private static IReadOnlyList<Outcome> WithoutResult(IMethodSymbol method, IReadOnlyList<Outcome> outcomes)
    {
        var result = new UnknownValue($"result of {method}");
        var states = States.JoinQuiet(
            [.. outcomes.Select(outcome => outcome.State.Forget(result.Token))],
            areAll: true
        );
        return [.. states.Select(state => new Outcome(state, result))];
    }

    private static bool IsLambda(IMethodSymbol method) =>
        method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction;

    /// <summary>The caller's variables, with the changes that functions within it made, and what is static.</summary>
    private static State Back(State after, State caller)
    {
        var locals = caller.Locals;
        foreach (var (variable, value) in after.Locals)
        {
            if (caller.Locals.ContainsKey(variable) || variable is IFieldSymbol or IPropertySymbol)
            {
                locals = locals.SetItem(variable, value);
            }
        }
        return after with { Locals = locals, Remembered = caller.Remembered, This = caller.This, Kept = caller.Kept };
    }

    private List<Outcome> RunBody(IMethodSymbol method, Value? receiver, State state)
    {
        _visited.Add(method.OriginalDefinition);
        _stack.Add(method);
        var inside = state.Keep(state.This) with { This = receiver };
        _iterators.Push(null);
        var outcomes = new List<Outcome>();
        switch (SourceBodies.Of(method))
        {
            case ExpressionSyntax expression:
                outcomes.AddRange(Evaluate(expression, inside));
                break;
            case BlockSyntax block when IsIterator(method, block):
                outcomes.AddRange(RunIterator(method, block, inside));
                break;
            case BlockSyntax block:
                outcomes.AddRange(RunAll([.. block.Statements], inside).Select(exit => Returned(exit, method)));
                break;
            default:
                outcomes.Add(new Outcome(inside, new UnknownValue($"result of {method}")));
                break;
        }
        _iterators.Pop();
        _stack.RemoveAt(_stack.Count - 1);
        return outcomes;
    }

    private static Outcome Returned(Exit exit, IMethodSymbol method) =>
        new(exit.State, exit.Returned ?? new UnknownValue($"result of {method}"));
}
