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
    private static State Back(State after, State caller, IMethodSymbol method) =>
        ByReference(method)
            .Where(parameter => !caller.Locals.ContainsKey(parameter) && after.Locals.ContainsKey(parameter))
            .Aggregate(Back(after, caller), (at, parameter) => at.With(parameter, after.Locals[parameter]));

    /// <summary>Gives the variables of the caller what the method left in its parameters.</summary>
    private IReadOnlyList<Outcome> Completed(Call call, IMethodSymbol method, IReadOnlyList<Outcome> outcomes)
    {
        if (!call.ArgumentSyntax.Any(IsByReference))
        {
            return outcomes;
        }
        var offset = call.Method?.ReducedFrom is null ? 0 : 1;
        var completed = new List<Outcome>();
        foreach (var outcome in outcomes)
        {
            IReadOnlyList<State> states = [outcome.State];
            for (var at = 0; at < call.ArgumentSyntax.Count; at++)
            {
                var argument = call.ArgumentSyntax[at];
                if (!IsByReference(argument))
                {
                    continue;
                }
                var name = argument.NameColon?.Name.Identifier.ValueText;
                var parameter = method.Parameters.FirstOrDefault(each =>
                    name is null ? each.Ordinal == at + offset : each.Name == name
                );
                states = [.. states.SelectMany(before => Completed(argument, parameter, before))];
            }
            completed.AddRange(states.Select(state => outcome with { State = state }));
        }
        return completed;
    }

    private IReadOnlyList<State> Completed(ArgumentSyntax argument, IParameterSymbol? parameter, State state)
    {
        if (parameter is null || !state.Locals.TryGetValue(parameter, out var value))
        {
            value = new UnknownValue(Sources.SourceSet.SiteOf(argument));
            return Store(argument.Expression, value, state.Forget(((UnknownValue)value).Token));
        }
        return Store(argument.Expression, value, state with { Locals = state.Locals.Remove(parameter) });
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
