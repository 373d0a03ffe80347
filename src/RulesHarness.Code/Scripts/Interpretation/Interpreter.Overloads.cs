using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Functions of one name, which the arguments of a call tell apart.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Gets the method that a call means, where a field or a getter can have its name, too.</summary>
    private FunctionValue? Called(ObjectValue self, string name) =>
        Lineage(self.Class).Select(owner => MethodOf(self, owner, name, isCalled: true)).FirstOrDefault(IsThere);

    private static bool IsThere(FunctionValue? method) => method is not null;

    /// <summary>
    /// Gets a method of an object with its overloads, also those of the bases; null if there is none.
    /// </summary>
    private FunctionValue? MethodOf(ObjectValue self, ClassValue owner, string name, bool isCalled = false)
    {
        bool IsMeant(FunctionNode each) => IsMethod(each, name) && !(isCalled && each.IsGetter);
        var first = _modules.Members(owner).OfType<FunctionNode>().FirstOrDefault(IsMeant);
        if (first is null)
        {
            return null;
        }
        if (!_library.HasOverloads || first.IsGetter)
        {
            return Bound(first, owner, self);
        }
        var (known, overloads) = (new HashSet<string> { Signature(first) }, new List<FunctionValue>());
        foreach (var current in Lineage(owner))
        {
            var methods = _modules.Members(current).OfType<FunctionNode>().Where(IsMeant);
            foreach (var method in methods)
            {
                if (known.Add(Signature(method)))
                {
                    overloads.Add(Bound(method, current, self));
                }
            }
        }
        return Bound(first, owner, self, overloads);
    }

    private static bool IsMethod(FunctionNode method, string name) => method.Name == name && IsMethod(method);

    /// <summary>Gets a text that methods share if one overrides the other.</summary>
    private string Signature(FunctionNode function)
    {
        if (!_library.HasOverloads)
        {
            return function.Name ?? "";
        }
        var parameters = function.Parameters.Select(each =>
            $"{each.Label}{(each.Type is { } type && _library.IsQueryType(type) ? " query" : "")}"
        );
        return $"{function.Name}({string.Join(", ", parameters)})";
    }

    /// <summary>Calls the overload that the arguments fit best, or each of those that fit equally well.</summary>
    private Value InvokeFitting(FunctionValue function, IReadOnlyList<Given> arguments, Action<Scope>? begin)
    {
        var fitting = new[] { function }
            .Concat(function.Overloads)
            .GroupBy(each => Fit(each.Node, arguments) + FitsReceiver(each))
            .MaxBy(group => group.Key)!;
        return Unions.Of([.. fitting.Select(each => Invoke(Alone(each), arguments, begin))]);
    }

    /// <summary>Gets the functions of one name that are declared beside a function.</summary>
    private List<FunctionValue> Others(FunctionNode function, IReadOnlyList<Node> statements, Scope scope) =>
        [
            .. statements
                .OfType<FunctionNode>()
                .Where(each => each != function && each.Name == function.Name)
                .Where(each => each is { Receiver: null, Body: not null })
                .Select(each => new FunctionValue(each, scope, Qualified(scope, each.Name!)) { IsNamed = true }),
        ];

    private static bool IsOverload(FunctionNode function, FunctionValue known) =>
        known.Node == function || known.Overloads.Any(each => each.Node == function);

    private static FunctionValue Overloaded(FunctionValue function, IReadOnlyList<FunctionValue> overloads) =>
        new(function.Node, function.Scope, function.Name)
        {
            Self = function.Self,
            IsNamed = function.IsNamed,
            Overloads = overloads,
        };

    private static FunctionValue Alone(FunctionValue function)
    {
        function.IsCalled = true;
        return function.Overloads.Count == 0 ? function : Overloaded(function, []);
    }

    /// <summary>Gets how well arguments fit a function: below zero if they do not.</summary>
    private int Fit(FunctionNode function, IReadOnlyList<Given> arguments)
    {
        var open = arguments.ToList();
        var score = 0;
        foreach (var parameter in function.Parameters)
        {
            if (parameter.IsRest)
            {
                open.RemoveAll(given => given.Label is null or Spreading || given.Label == Label(parameter));
                continue;
            }
            var label = Label(parameter);
            var found = open.FindIndex(argument => argument.Label is not null && argument.Label == label);
            found = found >= 0 ? found : open.FindIndex(argument => argument.Label is null or Spreading);
            found = found >= 0 && IsOfLater(open[found].Value, parameter, function.Parameters) ? -1 : found;
            if (found >= 0)
            {
                score += open[found].Label is null ? 0 : 1;
                score += FitsType(open[found].Value, parameter.Type);
                open.RemoveAt(found);
            }
            else if (parameter.Default is null)
            {
                score -= 10;
            }
        }
        return score - (10 * open.Count);
    }

    /// <summary>
    /// Returns true if the sources add a method to queries that has the name of the library's, and takes an object of
    /// the sources: <c>orderBy(Sort.Newest)</c>.
    /// </summary>
    private bool TakesOwn(string name, CallSite site) =>
        _library.HasOverloads
        && _modules.Extension(name) is { } extension
        && _modules
            .Overloads(extension)
            .SelectMany(each => each.Parameters)
            .Any(parameter =>
                parameter.Type is { } type
                && _modules.Class(type) is { } owner
                && site.Arguments.Any(argument => IsAll(argument.Value, owner))
            );

    private bool IsAll(Value value, ClassValue type) =>
        Unions.Alternatives(value).All(each => IsInstance(each, type) == true);

    private int FitsReceiver(FunctionValue function) =>
        function.Self is { } self && _modules.ReceiverOf(function.Node) is { } type ? FitsType(self, type) : 0;

    private int FitsType(Value value, string? type)
    {
        var isQuery = type is not null && _library.IsQueryType(type);
        return Unions.Alternatives(value).ToList() switch
        {
            var values when values.TrueForAll(each => each is QueryValue) => isQuery ? 2 : -2,
            var values when values.TrueForAll(each => each is DocumentValue) && type is not null => type
            == "DocumentReference"
                ? 2
                : -2,
            var values when values.TrueForAll(each => each is ConstantValue or FunctionValue) && isQuery => -20,
            _ => 0,
        };
    }
}
