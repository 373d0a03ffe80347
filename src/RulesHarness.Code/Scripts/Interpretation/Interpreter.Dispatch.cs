using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>
/// The functions that a method's name can mean: extensions, and methods of objects that are not known.
/// </summary>
internal sealed partial class Interpreter
{
    private FunctionValue Extension(
        FunctionNode node,
        string name,
        Value self,
        Scope? caller = null,
        bool isAlone = false
    )
    {
        var outer = Around(_modules.ScopeOf(node), caller);
        self = Received(node, self);
        var others = _library.HasOverloads && !isAlone ? _modules.Overloads(node).Where(each => each != node) : [];
        return new FunctionValue(node, new Scope(outer, outer.Module) { Self = self }, name)
        {
            Self = self,
            Overloads = [.. others.Select(each => Extension(each, name, self, caller, isAlone: true))],
        };
    }

    /// <summary>
    /// Gets the scope around an extension. One that a class declares for others is called where an object of that class
    /// is a <c>this</c>.
    /// </summary>
    private Scope Around(Scope home, Scope? caller)
    {
        for (var scope = home.Class is null ? null : caller; scope is not null; scope = scope.Parent)
        {
            if (scope.Self is ObjectValue { Class: { } owner } self && Lineage(owner).Contains(home.Class))
            {
                return new Scope(ScopeOf(home.Class!, self), home.Module) { Self = self, Class = home.Class };
            }
        }
        return home;
    }

    /// <summary>
    /// Gets the object of an extension. Something unknown with a method that the sources declare for queries alone is a
    /// query.
    /// </summary>
    private Value Received(FunctionNode node, Value self)
    {
        var isOfQueries =
            self is UnknownValue
            && node.Name is { } name
            && !Modules.IsCommon(name)
            && _modules.Declaring(name).Count == 0
            && _modules
                .Overloads(node)
                .All(each => _modules.ReceiverOf(each) is { } type && _library.IsQueryType(type));
        return isOfQueries && self is UnknownValue { Kind: ReferenceKind.None } unknown
            ? Known.Query(new Problem($"the query {Known.Reason(unknown.Source)}", unknown.Owner))
            : self;
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

    /// <summary>
    /// Returns true if a call gives a bloc the function that handles the events of a class:
    /// <c>on&lt;Opened&gt;(…)</c>.
    /// </summary>
    private bool IsHandler(CallNode call, NameNode name, Scope scope) =>
        name.Id == "on"
        && call is { Types: [_], Arguments: [{ Value: FunctionNode }, ..] }
        && Read(name.Id, scope) is LibraryValue;

    private void RunHandler(CallNode call, Scope scope)
    {
        var happened = Typed(call.Types[0], UnknownValue.Any);
        foreach (var handler in Give(call.Arguments, scope).Select(given => given.Value).OfType<FunctionValue>())
        {
            RunCallback(handler, happened);
        }
    }
}
