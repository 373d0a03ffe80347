using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Constructors with a name, those that make another object, and those that call another one.</summary>
internal sealed partial class Interpreter
{
    /// <summary>The constructors that make parts of instances, where it is not the one without a name.</summary>
    private readonly Dictionary<(ObjectValue, ClassValue), FunctionNode> _constructors = [];

    /// <summary>Makes an instance by the constructor of a name, if the class has one.</summary>
    private Value Made(ClassValue owner, string name, CallSite site)
    {
        if ((NamedConstructor(owner, name) ?? LabelledConstructor(owner, site.Arguments)) is { } named)
        {
            return Instantiate(owner, site.Arguments, named);
        }
        // A factory without a name, as Dart has it, can return any instance.
        var made = StaticFunction(owner, "", owner) is { } factory ? Invoke(factory, site.Arguments) : null;
        return made is null or UnknownValue ? Instantiate(owner, site.Arguments) : made;
    }

    private FunctionNode? NamedConstructor(ClassValue owner, string name) =>
        name is "" or "constructor" or "init"
            ? null
            : Members(owner, method => method.IsConstructor && method.Name == name).FirstOrDefault();

    /// <summary>Gets the constructor of Swift that has the labels of a call; null if that is the first one.</summary>
    private FunctionNode? LabelledConstructor(ClassValue owner, IReadOnlyList<Given> arguments)
    {
        if (!_library.HasTypeMembers)
        {
            return null;
        }
        var fitting = Members(owner, method => method.IsConstructor && Accepts(method, arguments)).FirstOrDefault();
        return fitting == Constructor(owner) ? null : fitting;
    }

    /// <summary>Returns true if arguments have the labels of parameters, in order, and leave out only defaults.</summary>
    private static bool Accepts(FunctionNode method, IReadOnlyList<Given> arguments)
    {
        var at = 0;
        foreach (var parameter in method.Parameters)
        {
            var isGiven = at < arguments.Count && IsFor(arguments[at], parameter);
            if (!isGiven && parameter.Default is null)
            {
                return false;
            }
            at += isGiven ? 1 : 0;
        }
        return at >= arguments.Count(given => given.Label?.StartsWith('<') != true);
    }

    private static bool IsFor(Given given, Parameter parameter) =>
        given.Label is null ? parameter.Label is null or "_" : given.Label == Label(parameter);

    private IEnumerable<FunctionNode> Members(ClassValue owner, Func<FunctionNode, bool> test) =>
        _modules.Members(owner).OfType<FunctionNode>().Where(test);

    /// <summary>Gets the constructor without a name of its own, or else the first one.</summary>
    private FunctionNode? Constructor(ClassValue owner)
    {
        var all = Members(owner, method => method.IsConstructor).ToList();
        return all.Find(method => method.Name is null or "constructor" or "init") ?? all.FirstOrDefault();
    }

    private FunctionNode? Constructor(ClassValue owner, ObjectValue instance) =>
        _constructors.GetValueOrDefault((instance, owner)) ?? Constructor(owner);

    /// <summary>Notes the constructor that makes an instance.</summary>
    private void MakeBy(FunctionNode? named, ObjectValue instance, ClassValue owner)
    {
        if (named is not null)
        {
            _constructors[(instance, owner)] = named;
        }
    }

    /// <summary>
    /// Returns true for a call of another constructor, of the same class or of its base: <c>this.of(path)</c>.
    /// </summary>
    private bool IsOfConstructor(CallNode call, Scope scope) =>
        call.Callee switch
        {
            NameNode { Id: "super" } => true,
            MemberNode { Target: NameNode { Id: "super" }, Id: var name } => BaseOf(scope) is { } parent
                && ((name == "init" && _library.HasTypeMembers) || NamedConstructor(parent, name) is not null),
            NameNode { Id: "this" } => IsInClass(scope),
            MemberNode { Target: NameNode { Id: "this" }, Id: var name } => IsInClass(scope)
                && NamedConstructor(scope.NearestClass()!, name) is not null,
            MemberNode { Target: NameNode { Id: "self" }, Id: "init" } => _library.HasTypeMembers && IsInClass(scope),
            _ => false,
        };

    private static bool IsInClass(Scope scope) =>
        scope.NearestSelf() is ObjectValue && scope.NearestClass() is not null;

    private ClassValue? BaseOf(Scope scope) => scope.NearestClass() is { } current ? Base(current) : null;

    private void CallConstructor(CallNode call, Scope scope)
    {
        var arguments = Give(call.Arguments, scope);
        var name = (call.Callee as MemberNode)?.Id ?? "";
        if (scope.NearestSelf() is not ObjectValue self || scope.NearestClass() is not { } owner)
        {
            return;
        }
        if (call.Callee is NameNode { Id: "this" } or MemberNode { Target: NameNode { Id: "this" or "self" } })
        {
            Redirect(self, owner, name, arguments);
        }
        else if (Base(owner) is { } parent)
        {
            MakeBy(NamedConstructor(parent, name) ?? LabelledConstructor(parent, arguments), self, parent);
            Construct(self, parent, arguments);
        }
    }

    /// <summary>Runs another constructor of the same class. In Swift its labels tell which.</summary>
    private void Redirect(ObjectValue self, ClassValue owner, string name, IReadOnlyList<Given> arguments)
    {
        bool Fits(FunctionNode each) => each.IsConstructor && Accepts(each, arguments);
        var other = _library.HasTypeMembers
            ? Members(owner, Fits).FirstOrDefault()
            : NamedConstructor(owner, name) ?? Constructor(owner);
        if (other is not null)
        {
            _findings.Call(other);
            RunConstructor(self, owner, other, arguments);
        }
    }
}
