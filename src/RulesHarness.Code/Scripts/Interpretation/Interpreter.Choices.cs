using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Choices between several arms: the arms that are possible, and the answers that lead to each.</summary>
internal sealed partial class Interpreter
{
    /// <summary>
    /// Gets the arms that are possible, by their index; the number of arms stands for none of them.
    /// </summary>
    private List<(int Index, Guard Guard)> Arms(SwitchNode choice, Value? subject, Scope scope) =>
        subject is null ? ArmsOfConditions(choice, scope) : ArmsOfSubject(choice, subject, scope);

    /// <summary>Each arm has a condition of its own, and those before it do not hold.</summary>
    private List<(int Index, Guard Guard)> ArmsOfConditions(SwitchNode choice, Scope scope)
    {
        var arms = new List<(int Index, Guard Guard)>();
        var before = Guard.None;
        for (var index = 0; index < choice.Arms.Count; index++)
        {
            if (choice.Arms[index].Tests is not [var test])
            {
                arms.Add((index, choice.Arms[index].Tests.Count == 0 ? before : Guard.None));
                continue;
            }
            var holds = Decide(test, scope);
            var answers = Ask(test, scope);
            if (holds != false && before.And(answers.IfTrue) is { } guard)
            {
                arms.Add((index, guard));
            }
            if (holds == true)
            {
                return arms;
            }
            before = before.And(answers.IfFalse) ?? before;
        }
        if (!choice.IsComplete)
        {
            arms.Add((choice.Arms.Count, before));
        }
        return arms;
    }

    private List<(int Index, Guard Guard)> ArmsOfSubject(SwitchNode choice, Value subject, Scope scope)
    {
        var arms = new List<(int Index, Guard Guard)>();
        var open = Unions.Alternatives(subject).ToList();
        var others = Guard.None;
        foreach (var (arm, index) in choice.Arms.Select((arm, index) => (arm, index)))
        {
            if (arm.Tests.Count == 0)
            {
                continue;
            }
            var tests = arm.Tests.Select(test => Case(test, scope)).ToList();
            var matches = Unions.Alternatives(subject).Select(each => Matches(each, tests, subject)).ToList();
            if (matches.Contains(null) || matches.Contains(true))
            {
                var guard = tests is [var only] ? AskForCase(choice.Subject!, only, subject, scope).IfTrue : Guard.None;
                arms.Add((index, guard));
            }
            open.RemoveAll(each => Matches(each, tests, subject) == true);
            foreach (var test in tests)
            {
                others = others.And(AskForCase(choice.Subject!, test, subject, scope).IfFalse) ?? others;
            }
        }
        var otherwise = choice
            .Arms.Select((arm, index) => (arm, index))
            .Where(each => each.arm.Tests.Count == 0)
            .ToList();
        if (open.Count > 0)
        {
            arms.AddRange(otherwise.Select(each => (each.index, others)));
        }
        var tested = from arm in choice.Arms from test in arm.Tests select Case(test, scope);
        if (!choice.IsComplete && otherwise.Count == 0 && open.Count > 0 && !AreAll(subject, tested))
        {
            arms.Add((choice.Arms.Count, others));
        }
        return arms.Count > 0 ? arms : [.. choice.Arms.Select((_, index) => (index, Guard.None))];
    }

    private Value Case(Node test, Scope scope) =>
        test switch
        {
            LiteralNode or NameNode or MemberNode or ImpliedMemberNode => Evaluate(test, scope),
            CasePatternNode pattern => new LibraryValue(pattern.Name),
            TypeTestNode { IsNot: false } type => (Value?)Class(type.Type, scope) ?? UnknownValue.Any,
            TypePatternNode pattern when Class(pattern.Type, scope) is { } type => pattern.IsWhole
                ? type
                : new PartlyValue(type),
            _ => UnknownValue.Any,
        };

    private bool? Matches(Value value, IReadOnlyList<Value> tests, Value subject)
    {
        var isOneOfSeveral = subject is UnionValue;
        var results = tests.Select(test => IsCase(value, test, isOneOfSeveral)).ToList();
        if (results.Contains(true))
        {
            return true;
        }
        return results.Contains(null) ? null : false;
    }

    /// <summary>Returns whether a value is that of a case; null if it is not known.</summary>
    private bool? IsCase(Value value, Value test, bool isOneOfSeveral = false) =>
        (value, test) switch
        {
            (ConstantValue { Unknown: null } constant, ConstantValue { Unknown: null } other)
                when constant.IsGiven || (isOneOfSeveral && constant.Content is not null) => Equals(
                constant.Content,
                other.Content
            ),
            (ObjectValue { Class: { } owner } self, ObjectValue { Class: { } of } other) when owner == of =>
                ReferenceEquals(self, other) || (CaseName(self) is { } name && name == CaseName(other)),
            (_, PartlyValue { Type: var type }) => IsInstance(value, type) == false ? false : null,
            (_, ClassValue type) => IsInstance(value, type),
            (LibraryValue { Path.Length: > 0 } own, LibraryValue other) when own.Path == other.Path => true,
            (LibraryValue { Path.Length: > 0 } own, LibraryValue other) when own.Name != other.Name => false,
            (ObjectValue { Class: { } owner } self, LibraryValue implied)
                when owner.Node.Members.OfType<EnumCaseNode>().Any(each => each.Name == implied.Path) => CaseName(self)
                == implied.Path,
            _ => null,
        };

    private static string? CaseName(ObjectValue self) =>
        self.Class is { } owner
        && owner.Node.Members.Any(member => member is EnumCaseNode)
        && self.Fields.TryGetValue("name", out var name)
            ? (name.Value as ConstantValue)?.Text
            : null;

    private Answers AskForCase(Node subject, Value test, Value value, Scope scope)
    {
        if (Identity(subject, scope) is not { } identity)
        {
            return Answers.Unknown;
        }
        switch (test)
        {
            case ConstantValue { Content: bool truth }:
                return truth ? AskIfThere(subject, scope) : AskIfThere(subject, scope).Not();
            case ConstantValue { Content: { } content, Unknown: null }:
                return AskIfIs(identity, content);
            case ConstantValue { Content: null }:
                return AskIfSet(subject, scope).Not();
            case LibraryValue implied when value is UnknownValue:
                return AskIfIs(identity, $".{implied.Path}");
            case ObjectValue when value is UnknownValue:
                return AskIfIs(identity, test);
            case ClassValue type when value is UnknownValue:
                return Answers.To(Question(identity, $"is a {type.Name}"));
            default:
                // Of values that are known, the answer is the one that it is.
                var matching = Unions.Alternatives(value).Where(each => IsCase(each, test) == true).ToList();
                return matching is [var only] ? AskIfIs(identity, only) : Answers.Unknown;
        }
    }

    /// <summary>Gives the names in the pattern of a case the values that the case holds.</summary>
    private void BindCase(Node test, Value? subject, Scope scope)
    {
        if (test is TypePatternNode typed)
        {
            var whole = Case(test, scope);
            var fitting = Unions.Alternatives(subject ?? UnknownValue.Any).Where(each => IsCase(each, whole) != false);
            Bind(typed.Parts, Unions.Of([.. fitting]), scope, declares: true);
        }
        if (test is not CasePatternNode pattern)
        {
            return;
        }
        for (var index = 0; index < pattern.Targets.Count; index++)
        {
            if (pattern.Targets[index] is { } target)
            {
                Bind(target, Held(subject, pattern.Name, index), scope, declares: true);
            }
        }
    }

    private Value Held(Value? subject, string name, int index)
    {
        var held = Unions
            .Alternatives(subject ?? UnknownValue.Any)
            .Where(each => IsCase(each, new LibraryValue(name)) != false);
        return Unions.Of([
            .. held.Select(each =>
                each is ObjectValue self && self.Fields.TryGetValue($"{index}", out var cell) && cell.Value is { } value
                    ? value
                    : UnknownValue.Any
            ),
        ]);
    }
}
