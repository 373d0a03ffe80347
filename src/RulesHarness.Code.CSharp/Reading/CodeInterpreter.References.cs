using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Arguments that a method changes: <c>ref</c> and <c>out</c>.</content>
internal sealed partial class CodeInterpreter
{
    private static bool IsByReference(ArgumentSyntax argument) =>
        argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword;

    private static IEnumerable<IParameterSymbol> ByReference(IMethodSymbol method) =>
        method.Parameters.Where(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out);

    /// <summary>Returns to the variables of the caller, with what the parameters hold that are its variables.</summary>
    private static State Back(State after, State caller, IMethodSymbol method)
    {
        var back = Back(after, caller);
        // A method that calls itself has variables of the same names, which are others.
        var own = caller.Locals.Where(each => Same(each.Key.ContainingSymbol as IMethodSymbol, method));
        back = back with { Locals = back.Locals.SetItems(own) };
        return ByReference(method)
            .Where(after.Locals.ContainsKey)
            .Aggregate(back, (at, parameter) => at.With(parameter, after.Locals[parameter]));
    }

    /// <summary>Nothing is known of the parameters that are variables of the caller if a method is not run.</summary>
    private static State WithoutReferences(State state, IMethodSymbol method, string? reason) =>
        ByReference(method)
            .Aggregate(
                state,
                (at, parameter) => at.With(parameter, new UnknownValue($"{method} {parameter.Name}", reason))
            );

    /// <summary>Gives the variables of the caller what the method left in its parameters.</summary>
    private IReadOnlyList<Outcome> ReturnReferences(
        Call call,
        IMethodSymbol method,
        IReadOnlyList<Outcome> outcomes,
        State caller
    )
    {
        var arguments = call.ArgumentSyntax.Where(IsByReference).ToList();
        if (arguments.Count == 0)
        {
            return outcomes;
        }
        var given = arguments.ConvertAll(argument =>
            (Syntax: argument, Parameter: ParameterOf(argument, call, method))
        );
        var completed = new List<Outcome>();
        foreach (var outcome in outcomes)
        {
            IReadOnlyList<State> states = [Own(outcome.State, caller, method)];
            foreach (var (argument, parameter) in given)
            {
                var left = parameter is null ? null : outcome.State.Locals.GetValueOrDefault(parameter);
                states = [.. states.SelectMany(before => ReturnReference(argument, left, before))];
            }
            completed.AddRange(states.Select(state => outcome with { State = state }));
        }
        return completed;
    }

    /// <summary>Gets the parameter that an argument is for. A delegate can have other names than its method.</summary>
    private static IParameterSymbol? ParameterOf(ArgumentSyntax argument, Call call, IMethodSymbol method)
    {
        var offset = call.Method?.ReducedFrom is null ? 0 : 1;
        var named = argument.NameColon?.Name.Identifier.ValueText is { } name
            ? (call.Method ?? method).Parameters.FirstOrDefault(each => each.Name == name)
            : null;
        var at = offset + (named?.Ordinal ?? call.ArgumentSyntax.IndexOf(argument));
        return method.Parameters.FirstOrDefault(each => each.Ordinal == at);
    }

    /// <summary>A method that calls itself has its own variables again, and others do not see the parameters.</summary>
    private static State Own(State after, State caller, IMethodSymbol method) =>
        ByReference(method)
            .Aggregate(
                after,
                (at, parameter) =>
                    caller.Locals.TryGetValue(parameter, out var own)
                        ? at.With(parameter, own)
                        : at with
                        {
                            Locals = at.Locals.Remove(parameter),
                        }
            );

    private IReadOnlyList<State> ReturnReference(ArgumentSyntax argument, Value? left, State state)
    {
        if (left is not null)
        {
            return Store(argument.Expression, left, state);
        }
        var unknown = new UnknownValue(Sources.SourceSet.SiteOf(argument));
        return Store(argument.Expression, unknown, state.Forget(unknown.Token));
    }

    /// <summary>
    /// A variable that is another name for one can change it unseen: what that one holds is not known any more.
    /// </summary>
    private IReadOnlyList<State> Aliased(ExpressionSyntax variable, State state)
    {
        var unknown = Unknown(variable);
        return Store(variable, unknown, state.Forget(unknown.Token));
    }
}
