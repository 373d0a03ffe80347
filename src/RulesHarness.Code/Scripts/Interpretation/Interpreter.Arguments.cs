using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Arguments that a call gives, and those that the function changes.</summary>
internal sealed partial class Interpreter
{
    /// <summary>The label of a direction, which is a condition in Dart and Swift.</summary>
    private const string Descending = "descending";

    private IReadOnlyList<Given> Give(IReadOnlyList<Argument> arguments, Scope scope)
    {
        var given = new List<Given>();
        foreach (var argument in arguments)
        {
            var value = Evaluate(argument.Value, scope);
            value = argument.Label == Descending ? Answered(value, argument.Value, scope) : value;
            value =
                argument is { IsSure: false, Label: { } label } && _library.IsLeftOutIfNull(label)
                    ? OrNull(value, argument.Value, scope)
                    : value;
            if (argument.IsSpread && KnownItems(value) is { } items)
            {
                given.AddRange(items.Select(item => new Given(null, item)));
                continue;
            }
            if (argument.IsSpread && value is UnionValue lists && CountOfEach(lists) is { } count)
            {
                var told = Told(lists);
                given.AddRange(Enumerable.Range(0, count).Select(at => new Given(null, ItemAt(told, at))));
                continue;
            }
            var identity = argument.Value is NameNode or MemberNode ? Identity(argument.Value, scope) : null;
            if (argument.Value is ObjectNode && value is ObjectValue { Class: null } options)
            {
                MarkGiven(options);
            }
            given.Add(
                new Given(argument.IsSpread ? Spreading : argument.Label, value, identity)
                {
                    Variable = argument.Value is UnaryNode { Operator: "&" } changed
                        ? new Reference(changed.Operand, scope)
                        : null,
                }
            );
        }
        return given;
    }

    /// <summary>Gets both values of a condition, each with the answers that lead to it.</summary>
    private Value Answered(Value value, Node condition, Scope scope)
    {
        var answers = value is UnknownValue ? Ask(condition, scope) : Answers.Unknown;
        return answers.IfTrue.IsNone
            ? value
            : Unions.Of([
                Unions.When(answers.IfTrue, new ConstantValue(true)),
                Unions.When(answers.IfFalse, ConstantValue.False),
            ]);
    }

    /// <summary>Gets a value that is not known, and null where its type and the known answers allow it.</summary>
    private Value OrNull(Value value, Node node, Scope scope)
    {
        var open = value as UnknownValue;
        Node? nullable = node switch
        {
            MemberNode { IsOptional: true } member when open is not null => member.Target,
            NameNode or MemberNode when open?.Shape is { IsOptional: true } => node,
            _ => null,
        };
        if (nullable is null)
        {
            return value;
        }
        var isSet = AskIfSet(nullable, scope);
        var isNull = Unions.When(isSet.IfFalse, new ConstantValue(null));
        return _facts.And(isSet.IfTrue) is null ? isNull
            : _facts.And(isSet.IfFalse) is null ? value
            : Unions.Of([Unions.When(isSet.IfTrue, value), isNull]);
    }

    private Value ItemAt(Value lists, int index) => Unions.Map(lists, each => Listed(each, index));

    /// <summary>
    /// Gets the number of items that each of several lists has; null if they differ or are not known.
    /// </summary>
    private static int? CountOfEach(UnionValue lists)
    {
        var counts = lists.Values.Select(each => KnownItems(each)?.Count).Distinct().ToList();
        return counts is [var only] ? only : null;
    }

    /// <summary>Options that a call writes out decide conditions as its arguments do.</summary>
    private void MarkGiven(ObjectValue options)
    {
        foreach (var field in options.Fields.Values)
        {
            if (field.Value is ConstantValue constant)
            {
                _journal.Write(field, Given(constant));
            }
            else if (field.Value is ObjectValue { Class: null } nested)
            {
                MarkGiven(nested);
            }
        }
    }

    /// <summary>Gives the variables of the caller what a function left in its parameters.</summary>
    private void ReturnReferences(Frame frame, Scope scope)
    {
        foreach (var (name, variable) in frame.References)
        {
            Bind(variable.Target, scope.Own(name)?.Value ?? UnknownValue.Any, variable.Scope, declares: false);
        }
    }
}
