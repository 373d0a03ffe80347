using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>
/// Conditions: those that are decided, because they ask whether a value is there that a call gives or leaves out, and
/// the questions that the others ask, each of which has one answer on a path.
/// </summary>
internal sealed partial class Interpreter
{
    /// <summary>The answers that lead to each side of a condition.</summary>
    private sealed record Answers(Guard IfTrue, Guard IfFalse)
    {
        public static Answers Unknown { get; } = new(Guard.None, Guard.None);

        public static Answers To(string question) => new(Guard.Of(question, true), Guard.Of(question, false));

        public Answers Not() => new(IfFalse, IfTrue);
    }

    /// <summary>Returns whether a condition holds; null if it can hold or not.</summary>
    private bool? Decide(Node test, Scope scope)
    {
        if (DecideByValue(test, scope) is { } holds)
        {
            return holds;
        }
        var answers = Ask(test, scope);
        if (_facts.And(answers.IfTrue) is null)
        {
            return false;
        }
        return _facts.And(answers.IfFalse) is null ? true : null;
    }

    private bool? DecideByValue(Node test, Scope scope) =>
        test switch
        {
            _ when IsEmpty(test, scope) is { } isEmpty => isEmpty,
            NameNode or MemberNode => IsThere(test, scope) ?? Fixed(test, scope),
            DeclareNode { Value: NameNode or MemberNode } declared => IsSet(declared.Value!, scope),
            LiteralNode { Value: bool truth } => truth,
            UnaryNode { Operator: "!" } not => !Decide(not.Operand, scope),
            BinaryNode { Operator: "in", Left: LiteralNode { Value: string field } } owned => HasField(
                Evaluate(owned.Right, scope),
                field
            ),
            BinaryNode
            {
                Operator: "==" or "===",
                Left: UnaryNode { Operator: "typeof" } of,
                Right: LiteralNode { Value: string kind }
            } => IsOfKind(Evaluate(of.Operand, scope), kind),
            BinaryNode { Operator: "!=" or "!==", Right: var right } isSet when IsNull(right) => IsSet(isSet, scope),
            BinaryNode { Operator: "==" or "===", Right: var right } isUnset when IsNull(right) => !IsSet(
                isUnset,
                scope
            ),
            BinaryNode { Operator: "==" or "===" } equal => AreEqual(equal, scope),
            BinaryNode { Operator: "!=" or "!==" } other => !AreEqual(other, scope),
            BinaryNode { Operator: "case", Left: CasePatternNode pattern } held => IsOnly(
                Evaluate(held.Right, scope),
                new LibraryValue(pattern.Name)
            ),
            CallNode { Callee: NameNode { Id: "Boolean" }, Arguments: [var only] } => Decide(only.Value, scope),
            CallNode { Callee: NameNode or MemberNode } call => DecideCall(call, scope),
            TypeTestNode { Subject: { } subject } type => DecideType(type, Evaluate(subject, scope), scope),
            BinaryNode { Operator: "instanceof", Right: NameNode type } instance => DecideType(
                new TypeTestNode(instance.At, instance.Left, [type.Id], isNot: false),
                Evaluate(instance.Left, scope),
                scope
            ),
            BinaryNode { Operator: "&&" } both => And(Decide(both.Left, scope), Decide(both.Right, scope)),
            BinaryNode { Operator: "||" } either => !And(!Decide(either.Left, scope), !Decide(either.Right, scope)),
            GroupNode { Parts.Count: > 0 } group => group.Parts.Select(part => Decide(part, scope)).Aggregate(And),
            _ => null,
        };

    private static bool IsNull(Node node) => node is LiteralNode { Value: null };

    /// <summary>
    /// Returns whether a value is not null, or not the null that is never set where only that is meant.
    /// </summary>
    private bool? IsSet(BinaryNode test, Scope scope)
    {
        var isStrict = !_library.SharesNames && test.Operator is "===" or "!==";
        if (!_library.SharesNames && Evaluate(test.Left, scope) is UnknownValue { Type: not null })
        {
            return true;
        }
        return
            isStrict
            && test.Right is LiteralNode { IsUndefined: var isOfUnset }
            && test.Left is NameNode or MemberNode
            && Evaluate(test.Left, scope) is ConstantValue { Content: null } nothing
            && (nothing.IsGiven || ReferenceEquals(nothing, ConstantValue.Omitted))
            ? ReferenceEquals(nothing, ConstantValue.Omitted) != isOfUnset
            : IsSet(test.Left, scope);
    }

    private bool? IsSet(Node node, Scope scope) =>
        node is NameNode or MemberNode ? IsEach(Evaluate(node, scope), IsSet) : null;

    /// <summary>Returns whether a value is not null. One that is false, empty or zero is there all the same.</summary>
    private static bool? IsSet(Value value) =>
        value is ConstantValue { IsGiven: true, Content: not null } ? true : IsThere(value);

    private static bool? IsEach(Value value, Func<Value, bool?> test)
    {
        var all = Unions.Alternatives(value).Select(test).Distinct().ToList();
        return all is [var only] ? only : null;
    }

    private bool? AreEqual(BinaryNode test, Scope scope)
    {
        if (
            test.Left is not (NameNode or MemberNode)
            || test.Right is not (LiteralNode or MemberNode or NameNode or ImpliedMemberNode)
        )
        {
            return null;
        }
        var (left, right) = (Evaluate(test.Left, scope), Evaluate(test.Right, scope));
        return IsOnly(left, right) ?? (IsLast(left, right, Identity(test.Left, scope)) ? true : null);
    }

    /// <summary>Returns whether all alternatives are that of a case, or none; null if some are.</summary>
    private bool? IsOnly(Value value, Value test)
    {
        var results = Unions.Alternatives(value).Select(each => IsCase(each, test)).Distinct().ToList();
        return results is [var only] ? only : null;
    }

    private static bool? And(bool? left, bool? right)
    {
        if (left == false || right == false)
        {
            return false;
        }
        return left == true && right == true ? true : null;
    }

    private bool? IsThere(Node node, Scope scope) =>
        node is NameNode or MemberNode ? IsEach(Evaluate(node, scope), IsThere) : null;

    private static bool? IsThere(Value value) =>
        value switch
        {
            _ when ReferenceEquals(value, ConstantValue.Omitted) => false,
            ConstantValue { IsGiven: true, Content: bool truth } => truth,
            ConstantValue { IsGiven: true, Content: null } => false,
            ConstantValue { Content: string { Length: > 0 } or (double and not 0) } => true,
            ObjectValue or ListValue or FunctionValue or QueryValue or DocumentValue or StepValue => true,
            _ => null,
        };

    /// <summary>Gets the answers that lead to each side of a condition.</summary>
    private Answers Ask(Node test, Scope scope)
    {
        switch (test)
        {
            case UnaryNode { Operator: "!" } not:
                return Ask(not.Operand, scope).Not();
            case GroupNode { Parts.Count: > 0 } group:
                return group.Parts.Select(part => Ask(part, scope)).Aggregate(Both);
            case BinaryNode { Operator: "&&" } and:
                return Both(Ask(and.Left, scope), Ask(and.Right, scope));
            case BinaryNode { Operator: "||" } or:
                return Both(Ask(or.Left, scope).Not(), Ask(or.Right, scope).Not()).Not();
            case DeclareNode { Value: { } value }:
                return AskIfSet(value, scope);
            case BinaryNode { Operator: "!=" or "!==" } isSet when IsNull(isSet.Right):
                return AskIfSet(isSet.Left, scope);
            case BinaryNode { Operator: "==" or "===" } isUnset when IsNull(isUnset.Right):
                return AskIfSet(isUnset.Left, scope).Not();
            case BinaryNode { Operator: "==" or "===" } equal:
                return AskIfEqual(equal, scope);
            case BinaryNode { Operator: "!=" or "!==" } other:
                return AskIfEqual(other, scope).Not();
            case BinaryNode { Operator: "case", Left: CasePatternNode pattern } held:
                return AskForCase(held.Right, new LibraryValue(pattern.Name), Evaluate(held.Right, scope), scope);
            case TypeTestNode { Subject: { } subject } type:
                return AskForType(type, subject, scope);
            case CallNode { Callee: NameNode { Id: "Boolean" }, Arguments: [var only] }:
                return Ask(only.Value, scope);
            case CallNode { Callee: MemberNode { Id: "isNotEmpty" or "isNotBlank" } member, Arguments: [] }:
                return AskIfEmpty(member, scope).Not();
            case CallNode { Callee: MemberNode { Id: "isEmpty" or "isBlank" } member, Arguments: [] }:
                return AskIfEmpty(member, scope);
            case CallNode { Callee: MemberNode { Id: "isNullOrEmpty" or "isNullOrBlank" } member, Arguments: [] }:
                return AskIfThere(member.Target, scope).Not();
            case MemberNode { Id: "isNotEmpty" } member:
                return AskIfEmpty(member, scope).Not();
            case MemberNode { Id: "isEmpty" } member:
                return AskIfEmpty(member, scope);
            default:
                return AskIfThere(test, scope);
        }
    }

    /// <summary>
    /// Joins two conditions by and. If one of them is false, it is not known which, unless the known answers tell.
    /// </summary>
    private Answers Both(Answers left, Answers right)
    {
        var ifFalse =
            _facts.And(left.IfFalse) is null ? right.IfFalse
            : _facts.And(right.IfFalse) is null ? left.IfFalse
            : left.IfFalse.Common(right.IfFalse);
        return new Answers(left.IfTrue.And(right.IfTrue) ?? left.IfTrue, ifFalse);
    }

    private Answers AskIfThere(Node node, Scope scope)
    {
        if (Identity(node, scope) is not { } identity)
        {
            return Answers.Unknown;
        }
        // What counts as true is not null.
        var isThere = Guard.Of(Question(identity, "is there"), true);
        return new Answers(
            isThere.And(Guard.Of(Question(identity, "is set"), true))!,
            Guard.Of(Question(identity, "is there"), false)
        );
    }

    private Answers AskIfSet(Node node, Scope scope)
    {
        if (Identity(node, scope) is not { } identity)
        {
            return Answers.Unknown;
        }
        var isUnset = Guard.Of(Question(identity, "is set"), false);
        return new Answers(
            Guard.Of(Question(identity, "is set"), true),
            isUnset.And(Guard.Of(Question(identity, "is there"), false))!
        );
    }

    private Answers AskIfEmpty(MemberNode member, Scope scope) =>
        Identity(member.Target, scope) is { } identity ? Answers.To(Question(identity, "is empty")) : Answers.Unknown;

    private Answers AskIfEqual(BinaryNode test, Scope scope)
    {
        if (Identity(test.Left, scope) is not { } identity || test.Right is not (LiteralNode or MemberNode or NameNode))
        {
            return Answers.Unknown;
        }
        var right = Evaluate(test.Right, scope);
        if (
            right is UnknownValue or UnionValue
            && Evaluate(test.Left, scope) is ConstantValue { Text: { } text, Unknown: null }
        )
        {
            // A constant on the left: `tabs.find((tab) => tab.id === current)`.
            return Identity(test.Right, scope) is { } asked ? AskIfIs(asked, text) : Answers.Unknown;
        }
        if (right is ConstantValue { Content: bool truth })
        {
            var answers = AskIfThere(test.Left, scope);
            return truth ? answers : answers.Not();
        }
        if (right is ConstantValue { Content: { } content, Unknown: null })
        {
            return AskIfIs(identity, content);
        }
        if (right is ObjectValue { Class: not null })
        {
            return AskForCase(test.Left, right, Evaluate(test.Left, scope), scope);
        }
        return Identity(test.Right, scope) is { } other
            ? Answers.To(Question(identity, $"is {other}"))
            : Answers.Unknown;
    }

    /// <summary>Asks whether a value is a constant or a case: it is not two of them at once.</summary>
    private Answers AskIfIs(string identity, object content)
    {
        var no = Guard.Of(IsQuestion(identity, content), false);
        var yes = Guard.Of(IsQuestion(identity, content), true).And(Guard.Of(Question(identity, "is"), content))!;
        return new Answers(yes.And(Guard.Of(Question(identity, "is set"), true))!, no);
    }

    private string IsQuestion(string identity, object content)
    {
        var shown = content as string ?? $"{content.GetHashCode()}";
        return Question(identity, $"is `{shown}`");
    }

    /// <summary>Questions of different times are different: another function can have changed the answer.</summary>
    private string Question(string identity, string what) => $"{_time} {identity} {what}";
}
