using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.JavaScript;

/// <summary>Classes as they were written before the language had a word for them: functions with a prototype.</summary>
internal sealed partial class JavaScriptParser
{
    /// <summary>
    /// Makes a class of each function that has a prototype, with the functions in that as its methods. The statements
    /// that fill the prototype are gone.
    /// </summary>
    public static IReadOnlyList<Node> WithClasses(IReadOnlyList<Node> statements)
    {
        var parts = statements.Select(PartOf).ToList();
        var owners = parts
            .OfType<PrototypePart>()
            .Where(part => part.IsInherited)
            .Select(part => part.Owner)
            .ToHashSet();
        if (owners.Count == 0)
        {
            return statements;
        }
        var kept = new List<Node>();
        foreach (var (statement, part) in statements.Zip(parts))
        {
            if (FunctionOf(statement) is var (name, function) && owners.Contains(name))
            {
                var own = parts.OfType<PrototypePart>().Where(each => each.Owner == name);
                kept.Add(ClassOf(name, function, [.. own]));
            }
            else if (part is null || !owners.Contains(part.Owner))
            {
                kept.Add(statement);
            }
        }
        return kept;
    }

    private static (string Name, FunctionNode Function)? FunctionOf(Node statement) =>
        statement switch
        {
            FunctionNode { Name: { } name } function => (name, function),
            DeclareNode { Target: NameNode name, Value: FunctionNode function } => (name.Id, function),
            GroupNode { Parts: [var only] } => FunctionOf(only),
            _ => null,
        };

    /// <summary>The members that a statement gives to a function, or to objects that <c>new</c> makes with it.</summary>
    private sealed record PrototypePart(
        string Owner,
        IReadOnlyList<Node> Members,
        bool IsInherited,
        string? Base = null
    );

    private static PrototypePart? PartOf(Node statement) =>
        statement switch
        {
            AssignNode
            {
                Operator: "=",
                Target: MemberNode { Target: MemberNode { Id: "prototype" } of, Id: var name }
            } one when OwnerOf(of) is { } owner => new PrototypePart(owner, MembersOf(name, one.Value), true),
            AssignNode { Operator: "=", Target: MemberNode { Id: "prototype" } of, Value: ObjectNode all }
                when OwnerOf(of) is { } owner => new PrototypePart(owner, MembersOf(all), true),
            AssignNode { Operator: "=", Target: MemberNode { Id: "prototype" } of, Value: var made }
                when OwnerOf(of) is { } owner => new PrototypePart(owner, [], true, BaseOf(made)),
            AssignNode { Operator: "=", Target: MemberNode { Target: NameNode owner, Id: var name } } own
                when own.Value is FunctionNode function => new PrototypePart(
                owner.Id,
                [Method(name, function, isStatic: true)],
                false
            ),
            CallNode { Callee: MemberNode { Target: NameNode { Id: "Object" }, Id: "assign" } } call
                when call.Arguments is [{ Value: MemberNode { Id: "prototype" } of }, { Value: ObjectNode all }]
                    && OwnerOf(of) is { } owner => new PrototypePart(owner, MembersOf(all), true),
            CallNode { Callee: MemberNode { Target: NameNode { Id: "util" }, Id: "inherits" } } call
                when call.Arguments is [{ Value: NameNode owner }, { Value: NameNode parent }] => new PrototypePart(
                owner.Id,
                [],
                true,
                parent.Id
            ),
            _ => null,
        };

    private static string? OwnerOf(MemberNode prototype) => (prototype.Target as NameNode)?.Id;

    /// <summary>Gets the base in <c>Object.create(Base.prototype)</c> or <c>new Base()</c>.</summary>
    private static string? BaseOf(Node made) =>
        made is CallNode { Callee: MemberNode { Id: "create" }, Arguments: [{ Value: MemberNode of }, ..] }
            ? OwnerOf(of)
        : made is CallNode { Callee: NameNode parent } ? parent.Id
        : null;

    private static IReadOnlyList<Node> MembersOf(string name, Node value) =>
        value is FunctionNode function ? [Method(name, function, isStatic: false)] : [];

    private static List<Node> MembersOf(ObjectNode all) =>
        [
            .. from entry in all.Entries
            where entry is { Key: LiteralNode { Value: string }, Value: FunctionNode }
            select Method((string)((LiteralNode)entry.Key!).Value!, (FunctionNode)entry.Value, isStatic: false),
        ];

    private static FunctionNode Method(string name, FunctionNode function, bool isStatic) =>
        new(function.At, name, function.Parameters, function.Body) { IsStatic = isStatic };

    private static ClassNode ClassOf(string name, FunctionNode function, IReadOnlyList<PrototypePart> parts)
    {
        var statements = (function.Body as BlockNode)?.Statements ?? [];
        var body = new BlockNode(function.At, [.. statements.Select(Inherited)]);
        var constructor = new FunctionNode(function.At, "constructor", function.Parameters, body)
        {
            IsConstructor = true,
        };
        var bases = parts.Select(part => part.Base).OfType<string>();
        return new ClassNode(function.At, name, [.. bases], [constructor, .. parts.SelectMany(part => part.Members)]);
    }

    /// <summary>Reads <c>Base.call(this, database)</c> as the call of the constructor of the base.</summary>
    private static Node Inherited(Node statement) =>
        statement is CallNode { Callee: MemberNode { Target: NameNode, Id: "call" } } call
        && call.Arguments is [{ Value: NameNode { Id: "this" } }, ..]
            ? new CallNode(call.At, new NameNode(call.At, "super"), [.. call.Arguments.Skip(1)])
            : statement;
}
