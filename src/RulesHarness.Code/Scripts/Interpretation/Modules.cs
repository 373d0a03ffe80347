using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>All files, and what they declare together.</summary>
internal sealed class Modules
{
    /// <summary>Methods that objects of every library have: their name says nothing about the class.</summary>
    private static readonly HashSet<string> Common =
    [
        "add",
        "all",
        "build",
        "call",
        "catch",
        "clear",
        "close",
        "contains",
        "create",
        "delete",
        "dispose",
        "error",
        "filter",
        "find",
        "first",
        "forEach",
        "get",
        "getData",
        "handle",
        "has",
        "init",
        "initState",
        "invoke",
        "last",
        "length",
        "map",
        "next",
        "on",
        "open",
        "pop",
        "push",
        "put",
        "reduce",
        "remove",
        "render",
        "run",
        "save",
        "send",
        "set",
        "setState",
        "start",
        "stop",
        "subscribe",
        "then",
        "toJson",
        "toJSON",
        "toMap",
        "toString",
        "update",
        "where",
    ];

    /// <summary>Types that classes derive from and that say nothing about a value.</summary>
    private static readonly HashSet<string> Everyday =
    [
        "Any",
        "CaseIterable",
        "Codable",
        "Decodable",
        "Encodable",
        "Equatable",
        "Error",
        "Hashable",
        "Identifiable",
        "Int",
        "Object",
        "ObservableObject",
        "Sendable",
        "State",
        "StatefulWidget",
        "StatelessWidget",
        "String",
        "View",
        "ViewModel",
        "Widget",
    ];

    private readonly Dictionary<string, Module> _declaring = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ClassValue>> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<ClassNode, ClassValue> _byNode = [];
    private readonly Dictionary<string, List<Node>> _added = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FunctionNode>> _extensions = new(StringComparer.Ordinal);
    private readonly Dictionary<FunctionNode, Scope> _homes = [];
    private readonly Dictionary<FunctionNode, string> _receivers = [];
    private readonly Dictionary<string, List<ClassValue>> _methods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ClassValue>> _derived = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(ClassValue Owner, FunctionNode Function)>> _providers = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<ClassNode, FunctionNode> _heads = [];
    private readonly Dictionary<ClassNode, IReadOnlyList<Node>> _members = [];
    private readonly Dictionary<string, (FunctionNode, Scope)> _operators = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Name), (FunctionNode, Scope)> _statics = [];
    private readonly bool _sharesNames;

    public Modules(IReadOnlyList<Module> all, bool sharesNames)
    {
        (All, _sharesNames) = (all, sharesNames);
        foreach (var module in all)
        {
            foreach (var node in module.Program.Body.Statements)
            {
                Add(node, module);
            }
        }
    }

    public IReadOnlyList<Module> All { get; }

    /// <summary>Gets the names that the project gives to files.</summary>
    public IReadOnlyList<ImportAlias> Aliases { get; init; } = [];

    public IEnumerable<ClassValue> Classes => _byNode.Values;

    /// <summary>Gets the value of a name that every file sees; null if there is none.</summary>
    public Value? Shared(string name) => SharedCell(name)?.Value;

    public Cell? SharedCell(string name) =>
        _sharesNames && _declaring.TryGetValue(name, out var module) ? module.Scope.Own(name) : null;

    /// <summary>Gets the only class of a name; null if there is none, or several.</summary>
    public ClassValue? Class(string name) => _classes.TryGetValue(name, out var found) ? found[0] : null;

    public ClassValue? ClassOf(ClassNode node) => _byNode.GetValueOrDefault(node);

    public void Add(ClassValue made)
    {
        if (!_byNode.TryAdd(made.Node, made))
        {
            return;
        }
        AddProviders(made);
        if (made.Node.Name is not { } name)
        {
            return;
        }
        AddTo(_classes, name, made);
        foreach (var parent in made.Node.Bases.Where(parent => !Everyday.Contains(parent)))
        {
            AddTo(_derived, parent, made);
        }
        foreach (var method in made.Node.Members.OfType<FunctionNode>())
        {
            if (method is { Receiver: { } receiver, Name: { } extended, Body: not null })
            {
                var scope = new Scope(made.Scope, made.Scope.Module) { Class = made };
                AddExtension(extended, method, receiver, scope);
            }
            else if (method is { Name: { } called, Body: not null, IsConstructor: false, IsStatic: false })
            {
                AddTo(_methods, called, made);
            }
        }
    }

    /// <summary>
    /// Gets the functions with which a container makes values of a type, and their classes; of an empty type, those
    /// whose type is not written down.
    /// </summary>
    public IReadOnlyList<(ClassValue Owner, FunctionNode Function)> Providers(string type) =>
        _providers.TryGetValue(type, out var found) ? found : [];

    /// <summary>Gets the members of a class with those that extensions add.</summary>
    public IReadOnlyList<Node> Members(ClassValue owner)
    {
        if (!_members.TryGetValue(owner.Node, out var members))
        {
            members = _added.TryGetValue(owner.Name, out var added)
                ? [.. owner.Node.Members, .. added]
                : owner.Node.Members;
            _members[owner.Node] = members;
        }
        return members;
    }

    /// <summary>Gets the function that a name adds to a type of the library; null if there is none.</summary>
    public FunctionNode? Extension(string name) => _extensions.TryGetValue(name, out var all) ? all[0] : null;

    /// <summary>Gets the functions that add a name of this one to types of the library.</summary>
    public IReadOnlyList<FunctionNode> Overloads(FunctionNode extension) =>
        extension.Name is { } name && _extensions.TryGetValue(name, out var all) ? all : [];

    /// <summary>
    /// Gets the function of an operator that stands beside its operands' types; null if there is none.
    /// </summary>
    public (FunctionNode Node, Scope Scope)? Operator(string sign) =>
        _operators.TryGetValue(sign, out var found) ? found : null;

    private static bool IsSign(string name) =>
        name.Length > 0 && !char.IsLetter(name[0]) && name[0] is not ('_' or '$');

    /// <summary>Gets a static function that the sources add to a type of the library; null if there is none.</summary>
    public (FunctionNode Node, Scope Scope)? Static(string type, string name) =>
        _statics.TryGetValue((type, name), out var found) ? found : null;

    /// <summary>Returns true if a name is one that methods of every library have.</summary>
    public static bool IsCommon(string name) => Common.Contains(name);

    /// <summary>Gets all functions that add to types of the library.</summary>
    public IEnumerable<FunctionNode> Extensions => _homes.Keys;

    public Scope ScopeOf(FunctionNode extension) => _homes[extension];

    /// <summary>Gets the type that a function adds to; null if it is none that adds to a type.</summary>
    public string? ReceiverOf(FunctionNode extension) => _receivers.GetValueOrDefault(extension);

    /// <summary>Gets the classes that declare a method, unless its name is too common to tell.</summary>
    public IReadOnlyList<ClassValue> Declaring(string name) =>
        !Common.Contains(name) && _methods.TryGetValue(name, out var owners) ? owners : [];

    /// <summary>Gets the class of a name, or the classes that implement the interface of that name.</summary>
    public IReadOnlyList<ClassValue> Implementations(string type)
    {
        var derived = _derived.GetValueOrDefault(type) ?? [];
        if (Class(type) is { } own && (!own.Node.IsAbstract || derived.Count == 0))
        {
            return [own];
        }
        return [.. derived.Where(each => !each.Node.IsAbstract)];
    }

    /// <summary>Returns true if the sources declare classes that derive from a class.</summary>
    public bool IsBase(ClassValue owner) => _derived.ContainsKey(owner.Name);

    /// <summary>Gets what stands for the constructor in the head of a class.</summary>
    public FunctionNode Head(ClassNode node)
    {
        if (!_heads.TryGetValue(node, out var head))
        {
            head = new FunctionNode(node.At, node.Name, node.Parameters, null);
            _heads[node] = head;
        }
        return head;
    }

    private void AddProviders(ClassValue made)
    {
        foreach (var function in made.Node.Members.OfType<FunctionNode>())
        {
            if (function.Annotations.Contains("Provides"))
            {
                AddTo(_providers, function.ReturnType ?? "", (made, function));
            }
        }
    }

    private void Add(Node node, Module module)
    {
        switch (node)
        {
            case GroupNode group:
                foreach (var part in group.Parts)
                {
                    Add(part, module);
                }
                break;
            case DeclareNode { Target: NameNode name }:
                _declaring.TryAdd(name.Id, module);
                break;
            case FunctionNode { Receiver: { } receiver, Name: { } name } extension:
                AddExtension(name, extension, receiver, module.Scope);
                break;
            case FunctionNode { Name: { } sign, Parameters.Count: 2 } operation when IsSign(sign):
                _operators.TryAdd(sign, (operation, module.Scope));
                break;
            case FunctionNode { Name: { } name }:
                _declaring.TryAdd(name, module);
                break;
            case ClassNode { IsExtension: true, Name: { } name } extension:
                AddMembers(name, extension, module);
                break;
            case ClassNode { Name: { } name }:
                _declaring.TryAdd(name, module);
                break;
            default:
                break;
        }
    }

    private void AddMembers(string name, ClassNode extension, Module module)
    {
        if (!_added.TryGetValue(name, out var added))
        {
            added = [];
            _added[name] = added;
        }
        added.AddRange(extension.Members);
        foreach (var member in extension.Members.OfType<FunctionNode>())
        {
            if (member is { Name: { } sign, IsStatic: true, Parameters.Count: 2 } && IsSign(sign))
            {
                _operators.TryAdd(sign, (member, module.Scope));
            }
            if (member is { Name: { } shared, IsStatic: true, Body: not null })
            {
                _statics.TryAdd((name, shared), (member, module.Scope));
            }
            if (member is { Name: { } called, IsStatic: false, IsConstructor: false })
            {
                AddExtension(called, member, name, module.Scope);
            }
        }
    }

    private void AddExtension(string name, FunctionNode extension, string receiver, Scope scope)
    {
        _receivers[extension] = receiver;
        if (!_extensions.TryGetValue(name, out var all))
        {
            _extensions[name] = all = [];
        }
        all.Add(extension);
        _homes[extension] = scope;
    }

    private static void AddTo<TItem>(Dictionary<string, List<TItem>> index, string name, TItem made)
    {
        if (!index.TryGetValue(name, out var all))
        {
            all = [];
            index[name] = all;
        }
        all.Add(made);
    }
}
