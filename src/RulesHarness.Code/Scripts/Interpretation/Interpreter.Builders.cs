using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>
/// Objects with which a function builds a query step by step: each place that makes one has an object of its own, and
/// what other functions do with theirs is not in it.
/// </summary>
internal sealed partial class Interpreter
{
    /// <summary>The classes whose objects a function gets as its <c>this</c>.</summary>
    private readonly HashSet<string> _receivers = new(StringComparer.Ordinal);

    private readonly Dictionary<ClassValue, bool> _fluent = [];

    private void GiveReceiver(Value given, string type, int arity)
    {
        _receivers.Add(type);
        foreach (var function in Unions.Alternatives(given).OfType<FunctionValue>())
        {
            function.TakesSelf |= function.Self is null;
            function.ArgumentsBesidesSelf = arity;
        }
    }

    private bool IsBuilder(ClassValue owner) =>
        owner.IsBuilder |= _receivers.Contains(owner.Name) || Lineage(owner).Any(IsFluent);

    /// <summary>Returns true if methods of a class change its object and return it.</summary>
    private bool IsFluent(ClassValue owner)
    {
        if (!_fluent.TryGetValue(owner, out var isFluent))
        {
            var methods = _modules.Members(owner).OfType<FunctionNode>().Where(IsMethod).ToList();
            isFluent = methods.Exists(method => method.Body is { } body && ReturnsSelf(body, isResult: true));
            _fluent[owner] = isFluent;
        }
        return isFluent;
    }

    /// <summary>Returns true if methods of a class make another object of it.</summary>
    private bool IsCopying(ClassValue owner) =>
        _modules
            .Members(owner)
            .OfType<FunctionNode>()
            .Any(method => IsMethod(method) && method.Body is { } body && Makes(body, owner.Name, isResult: true));

    private static bool Makes(Node node, string name, bool isResult) =>
        node switch
        {
            ReturnNode { Value: { } value } => Makes(value, name, isResult: true),
            BlockNode block => block.Statements.Any(each => Makes(each, name, isResult: false)),
            BranchNode branch => Makes(branch.Then, name, isResult)
                || (branch.Otherwise is { } other && Makes(other, name, isResult)),
            CallNode { Callee: NameNode callee } => isResult && callee.Id == name,
            _ => false,
        };

    private static bool ReturnsSelf(Node node, bool isResult) =>
        node switch
        {
            ReturnNode { Value: { } value } => ReturnsSelf(value, isResult: true),
            BlockNode block => block.Statements.Any(each => ReturnsSelf(each, isResult: false)) || ReturnsCopy(block),
            BranchNode branch => ReturnsSelf(branch.Then, isResult)
                || (branch.Otherwise is { } other && ReturnsSelf(other, isResult)),
            NameNode { Id: "this" or "self" } => isResult,
            CallNode { Callee: NameNode { Id: "apply" or "also" } } => isResult,
            CascadeNode { Target: NameNode { Id: "this" } } => isResult,
            _ => false,
        };

    /// <summary>Returns true for a method of a value that changes and returns a copy of it.</summary>
    private static bool ReturnsCopy(BlockNode block) =>
        block.Statements is [DeclareNode { Target: NameNode copy, Value: NameNode { Id: "self" } }, .., var last]
        && last is ReturnNode { Value: NameNode returned }
        && returned.Id == copy.Id;

    /// <summary>
    /// Makes an object of its own. One that stays is made once: its methods are run for what nobody calls.
    /// </summary>
    private ObjectValue Built(ClassValue owner, IReadOnlyList<Given> arguments, FunctionNode? named)
    {
        KnownInstance(owner, arguments, named);
        var built = new ObjectValue(owner);
        MakeBy(named, built, owner);
        Build(built, owner, arguments);
        return built;
    }
}
