using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>
/// Containers that give values to constructors by tokens: <c>{ provide: TOKEN, useFactory: … }</c> tells a value, and
/// <c>@Inject(TOKEN)</c> asks for it.
/// </summary>
internal sealed partial class Interpreter
{
    /// <summary>What makes the value of each token; null for a token with several.</summary>
    private readonly Dictionary<object, Value?> _provided = [];

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
        var isOther =
            _provided.TryGetValue(key, out var known) && known is not null && !IsSameProvider(known, provider);
        _provided[key] = isOther ? null : provider;
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

    /// <summary>The same place provides the same value, each time that it is evaluated.</summary>
    private static bool IsSameProvider(Value known, Value provider) =>
        known is FunctionValue left && provider is FunctionValue right
            ? left.Node == right.Node
            : known.IsSame(provider) || known.GetType() == provider.GetType() && known is ObjectValue;

    private static object? KeyOf(Value? token) =>
        token switch
        {
            ConstantValue { Text: { } text, Unknown: null } => text,
            ClassValue owner => owner,
            _ => null,
        };

    /// <summary>Gets the value that a container has for a token; null if it is not known.</summary>
    private Value? Provided(Node token, Scope scope)
    {
        if (KeyOf(Evaluate(token, scope)) is not { } key || _provided.GetValueOrDefault(key) is not { } provider)
        {
            return null;
        }
        var value = provider is FunctionValue factory
            ? Invoke(factory, [.. factory.Node.Parameters.Select(each => new Given(Label(each), UnknownValue.Any))])
            : provider;
        return value is UnknownValue ? null : value;
    }

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
