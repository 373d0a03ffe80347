using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Assignments.</content>
internal sealed partial class CodeInterpreter
{
    private IReadOnlyList<Outcome> Assign(AssignmentExpressionSyntax assignment, State state)
    {
        if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
        {
            return Then(Evaluate(assignment.Right, state), (at, value) => Assigned(assignment.Left, value, at));
        }
        if (assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression))
        {
            return Coalesced(assignment.Left, after => Assigned(assignment, after), state);
        }
        if (OperatorOf(assignment) is { Parameters.Length: 2 } method)
        {
            return Then(
                Operate(method, [assignment.Left, assignment.Right], state),
                (at, value) => Assigned(assignment.Left, value, at)
            );
        }
        if (sources.SymbolOf(assignment.Left) is IEventSymbol)
        {
            return Then(Evaluate(assignment.Right, state), (at, value) => Subscribed(assignment, value, at));
        }
        return
        [
            .. EvaluateAll([assignment.Left, assignment.Right], state)
                .SelectMany(way =>
                {
                    var isSum =
                        assignment.IsKind(SyntaxKind.AddAssignmentExpression) && Texts.Path(way.Values[0]) is not null;
                    var value = isSum ? Texts.Sum(way.Values[0], way.Values[1], assignment) : Unknown(assignment);
                    var before = isSum ? way.State : way.State.Forget(SourceSet.SiteOf(assignment));
                    return Store(assignment.Left, value, before).Select(after => new Outcome(after, value));
                }),
        ];
    }

    /// <summary>Adds a function to an event, which can run it from now on.</summary>
    private List<Outcome> Subscribed(SyntaxNode node, Value function, State state)
    {
        var states = function is FunctionValue handler ? MayRun(handler, state, node) : [state];
        return [.. states.Select(at => new Outcome(at, Unknown(node)))];
    }

    /// <summary>Stores a value. It is that of the assignment, too.</summary>
    private List<Outcome> Assigned(ExpressionSyntax target, Value value, State state) =>
        [.. Store(target, value, state).Select(after => new Outcome(after, value))];

    private IReadOnlyList<Outcome> Assigned(AssignmentExpressionSyntax assignment, State state) =>
        Then(Evaluate(assignment.Right, state), (at, value) => Assigned(assignment.Left, value, at));

    /// <summary><c>++</c> and <c>--</c>.</summary>
    private List<Outcome> Changed(ExpressionSyntax operand, State state)
    {
        Value value = Unknown(operand.Parent!);
        if (
            IsCounted(operand, state)
            && Evaluate(operand, state) is [{ Value: ConstantValue { Constant: long number } }]
        )
        {
            value = new ConstantValue(IsIncrement(operand.Parent!) ? number + 1 : number - 1);
        }
        var at = state.Forget(SourceSet.SiteOf(operand.Parent!));
        return [.. Store(operand, value, at).Select(after => new Outcome(after, value))];
    }

    /// <summary>
    /// Returns true for the variable of a loop between numbers that the code writes out, or to the end of a list that
    /// is known. Other counters are not counted: they would keep states apart that are the same.
    /// </summary>
    private bool IsCounted(ExpressionSyntax operand, State state) =>
        operand.Parent?.Parent is ForStatementSyntax { Condition: BinaryExpressionSyntax { Right: var bound } } loop
        && loop.Incrementors.Contains((ExpressionSyntax)operand.Parent)
        && (sources.ModelOf(bound).GetConstantValue(bound).HasValue || IsKnownLength(bound, state));

    private bool IsKnownLength(ExpressionSyntax bound, State state) =>
        bound is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count" }
        && Evaluate(bound, state) is [{ Value: ConstantValue { Constant: long } }];

    private static bool IsIncrement(SyntaxNode change) =>
        change.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PreIncrementExpression;

    /// <summary>Puts a value into a variable, a member, an element or several of them.</summary>
    private IReadOnlyList<State> Store(ExpressionSyntax target, Value value, State state)
    {
        switch (target)
        {
            case ParenthesizedExpressionSyntax inner:
                return Store(inner.Expression, value, state);
            case DeclarationExpressionSyntax declaration:
                return [Designate(declaration.Designation, value, state)];
            case TupleExpressionSyntax tuple:
                return StoreParts(tuple, value, state);
            case MemberAccessExpressionSyntax member:
                return
                [
                    .. Evaluate(member.Expression, state)
                        .SelectMany(outcome => StoreMember(member, outcome.Value, value, outcome.State)),
                ];
            case ElementAccessExpressionSyntax element:
                return
                [
                    .. EvaluateAll([element.Expression, .. Indexes(element)], state)
                        .Select(way => StoreElement([way.Values[0], IndexOf(element, way)], value, way.State)),
                ];
            case IdentifierNameSyntax name:
                return [StoreName(name, value, state)];
            default:
                return [state];
        }
    }

    /// <summary>Sets a member of an object, or a part of the tuple that a variable holds.</summary>
    private IReadOnlyList<State> StoreMember(MemberAccessExpressionSyntax member, Value owner, Value value, State state)
    {
        var symbol = sources.SymbolOf(member);
        if (owner is not TupleValue tuple)
        {
            return [StoreMember(owner, symbol, value, state)];
        }
        var at = PlaceOf(symbol, member.Name.Identifier.ValueText);
        Value changed =
            at is { } place && place <= tuple.Items.Length
                ? new TupleValue(tuple.Items.SetItem(place - 1, value))
                : Unknown(member);
        return Store(member.Expression, changed, state);
    }

    private List<State> StoreParts(TupleExpressionSyntax tuple, Value value, State state)
    {
        var items = value is TupleValue known && known.Items.Length == tuple.Arguments.Count ? known.Items : [];
        List<State> states = [state];
        for (var at = 0; at < tuple.Arguments.Count; at++)
        {
            var item = items.Length > 0 ? items[at] : new UnknownValue($"{value}.{at}");
            var target = tuple.Arguments[at].Expression;
            states = [.. states.SelectMany(before => Store(target, item, before))];
        }
        return states;
    }

    private State StoreName(IdentifierNameSyntax name, Value value, State state)
    {
        var symbol = sources.SymbolOf(name);
        if (symbol is null or IDiscardSymbol)
        {
            return state;
        }
        if (symbol is ILocalSymbol)
        {
            return state.With(symbol, value);
        }
        if (symbol is IParameterSymbol)
        {
            var isKept = !state.Locals.ContainsKey(symbol) && state.At(state.This) is ObjectItem;
            return isKept ? StoreMember(state.This!, symbol, value, state) : state.With(symbol, value);
        }
        return symbol.IsStatic ? state.With(symbol, value) : StoreMember(state.This, symbol, value, state);
    }

    private static State StoreMember(Value? receiver, ISymbol? member, Value value, State state)
    {
        if (member is null)
        {
            return state;
        }
        if (member.IsStatic)
        {
            return state.With(member, value);
        }
        var reference = receiver switch
        {
            ReferenceValue known => known,
            UnknownValue unknown => new ReferenceValue($"{State.UnknownMembers}{unknown.Token}"),
            _ => null,
        };
        if (reference is null)
        {
            return state;
        }
        var item = state.At(reference) as ObjectItem ?? new ObjectItem(null, ObjectItem.NoMembers, IsOpen: true);
        var key = member.OriginalDefinition;
        return state.With(reference, item with { Members = item.Members.SetItem(key, value) });
    }

    private static State StoreElement(IReadOnlyList<Value> receiverAndIndex, Value value, State state)
    {
        if (receiverAndIndex is not [ReferenceValue reference, var index])
        {
            return state;
        }
        switch (state.At(reference))
        {
            case MapItem map:
                var others = map.Entries.RemoveAll(entry => entry.Key == index);
                return state.With(reference, map with { Entries = others.Add((index, value)) });
            case ListItem { IsOpen: false } list
                when index is ConstantValue { Constant: long at and >= 0 } && at < list.Items.Count:
                return state.With(reference, list with { Items = list.Items.SetItem((int)at, value) });
            case ListItem list:
                var items = list.Items.Contains(value) ? list.Items : list.Items.Add(value);
                return state.With(reference, Lists.Opened(list with { Items = items }));
            default:
                return state;
        }
    }

    private static IEnumerable<ExpressionSyntax> Indexes(ElementAccessExpressionSyntax element) =>
        element.ArgumentList.Arguments.Select(argument =>
            argument.Expression is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.IndexExpression } fromEnd
                ? fromEnd.Operand
                : argument.Expression
        );

    /// <summary>Reads an item of a list, or an entry of a map: each that it can be.</summary>
    private List<Outcome> EvaluateElement(ElementAccessExpressionSyntax element, State state)
    {
        var outcomes = new List<Outcome>();
        foreach (var (at, values) in EvaluateAll([element.Expression, .. Indexes(element)], state))
        {
            if (IndexerOf(element) is { } getter)
            {
                var given = values.Skip(1).Select(value => ((string?)null, value)).ToList();
                outcomes.AddRange(Run(getter, values[0], Bound(getter, given, at), at.Keep(values[0])));
                continue;
            }
            if (PartOf(element, values[0]) is { } part)
            {
                outcomes.Add(new Outcome(at, part));
                continue;
            }
            var index = IndexOf(element, (at, values));
            var found = Elements(values[0], index, at);
            outcomes.AddRange(found ?? [new Outcome(at, new UnknownValue($"{values[0]}[{index}]"))]);
        }
        return outcomes;
    }

    /// <summary>Gets a part of a text between places that the code writes out: <c>text[1..]</c>.</summary>
    private ConstantValue? PartOf(ElementAccessExpressionSyntax element, Value receiver)
    {
        if (
            receiver is not ConstantValue { Constant: string text }
            || element.ArgumentList.Arguments is not [{ Expression: var place }]
        )
        {
            return null;
        }
        var (first, last) = place is RangeExpressionSyntax range
            ? (Place(range.LeftOperand, text, 0), Place(range.RightOperand, text, text.Length))
            : (Place(place, text, null), Place(place, text, null) + 1);
        return first is { } from && last is { } to && from >= 0 && from <= to && to <= text.Length
            ? new ConstantValue(text[from..to])
            : null;
    }

    /// <summary>Gets a place in a text, which can be counted from its end; null if it is not known.</summary>
    private int? Place(ExpressionSyntax? place, string text, int? otherwise)
    {
        if (place is null)
        {
            return otherwise;
        }
        var fromEnd = place as PrefixUnaryExpressionSyntax;
        var isFromEnd = fromEnd.IsKind(SyntaxKind.IndexExpression);
        var number = isFromEnd ? fromEnd!.Operand : place;
        return sources.ModelOf(number).GetConstantValue(number).Value is int known
            ? isFromEnd
                ? text.Length - known
                : known
            : null;
    }

    /// <summary>Gets an index that can count from the end: <c>items[^1]</c>.</summary>
    private static Value IndexOf(ElementAccessExpressionSyntax element, (State State, IReadOnlyList<Value> Values) way)
    {
        var (state, values) = way;
        if (values.Count != 2)
        {
            return Unknown(element);
        }
        var isFromEnd = element.ArgumentList.Arguments[0].Expression.IsKind(SyntaxKind.IndexExpression);
        return !isFromEnd ? values[1]
            : state.At(values[0]) is ListItem { IsOpen: false } list
            && values[1] is ConstantValue { Constant: long back }
                ? new ConstantValue(list.Items.Count - back)
            : Unknown(element);
    }

    /// <summary>Gets the code of the sources that reads an element; null if the library does.</summary>
    private IMethodSymbol? IndexerOf(ElementAccessExpressionSyntax element) =>
        sources.SymbolOf(element) is IPropertySymbol { IsIndexer: true } indexer
        && sources.IsOwn(indexer)
        && indexer.OriginalDefinition.GetMethod is { } getter
        && SourceBodies.HasBody(getter)
            ? getter
            : null;

    /// <summary>Gets the elements that an index can mean; null if they are not known.</summary>
    private static List<Outcome>? Elements(Value receiver, Value index, State state)
    {
        switch (state.At(receiver))
        {
            case ListItem { IsOpen: false } list when index is ConstantValue { Constant: long at }:
                return at >= 0 && at < list.Items.Count ? [new Outcome(state, list.Items[(int)at])] : [];
            case ListItem { IsOpen: false } list:
                return [.. list.Items.Distinct().Select(item => new Outcome(state, item))];
            case MapItem { IsOpen: false } map:
                return
                [
                    .. map.Entries.SelectMany(entry =>
                        TestEqual(index, entry.Key, state)
                            .Where(way => way.Holds)
                            .Select(way => new Outcome(way.State, entry.Value))
                    ),
                ];
            default:
                return null;
        }
    }
}
