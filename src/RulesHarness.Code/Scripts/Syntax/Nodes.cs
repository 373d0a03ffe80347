namespace RulesHarness.Code.Scripts.Syntax;

/// <summary>
/// A part of a program. Statements and expressions are one kind, as in languages in which <c>if</c> has a value.
/// <c>At</c> is an offset in the file.
/// </summary>
internal abstract class Node(int at)
{
    public int At => at;
}

internal sealed class NameNode(int at, string id) : Node(at)
{
    public string Id => id;
}

/// <summary>A string, a double, a bool or null.</summary>
internal sealed class LiteralNode(int at, object? value) : Node(at)
{
    public object? Value => value;

    /// <summary>Gets whether a null is the one of what was never set.</summary>
    public bool IsUndefined { get; init; }
}

/// <summary>A text that is joined from literals and expressions.</summary>
internal sealed class TextNode(int at, IReadOnlyList<Node> parts) : Node(at)
{
    public IReadOnlyList<Node> Parts => parts;
}

internal sealed class MemberNode(int at, Node target, string id) : Node(at)
{
    public Node Target => target;

    public string Id => id;

    /// <summary>Gets whether nothing happens if the target is null.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Gets whether a method is meant, if there also is a property of the name.</summary>
    public bool IsOfMethod { get; init; }
}

/// <summary>A member of a type that the context implies, as in Swift: <c>.where</c>.</summary>
internal sealed class ImpliedMemberNode(int at, string id) : Node(at)
{
    public string Id => id;
}

internal sealed class IndexNode(int at, Node target, Node key) : Node(at)
{
    public Node Target => target;

    public Node Key => key;
}

internal sealed class CallNode(int at, Node callee, IReadOnlyList<Argument> arguments) : Node(at)
{
    public Node Callee => callee;

    public IReadOnlyList<Argument> Arguments => arguments;

    /// <summary>Gets the names of the types in angle brackets before the arguments.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];
}

internal sealed record Argument(string? Label, Node Value, bool IsSpread)
{
    /// <summary>Gets whether the source says that the value is not null: <c>value!</c>.</summary>
    public bool IsSure { get; init; }
}

/// <summary>A list; items can be <see cref="SpreadNode"/>.</summary>
internal sealed class ListNode(int at, IReadOnlyList<Node> items) : Node(at)
{
    public IReadOnlyList<Node> Items => items;
}

internal sealed class SpreadNode(int at, Node value) : Node(at)
{
    public Node Value => value;
}

/// <summary>No item: the other branch of an item with a condition.</summary>
internal sealed class AbsentNode(int at) : Node(at);

internal sealed class ObjectNode(int at, IReadOnlyList<Entry> entries) : Node(at)
{
    public IReadOnlyList<Entry> Entries => entries;
}

/// <summary>An entry of an object or a map; the key is null for a spread.</summary>
internal sealed record Entry(Node? Key, Node Value);

/// <summary>A choice between two nodes; as an expression, its value is that of the chosen one.</summary>
internal sealed class BranchNode(int at, Node test, Node then, Node? otherwise) : Node(at)
{
    public Node Test => test;

    public Node Then => then;

    public Node? Otherwise => otherwise;

    /// <summary>
    /// Gets the condition, if it stands before the branch: names that it declares are seen behind it.
    /// </summary>
    public Node? Condition { get; init; }
}

/// <summary>The pattern of a case of an enumeration, with names for the values that it holds.</summary>
internal sealed class CasePatternNode(int at, string name, IReadOnlyList<Node?> targets) : Node(at)
{
    public string Name => name;

    public IReadOnlyList<Node?> Targets => targets;
}

/// <summary>A choice between several arms; <c>IsComplete</c> if one of them is always chosen.</summary>
internal sealed class SwitchNode(int at, Node? subject, IReadOnlyList<Arm> arms, bool isComplete) : Node(at)
{
    public Node? Subject => subject;

    public IReadOnlyList<Arm> Arms => arms;

    public bool IsComplete => isComplete;
}

/// <summary>An arm of a choice; <c>FallsThrough</c> if the next arm follows without a break.</summary>
internal sealed record Arm(IReadOnlyList<Node> Tests, Node Body, bool FallsThrough);

internal sealed class BinaryNode(int at, string op, Node left, Node right) : Node(at)
{
    public string Operator => op;

    public Node Left => left;

    public Node Right => right;
}

/// <summary>
/// A test of the class of a value: <c>filter is ListFilter.Near</c>. The subject is null in the arm of a choice.
/// </summary>
internal sealed class TypeTestNode(int at, Node? subject, IReadOnlyList<string> type, bool isNot) : Node(at)
{
    public Node? Subject => subject;

    /// <summary>Gets the names of the classes around the type, and its own.</summary>
    public IReadOnlyList<string> Type => type;

    public bool IsNot => isNot;
}

/// <summary>
/// The class of a value in the arm of a choice, with names for members; <c>IsWhole</c> if it tests nothing else.
/// </summary>
internal sealed class TypePatternNode(int at, IReadOnlyList<string> type, ObjectPatternNode parts, bool isWhole)
    : Node(at)
{
    public IReadOnlyList<string> Type => type;

    public ObjectPatternNode Parts => parts;

    public bool IsWhole => isWhole;
}

internal sealed class UnaryNode(int at, string op, Node operand) : Node(at)
{
    public string Operator => op;

    public Node Operand => operand;
}

/// <summary>The places of the items of a list: those that a loop counts.</summary>
internal sealed class IndexesNode(int at, Node list) : Node(at)
{
    public Node List => list;
}

internal sealed class AssignNode(int at, Node target, string op, Node value) : Node(at)
{
    public Node Target => target;

    public string Operator => op;

    public Node Value => value;
}

/// <summary>Several calls on one value. In a section, <see cref="CascadeTargetNode"/> is that value.</summary>
internal sealed class CascadeNode(int at, Node target, IReadOnlyList<Node> sections) : Node(at)
{
    public Node Target => target;

    public IReadOnlyList<Node> Sections => sections;
}

internal sealed class CascadeTargetNode(int at) : Node(at);

/// <summary>Parts whose combination has no value that is of interest.</summary>
internal sealed class GroupNode(int at, IReadOnlyList<Node> parts) : Node(at)
{
    public IReadOnlyList<Node> Parts => parts;
}

/// <summary>An element of JSX; each attribute is an entry, and children are parts.</summary>
internal sealed class MarkupNode(int at, string tag, ObjectNode attributes, IReadOnlyList<Node> children) : Node(at)
{
    public string Tag => tag;

    public ObjectNode Attributes => attributes;

    public IReadOnlyList<Node> Children => children;
}

internal sealed class BlockNode(int at, IReadOnlyList<Node> statements) : Node(at)
{
    public IReadOnlyList<Node> Statements => statements;
}

/// <summary>A loop, whose body runs any number of times; <c>Variable</c> gets the items of <c>Source</c>.</summary>
internal sealed class LoopNode(int at, Node? variable, Node? source, Node body) : Node(at)
{
    public Node? Variable => variable;

    public Node? Source => source;

    public Node Body => body;

    /// <summary>Gets whether the body runs at least once.</summary>
    public bool RunsAtLeastOnce { get; init; }
}

internal sealed class TryNode(int at, Node body, IReadOnlyList<Node> handlers, Node? last) : Node(at)
{
    public Node Body => body;

    public IReadOnlyList<Node> Handlers => handlers;

    public Node? Last => last;
}

internal sealed class ReturnNode(int at, Node? value) : Node(at)
{
    public Node? Value => value;
}

/// <summary>An end of the path other than a return: <c>throw</c>, <c>break</c>, <c>continue</c>.</summary>
internal sealed class JumpNode(int at, bool leavesFunction, Node? value) : Node(at)
{
    public bool LeavesFunction => leavesFunction;

    public Node? Value => value;
}
