using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Calls on one of several values, or with one of several functions.</summary>
internal sealed partial class Interpreter
{
    /// <summary>
    /// Calls a method with a function on each alternative: what that does for one, it does not do after another.
    /// </summary>
    private Value CallOnEach(UnionValue union, Func<Value, Value> call)
    {
        var values = new List<Value>();
        OnEach(union, each => values.Add(Here(call(each))));
        return Unions.Of(values);
    }

    /// <summary>Does something to a value, and to each alternative only where it is that one.</summary>
    private void OnEach(Value value, Action<Value> change)
    {
        if (value is not UnionValue union)
        {
            change(value);
            return;
        }
        Way Changing(Value alternative, Guard guard) =>
            new(
                guard,
                () =>
                {
                    change(alternative);
                    return true;
                }
            );
        RunWays([.. union.Values.Zip(union.Guards, Changing)]);
    }

    /// <summary>Gets the place of an argument that is one of several functions; below zero if there is none.</summary>
    private static int OneOfSeveral(CallSite site)
    {
        for (var index = 0; index < site.Arguments.Count; index++)
        {
            if (
                site.Arguments[index].Value is UnionValue union
                && union.Values.Count(each => each is FunctionValue) > 1
            )
            {
                return index;
            }
        }
        return -1;
    }

    /// <summary>Calls something with each of several functions: it calls the one that it gets.</summary>
    private Value? CallWithEach(CallSite site, Func<CallSite, Value?> call)
    {
        var index = OneOfSeveral(site);
        if (index < 0)
        {
            return call(site);
        }
        var values = new List<Value?>();
        void CallWith(Value function)
        {
            Given Chosen(Given given, int at) => at == index ? given with { Value = function } : given;
            var chosen = site with { Arguments = [.. site.Arguments.Select(Chosen)] };
            values.Add(call(chosen) is { } value ? Here(value) : null);
        }
        OnEach(site.Arguments[index].Value, CallWith);
        return values.Contains(null) ? null : Unions.Of([.. values.OfType<Value>()]);
    }
}
