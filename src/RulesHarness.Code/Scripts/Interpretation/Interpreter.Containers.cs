using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>
/// Containers that give values to constructors by tokens: <c>{ provide: TOKEN, useFactory: … }</c> tells a value, and
/// <c>@Inject(TOKEN)</c> asks for it.
/// </summary>
internal sealed partial class Interpreter
{
    /// <summary>The same provider is noted each time that it is evaluated: with more of them, none is known.</summary>
    private const int MostProviders = 16;

    /// <summary>All that makes a value for each token.</summary>
    private readonly Dictionary<object, List<Value>> _provided = [];

    /// <summary>Notes an object that tells a container how to make a value.</summary>
    private void NoteProvider(ObjectValue made)
    {
        if (
            !made.Fields.TryGetValue("provide", out var token)
            || (ProviderOf(made, "useFactory") ?? ProviderOf(made, "useValue")) is not { } provider
            || KeyOf(token.Value) is not { } key
        )
        {
            return;
        }
        if (!_provided.TryGetValue(key, out var known))
        {
            _provided[key] = known = [];
        }
        if (known.Count <= MostProviders && !known.Exists(provider.IsSame))
        {
            known.Add(provider);
        }
    }

    /// <summary>Evaluates what the decorators of a class are given, and runs the functions in it.</summary>
    private void RunDecorators(ClassValue owner)
    {
        if (owner.Node.Decorated.Count == 0)
        {
            return;
        }
        _steps = 0;
        _frame = new Frame(owner.Name, owner.Scope.Module, 0);
        foreach (var given in owner.Node.Decorated)
        {
            Evaluate(given, owner.Scope);
        }
        RunMade(_frame);
        _journal.Clear();
    }

    private static Value? ProviderOf(ObjectValue made, string field) =>
        made.Fields.TryGetValue(field, out var cell) ? cell.Value : null;

    private static object? KeyOf(Value? token) =>
        token switch
        {
            ConstantValue { Text: { } text, Unknown: null } => text,
            ClassValue owner => owner,
            _ => null,
        };

    /// <summary>
    /// Gets the value that a container has for a token; null if it is not known, or another provider has another.
    /// </summary>
    private Value? Provided(Node token, Scope scope)
    {
        if (
            KeyOf(Evaluate(token, scope)) is not { } key
            || _provided.GetValueOrDefault(key) is not { Count: <= MostProviders } providers
        )
        {
            return null;
        }
        var values = providers.ConvertAll(Made);
        return values[0] is not UnknownValue && values.TrueForAll(other => IsAlike(values[0], other))
            ? values[0]
            : null;

        Value Made(Value provider) =>
            provider is FunctionValue factory
                ? Invoke(factory, [.. factory.Node.Parameters.Select(each => new Given(Label(each), UnknownValue.Any))])
                : provider;
    }

    /// <summary>
    /// Returns true for values that code can't tell apart. An object is another one each time that it is evaluated.
    /// Those with more <paramref name="levels"/> of objects in them are not compared: they may contain themselves.
    /// </summary>
    private static bool IsAlike(Value one, Value other, int levels = 8) =>
        one.IsSame(other)
        || levels > 0
            && one is ObjectValue left
            && other is ObjectValue right
            && left.Class == right.Class
            && left.Fields.Count == right.Fields.Count
            && left.Fields.All(field =>
                right.Fields.TryGetValue(field.Key, out var cell)
                && (field.Value.Value, cell.Value) is ({ } value, { } same)
                && IsAlike(value, same, levels - 1)
            );

    /// <summary>
    /// Gives the objects that only a container makes what it has for their constructors, now that all files have told
    /// it.
    /// </summary>
    private void Inject()
    {
        foreach (var owner in _modules.Classes.ToList())
        {
            var isAsking = Constructor(owner)?.Parameters.Any(each => each.Token is not null) == true;
            if (isAsking && owner.Synthetic is { } instance && _provided.Count > 0)
            {
                _arguments[instance] = SyntheticArguments(owner);
                instance.Heads.Clear();
                Build(instance, owner, _arguments[instance]);
            }
        }
    }
}
