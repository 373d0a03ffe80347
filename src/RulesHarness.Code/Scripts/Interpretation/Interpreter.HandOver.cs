using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Calls of what is not in the sources, which gets queries and functions.</summary>
internal sealed partial class Interpreter
{
    /// <summary>The work of functions that make a query of a query.</summary>
    private static readonly string[] Changing =
    [
        "apply",
        "build",
        "configure",
        "decorate",
        "filter",
        "limit",
        "order",
        "paginate",
        "scope",
        "sort",
        "where",
        "with",
        "wrap",
    ];

    /// <summary>
    /// Calls something that is not in the sources. It may call the functions that it is given, and it is where a query
    /// that it is given is sent.
    /// </summary>
    private UnknownValue CallUnknown(Value callee, string name, CallSite site)
    {
        foreach (var argument in site.Arguments)
        {
            if (argument.Variable is not { } variable)
            {
                HandOver(argument.Value, name, site.At, isNested: false, (callee as UnknownValue)?.Owner);
                continue;
            }
            GiveAway(argument.Value, name, site.At, (callee as UnknownValue)?.Owner);
            var changed = Unions.Map(
                argument.Value,
                each =>
                    each is QueryValue query ? Through(query, name, (callee as UnknownValue)?.Owner) : UnknownValue.Any
            );
            Bind(variable.Target, changed, variable.Scope, declares: false);
        }
        return callee as UnknownValue ?? UnknownValue.Any;
    }

    /// <summary>
    /// Hands over a variable. It is not known whether its query is sent, or a function only changes it.
    /// </summary>
    private void GiveAway(Value value, string name, int at, FunctionNode? owner)
    {
        if (!Unions.Alternatives(value).Any(each => each is QueryValue))
        {
            HandOver(value, name, at, isNested: false, owner);
        }
        else if (!_library.IsHarmless(name))
        {
            var given = new Problem($"the query is given to `{name}`, which is not in the sources", owner);
            _findings.Add(given, _frame.Module, at, _frame.Name);
        }
    }

    /// <summary>Calls the functions that a call of the library is given, which it calls at some time.</summary>
    public void RunCallbacks(CallSite site)
    {
        foreach (var function in site.Arguments.Select(argument => argument.Value).OfType<FunctionValue>())
        {
            HandOver(function, "", site.At, isNested: true);
        }
        foreach (var observer in site.Arguments.Select(argument => argument.Value).OfType<ObjectValue>())
        {
            HandOver(observer, "", site.At, isNested: false);
        }
    }

    /// <summary>
    /// Hands a value to an unknown function, which can be a parameter of <paramref name="owner"/>.
    /// </summary>
    private void HandOver(Value value, string name, int at, bool isNested, FunctionNode? owner = null)
    {
        foreach (var each in Unions.Alternatives(value))
        {
            switch (each)
            {
                case FunctionValue { IsCalled: false } function:
                    RunPaths([() => Enter(function, name, at), () => true]);
                    break;
                case QueryValue query when IsChanging(name) && owner is null:
                    var given = new Problem($"the query is given to `{name}`, which is not in the sources");
                    _findings.Add(query.Problem ?? given, _frame.Module, at, _frame.Name);
                    break;
                case QueryValue query when !_library.IsHarmless(name):
                    _findings.Add(query, _frame.Module, at, _frame.Name, owner);
                    break;
                case ObjectValue { Class: null } self when !isNested:
                    foreach (var field in self.Fields.Values.ToList())
                    {
                        HandOver(field.Value ?? UnknownValue.Any, name, at, isNested: true);
                    }
                    break;
                case StateValue { IsSetter: false } kept when !isNested:
                    HandOver(kept.State.Value, name, at, isNested: true);
                    break;
                case StateValue { IsSetter: true } setter:
                    setter.State.Add(UnknownValue.Any);
                    break;
                case ListValue when !isNested:
                    HandOver(ItemOf(each), name, at, isNested: true);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>
    /// Returns true if a function is likely to return a query that is made of the one that it is given.
    /// </summary>
    private static bool IsChanging(string name) =>
        Changing.Any(verb =>
            name.StartsWith(verb, StringComparison.OrdinalIgnoreCase)
            && (name.Length == verb.Length || char.IsUpper(name[verb.Length]))
        );

    /// <summary>Records that a query is sent here.</summary>
    public void Send(QueryValue query, int at) => _findings.Add(query, _frame.Module, at, _frame.Name);

    /// <summary>Records that something is sent here that can't be followed.</summary>
    public void SendUnknown(Value value, int at)
    {
        var unknown = value as UnknownValue;
        var reason = $"the query {Known.Reason(unknown?.Source)}";
        _findings.Add(new Problem(reason, unknown?.Owner), _frame.Module, at, _frame.Name);
    }

    /// <summary>
    /// Calls a function that is handed to something unknown, which also gets the query that it returns.
    /// </summary>
    private bool Enter(FunctionValue function, string name, int at)
    {
        var returned = Enter(function);
        if (_library.SendsResults(name))
        {
            HandOver(returned, name, at, isNested: true);
        }
        return true;
    }

    /// <summary>Runs a function that something outside of the sources calls with values that are known.</summary>
    public void RunCallback(FunctionValue function, params IReadOnlyList<Value> values)
    {
        var (time, facts) = (_time, _facts);
        (_time, _facts) = (++_times, Guard.None);
        bool Called()
        {
            Invoke(function, [.. values.Select(value => new Given(null, value))]);
            return true;
        }
        RunPaths([Called, () => true]);
        (_time, _facts) = (time, facts);
    }

    /// <summary>Runs a function at a time of its own: by then, other functions can have changed variables.</summary>
    private Value Enter(FunctionValue function)
    {
        var (time, facts) = (_time, _facts);
        (_time, _facts) = (++_times, Guard.None);
        var returned = InvokeWith(
            function,
            [
                .. function.Node.Parameters.Select(each => new Given(
                    each.IsRest ? Spreading : Label(each),
                    Symbolic(each, function.Node, function.Scope)
                )),
            ],
            function.Node.HasImplicitParameters
                ? scope => BindImplicit([new Given(null, UnknownValue.Any)], scope)
                : null
        );
        (_time, _facts) = (time, facts);
        return returned;
    }

    /// <summary>
    /// Gets the query that a container gives to a parameter: that of the only function which provides its type, with
    /// the same annotation if it has one.
    /// </summary>
    private Value? Injected(Parameter parameter, string type)
    {
        var provided = _modules
            .Providers(type)
            .Where(each => HasSameAnnotations(parameter, each.Function))
            .Select(each => Provided(each.Owner, each.Function));
        var inferred = _modules
            .Providers("")
            .Where(each => HasSameAnnotations(parameter, each.Function))
            .Select(each => Provided(each.Owner, each.Function))
            .Where(query =>
                query is not null && query.IsCollection == type.EndsWith("Reference", StringComparison.Ordinal)
            );
        return provided.Concat(inferred).ToList() is [var only] ? only : null;
    }

    private static bool HasSameAnnotations(Parameter parameter, FunctionNode provider) =>
        provider.Annotations.Except(Providing).ToHashSet().SetEquals(parameter.Annotations);

    /// <summary>Gets the query that a function of a container returns; null if it is not known.</summary>
    private QueryValue? Provided(ClassValue owner, FunctionNode provider)
    {
        if (OwnMethod(owner, provider) is not { } function)
        {
            return null;
        }
        var given = provider.Parameters.Select(each => new Given(Label(each), UnknownValue.Any));
        return Invoke(function, [.. given]) is QueryValue { Problem: null } query ? query : null;
    }

    /// <summary>The annotations of a function that say how it provides a value, and not which.</summary>
    private static readonly string[] Providing = ["Provides", "Singleton", "Reusable", "ViewModelScoped", "JvmStatic"];

    private FunctionValue? OwnMethod(ClassValue owner, FunctionNode method) =>
        method.Name is { } name && Member(Synthetic(owner), name) is FunctionValue function ? function : null;

    /// <summary>Gets a parameter of a function whose caller is not known.</summary>
    private Value Symbolic(Parameter parameter, FunctionNode owner, Scope scope)
    {
        var name = parameter.Name ?? "props";
        var source = $"comes from the parameter `{name}`{(owner.Name is { } of ? $" of `{of}`" : "")}";
        var unknown = OfPlainType(parameter, new UnknownValue(source, owner)).As(parameter.Shape);
        if (parameter.Type is { } type)
        {
            if (_library.IsQueryType(type) && Injected(parameter, type) is { } injected)
            {
                return injected;
            }
            if (_library.IsQueryType(type))
            {
                return Known.Query(new Problem($"the query {source}", owner));
            }
            var typed = OptionallyTyped(parameter, type, unknown);
            if (typed is not UnknownValue)
            {
                _findings.ReadTyped(owner);
                typed = parameter.Default is { } given ? Unions.Of([Default(given, scope), typed]) : typed;
                return parameter.IsRest ? new ListValue(new Cell(new ListContent([], typed))) : typed;
            }
            unknown = (UnknownValue)typed;
        }
        return parameter.IsRest ? new ListValue(new Cell(new ListContent([], unknown))) : unknown;
    }
}
