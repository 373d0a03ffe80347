using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>
/// The functions that a method's name can mean: extensions, and methods of objects that are not known.
/// </summary>
internal sealed partial class Interpreter
{
    private FunctionValue Extension(FunctionNode node, string name, Value self, bool isAlone = false)
    {
        var outer = _modules.ScopeOf(node);
        var others = _library.HasOverloads && !isAlone ? _modules.Overloads(node).Where(each => each != node) : [];
        return new FunctionValue(node, new Scope(outer, outer.Module) { Self = self }, name)
        {
            Self = self,
            Overloads = [.. others.Select(each => Extension(each, name, self, isAlone: true))],
        };
    }

    /// <summary>
    /// Returns true if an extension can be one of a value. Of what no source declares, only the database is known by
    /// its type.
    /// </summary>
    private bool Extends(FunctionNode extension, Value target) =>
        target is not LibraryValue library
        || (library.Path.Length > 0 && _modules.ReceiverOf(extension) is "FirebaseFirestore" or "Firestore");

    /// <summary>
    /// Calls the method of the only classes that have one of the name, for an object that is not known.
    /// </summary>
    private Value? Dispatched(Value target, string name, CallSite site)
    {
        if (target is not UnknownValue || _modules.Declaring(name) is not { Count: > 0 and <= 3 } owners)
        {
            return null;
        }
        var values = new List<Value>();
        foreach (var instance in owners.SelectMany(Concrete).SelectMany(Instances).OfType<ObjectValue>())
        {
            if (Member(instance, name) is FunctionValue method)
            {
                values.Add(Invoke(method, site.Arguments));
            }
        }
        return values.Count > 0 ? Unions.Of(values) : null;
    }

    /// <summary>Gets a class, or those that derive from it if it has no instances of its own.</summary>
    private IReadOnlyList<ClassValue> Concrete(ClassValue owner)
    {
        var derived = owner.Node.IsAbstract ? _modules.Implementations(owner.Name) : [];
        return derived.Count is > 0 and <= MaxImplementations ? derived : [owner];
    }
}
