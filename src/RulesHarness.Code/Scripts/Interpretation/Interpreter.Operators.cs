using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Operators that the sources declare for their own types, or for those of the library.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Calls the function of an operator; null if the sources declare none.</summary>
    private Value? Operated(string sign, Value left, Value? right, Scope scope)
    {
        if (_library.OperatorName(sign) is not { } name)
        {
            return null;
        }
        if (right is not null && _modules.Operator(name) is var (node, home))
        {
            var function = new FunctionValue(node, home, name);
            return Invoke(function, [new Given(null, left), new Given(null, right)]);
        }
        Given[] arguments = right is null ? [] : [new Given(null, right)];
        var isDeclared = false;
        var value = Unions.Map(
            left,
            each =>
            {
                var function = OperatorOf(each, name, scope);
                isDeclared |= function is not null;
                return function is null ? UnknownValue.Any : Invoke(function, arguments);
            }
        );
        return isDeclared ? value : null;
    }

    /// <summary>Calls a method of an object by its name between two values; null if the object has none.</summary>
    private Value? CalledBetween(string name, Value left, Value right)
    {
        if (!char.IsLetter(name[0]))
        {
            return null;
        }
        var isMethod = false;
        var value = Unions.Map(
            left,
            each =>
            {
                var method = each is ObjectValue self ? Member(self, name) as FunctionValue : null;
                isMethod |= method is not null;
                return method is null ? UnknownValue.Any : Invoke(method, [new Given(null, right)]);
            }
        );
        return isMethod ? value : null;
    }

    private FunctionValue? OperatorOf(Value target, string name, Scope scope)
    {
        if (target is ObjectValue { Class: not null } self && Member(self, name) is FunctionValue method)
        {
            return method;
        }
        // Lists, texts and maps have operators of the language.
        var isOwn = target is ListValue or ConstantValue or ObjectValue { Class: null };
        return
            (!isOwn || name == "unaryPlus") && _modules.Extension(name) is { } extension && Extends(extension, target)
            ? Extension(extension, name, target, scope)
            : null;
    }

    /// <summary>Gets whether two values are equal, or different, where that is known.</summary>
    private Value Compared(Value left, Value right, bool isEqual) =>
        Unions.Map(
            left,
            each =>
                IsCase(each, right, left is UnionValue) is { } holds
                    ? new ConstantValue(holds == isEqual) { IsGiven = true }
                    : UnknownValue.Any
        );

    private static Value Sum(Value left, Value right)
    {
        if (IsText(left) || IsText(right))
        {
            return Joined(left, right);
        }
        if (left is ListValue || right is ListValue)
        {
            return new ListValue(new Cell(Concatenated(Content(left), Content(right))));
        }
        return UnknownValue.Any;
    }

    private static bool IsText(Value value) =>
        Unions.Alternatives(value).Any(each => each is ConstantValue { Text: not null });

    /// <summary>Gives a variable the opposite of its value.</summary>
    private Value Toggle(MemberNode toggled, Scope scope)
    {
        var value = Unions.Map(Evaluate(toggled.Target, scope), Negated);
        Bind(toggled.Target, value, scope, declares: false);
        return UnknownValue.Any;
    }
}
