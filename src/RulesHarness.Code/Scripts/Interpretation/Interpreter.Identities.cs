using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>
/// Identities of values: texts that are the same for two expressions only if both have the same value when the program
/// runs, whatever it is.
/// </summary>
internal sealed partial class Interpreter
{
    /// <summary>Counts the functions that were entered from outside, at a time of their own.</summary>
    private int _times;

    private int _time;

    /// <summary>The fields that were written on objects that are not known, so that they may have changed.</summary>
    private readonly Dictionary<string, int> _written = new(StringComparer.Ordinal);

    /// <summary>
    /// Gets the identity of an expression; null if it can be another value each time it is evaluated.
    /// </summary>
    private string? Identity(Node node, Scope scope)
    {
        switch (node)
        {
            case NameNode { Id: "this" or "self" or "super" }:
                return $"self {Hash(scope.NearestSelf())}";
            case NameNode name:
                return IdentityOfName(name.Id, scope);
            case MemberNode member:
                return IdentityOfMember(member, scope);
            case LiteralNode { Value: var value }:
                return $"literal {value}";
            case CallNode { Callee: MemberNode { Id: var id } callee, Arguments: var arguments }
                when arguments.Count == 0 || IsPure(id):
                return Joined(Identity(callee.Target, scope), $".{callee.Id}", arguments, scope);
            case CallNode { Callee: NameNode name, Arguments: [] } when Read(name.Id, scope) is not FunctionValue:
                return Joined(IdentityOfName(name.Id, scope), "()", [], scope);
            case BinaryNode { Operator: ">" or "<" or ">=" or "<=" } compared:
                var right = Identity(compared.Right, scope);
                return right is null
                    ? null
                    : Joined(Identity(compared.Left, scope), $" {compared.Operator} {right}", [], scope);
            default:
                return null;
        }
    }

    /// <summary>Returns true if a method answers the same each time it is called with the same arguments.</summary>
    private static bool IsPure(string method) =>
        method
            is "includes"
                or "contains"
                or "startsWith"
                or "endsWith"
                or "has"
                or "containsKey"
                or "equals"
                or "isEqual";

    private string? Joined(string? identity, string text, IReadOnlyList<Argument> arguments, Scope scope)
    {
        foreach (var argument in arguments)
        {
            var given = Identity(argument.Value, scope);
            identity = identity is null || given is null ? null : $"{identity} {given}";
        }
        return identity is null ? null : identity + text;
    }

    private string? IdentityOfName(string name, Scope scope)
    {
        for (var inner = scope; inner is not null; inner = inner.Parent)
        {
            if (inner.Own(name) is { } cell)
            {
                return cell.Identity;
            }
            if (_library.HasImplicitSelf && inner.Self is ObjectValue self && Member(self, name) is not null)
            {
                return IdentityOfField(self, name);
            }
        }
        return _modules.SharedCell(name)?.Identity;
    }

    private string? IdentityOfMember(MemberNode member, Scope scope)
    {
        if (Evaluate(member.Target, scope) is ObjectValue self)
        {
            return IdentityOfField(self, member.Id);
        }
        var target = Identity(member.Target, scope);
        var written = _written.GetValueOrDefault(member.Id);
        return target is null ? null : $"{target}.{member.Id}{(written == 0 ? "" : $" {written}")}";
    }

    private static string IdentityOfField(ObjectValue self, string name) =>
        self.Fields.TryGetValue(name, out var cell) ? cell.Identity : $"{Hash(self)}.{name}";

    private static int Hash(object? value) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value);

    /// <summary>Gets the alternatives of a variable that the known answers allow.</summary>
    private Value Visible(Value value, Node node, Scope scope)
    {
        if (value is ConstantValue { Content: null } && !_facts.IsNone && Identity(node, scope) is { } missing)
        {
            // Where it is not null, something has set it that is not followed, or no path leads here.
            return _facts[Question(missing, "is set")] is true ? UnknownValue.OfNull : value;
        }
        if (value is not UnionValue union || Identity(node, scope) is not { } identity)
        {
            return value;
        }
        var possible = Unions.Possible(union, _facts, each => IsPossible(each, identity));
        return possible is UnionValue several && several.Values.All(IsAskedFor)
            ? Unions.Asked(several, Question(identity, "is"))
            : possible;
    }

    /// <summary>Returns true if it matters which of several values one is: parts of it are used together.</summary>
    private static bool IsAskedFor(Value value) => value is ObjectValue or ListValue or ListContent;

    private bool IsPossible(Value value, string identity)
    {
        if (_facts[Question(identity, "is there")] is bool isThere && IsPresent(value) == !isThere)
        {
            return false;
        }
        if (_facts[Question(identity, "is set")] is bool isSet && IsPresent(value) is { } present)
        {
            var isNull = value is ConstantValue { Content: null } or AbsentValue;
            if (isSet ? isNull : present)
            {
                return false;
            }
        }
        if (value is ConstantValue { Content: { } content })
        {
            return _facts[Question(identity, "is")] is not { } known
                ? _facts[IsQuestion(identity, content)] is not false
                : known.Equals(content);
        }
        return value is not ObjectValue
            || _facts[Question(identity, "is")] is not { } it
            || it.Equals(Unions.Answer(value));
    }

    private static bool? IsPresent(Value value) =>
        value switch
        {
            ConstantValue { Content: null or false or "" } or AbsentValue => false,
            _ => IsThere(value),
        };
}
