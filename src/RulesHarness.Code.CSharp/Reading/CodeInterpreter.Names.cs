using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;
using RulesHarness.Code.CSharp.Values;
using RulesHarness.Code.Model;
using RulesHarness.Indexes.Planning;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Names: variables, fields, properties, constants.</content>
internal sealed partial class CodeInterpreter
{
    private IReadOnlyList<Outcome> EvaluateName(SimpleNameSyntax name, State state)
    {
        var symbol = sources.SymbolOf(name);
        switch (symbol)
        {
            case ILocalSymbol { HasConstantValue: true } constant:
                return [new Outcome(state, ConstantValue.Of(constant.ConstantValue))];
            case ILocalSymbol or IRangeVariableSymbol:
                return [new Outcome(state, Local(symbol, state) ?? Unknown(name))];
            case IParameterSymbol parameter:
                return [new Outcome(state, ParameterOf(parameter, state))];
            case IMethodSymbol method:
                return [new Outcome(state, new FunctionValue(null, method, state.This, state))];
            case IFieldSymbol or IPropertySymbol when symbol.IsStatic:
                return StaticMember(symbol, name, state);
            case IFieldSymbol or IPropertySymbol:
                return MemberOf(state.This ?? Unknown(name), name, state);
            case ITypeSymbol type:
                return [new Outcome(state, new TypeValue(type))];
            default:
                return [new Outcome(state, new UnknownValue($"name {name.Identifier.ValueText}"))];
        }
    }

    private static Value? Local(ISymbol symbol, State state) =>
        state.Locals.TryGetValue(symbol, out var value) ? state.Refine(value) : null;

    private static Value ParameterOf(IParameterSymbol parameter, State state)
    {
        if (Local(parameter, state) is { } bound)
        {
            return bound;
        }
        // A parameter of a primary constructor is kept by the object.
        if (state.At(state.This) is ObjectItem item && item.Members.TryGetValue(parameter, out var kept))
        {
            return state.Refine(kept);
        }
        return Unbound(parameter);
    }

    private IReadOnlyList<Outcome> EvaluateMember(MemberAccessExpressionSyntax member, State state)
    {
        var symbol = sources.SymbolOf(member);
        if (symbol is IFieldSymbol or IPropertySymbol && symbol.IsStatic)
        {
            return StaticMember(OfBoundType(symbol, member.Expression, state), member, state);
        }
        if (symbol is IMethodSymbol { IsStatic: true } function)
        {
            return [new Outcome(state, new FunctionValue(null, function, null, state))];
        }
        if (symbol is ITypeSymbol type)
        {
            return [new Outcome(state, new TypeValue(type))];
        }
        if (
            member.Expression is BaseExpressionSyntax
            && symbol is IPropertySymbol { GetMethod: { } inherited }
            && SourceBodies.HasBody(inherited.OriginalDefinition)
        )
        {
            // The property of the base, whatever derives from it.
            return Run(inherited.OriginalDefinition, state.This, [], state);
        }
        return Then(Evaluate(member.Expression, state), (at, receiver) => MemberOf(receiver, member.Name, at));
    }

    /// <summary>Gets the member by which the type bound to a type parameter implements an abstract one.</summary>
    private ISymbol OfBoundType(ISymbol member, ExpressionSyntax type, State state) =>
        member.IsAbstract
        && sources.SymbolOf(type) is ITypeParameterSymbol parameter
        && BoundType(parameter, state) is TypeValue { Type: INamedTypeSymbol bound }
            ? bound.FindImplementationForInterfaceMember(member) ?? member
            : member;

    private IReadOnlyList<Outcome> StaticMember(ISymbol symbol, SyntaxNode node, State state)
    {
        if (symbol is IFieldSymbol { HasConstantValue: true } constant)
        {
            var isEnum = constant.ContainingType.TypeKind == TypeKind.Enum;
            var value = isEnum ? new ConstantValue(EnumMember.Of(constant)) : ConstantValue.Of(constant.ConstantValue);
            return [new Outcome(state, value)];
        }
        if (!sources.IsOwn(symbol))
        {
            return [new Outcome(state, LibraryMember(symbol))];
        }
        if (Local(symbol, state) is { } known)
        {
            return [new Outcome(state, known)];
        }
        if (symbol is IPropertySymbol { GetMethod: { } getter } && SourceBodies.HasBody(getter))
        {
            return Run(getter, null, [], state);
        }
        if (classes.IsChanged(symbol) || SourceBodies.Initializer(symbol) is not { } initializer)
        {
            return [new Outcome(state, UnknownMember(symbol, node))];
        }
        // Evaluated once on each way: lists that it makes can be changed.
        var outcomes = Evaluate(initializer, state with { This = null });
        return
        [
            .. outcomes.Select(outcome => new Outcome(
                (outcome.State with { This = state.This }).With(symbol, outcome.Value),
                outcome.Value
            )),
        ];
    }

    private static Value LibraryMember(ISymbol symbol) =>
        (symbol.ContainingType?.Name, symbol.Name) switch
        {
            ("FieldPath", "DocumentId") => new FieldPathValue(IndexShape.DocumentName),
            ("String", "Empty") => new ConstantValue(""),
            _ => new UnknownValue($"{symbol}"),
        };

    private static UnknownValue UnknownMember(ISymbol symbol, SyntaxNode node) =>
        new($"member {symbol}", $"`{Short(node)}` is changed by other methods, or set from outside of these sources");

    /// <summary>Reads a field or a property of a value.</summary>
    private IReadOnlyList<Outcome> MemberOf(Value receiver, SimpleNameSyntax name, State state)
    {
        var symbol = sources.SymbolOf(name);
        if (receiver is ConstantValue { Constant: null })
        {
            // The code throws here.
            return [];
        }
        if (symbol is IMethodSymbol method)
        {
            return [new Outcome(state, new FunctionValue(null, method, receiver, state))];
        }
        if (symbol is IPropertySymbol property && sources.IsOwn(property))
        {
            return PropertyOf(receiver, property, name, state);
        }
        if (symbol is IPropertySymbol options && LibraryTypes.IsOptions(options) && Settings(options, state) is { } set)
        {
            return set;
        }
        if (PartOf(receiver, name.Identifier.ValueText, name, state) is { } part)
        {
            return [part];
        }
        var value = LibraryProperty(receiver, symbol, name.Identifier.ValueText, state);
        if (value is FunctionValue lazy)
        {
            return CallFunction(lazy, [], state, name);
        }
        return [new Outcome(state, value ?? Stored(receiver, symbol, name, state))];
    }

    /// <summary>Gets the settings of a class of the sources, as its initializers make them.</summary>
    private IReadOnlyList<Outcome>? Settings(IPropertySymbol options, State state)
    {
        if (options.Type is not INamedTypeSymbol type || !sources.IsOwn(type))
        {
            return null;
        }
        var made = Instances(type, state).Select(each => each with { State = Back(each.State, state) }).ToList();
        return made.Count > 0 ? made : null;
    }

    private IReadOnlyList<Outcome> PropertyOf(Value receiver, IPropertySymbol property, SyntaxNode node, State state)
    {
        var outcomes = new List<Outcome>();
        foreach (var (at, target, found) in Targets(receiver, property, state))
        {
            var getter = (found as IPropertySymbol)?.GetMethod;
            if (getter is not null && SourceBodies.HasBody(getter))
            {
                outcomes.AddRange(Run(getter, target, [], at));
            }
            else
            {
                outcomes.Add(new Outcome(at, Stored(target, found, node, at)));
            }
        }
        return outcomes.Count == 0
            ? [new Outcome(state, new UnknownValue($"{receiver}.{property.Name}"))]
            : Join(outcomes);
    }

    /// <summary>Gets what an object holds in a field, or in a property without code.</summary>
    private Value Stored(Value receiver, ISymbol? symbol, SyntaxNode node, State state)
    {
        var item = state.At(receiver) as ObjectItem;
        if (receiver is UnknownValue unknown)
        {
            item = state.Heap.GetValueOrDefault($"{State.UnknownMembers}{unknown.Token}") as ObjectItem;
        }
        var key = symbol?.OriginalDefinition;
        if (item is not null && key is not null && item.Members.TryGetValue(key, out var value))
        {
            return state.Refine(value);
        }
        var isSetHere = item is { IsOpen: false } || key is IFieldSymbol && !classes.IsChanged(key);
        if (
            receiver is ReferenceValue
            && item is not null
            && isSetHere
            && sources.IsOwn(key)
            && !MembersSetOutside.IsSetOutside(key!)
        )
        {
            return DefaultOf(key!);
        }
        if (item is { IsOpen: true } && key is not null && LibraryTypes.IsQuery(TypeOf(key)))
        {
            return UnknownMember(key, node);
        }
        var derived = new UnknownValue(
            $"{receiver}.{(symbol?.Name ?? node.ToString())}",
            (receiver as UnknownValue)?.Reason is { } reason && LibraryTypes.IsQuery(TypeOf(symbol)) ? reason : null
        ).Typed(TypeOf(symbol));
        return state.Refine(derived);
    }

    private static ITypeSymbol? TypeOf(ISymbol? symbol) =>
        symbol switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };

    private static Value DefaultOf(ISymbol symbol) =>
        TypeOf(symbol) switch
        {
            { SpecialType: SpecialType.System_Boolean } => ConstantValue.False,
            { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } => new ConstantValue(0L),
            { TypeKind: TypeKind.Enum } type => type.GetMembers()
                .OfType<IFieldSymbol>()
                .Where(member => member.HasConstantValue)
                .Select(member => new ConstantValue(EnumMember.Of(member)))
                .FirstOrDefault(ConstantValue.Null),
            { IsReferenceType: true } or null => ConstantValue.Null,
            { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => ConstantValue.Null,
            _ => new UnknownValue($"default of {symbol}"),
        };

    /// <summary>Gets a property of a value of the libraries; null if it is not known.</summary>
    private static Value? LibraryProperty(Value receiver, ISymbol? symbol, string name, State state) =>
        (receiver, name) switch
        {
            (FunctionValue function, "Value") when symbol?.ContainingType.Name == "Lazy" => function,
            (_, "Result" or "Value") when symbol?.ContainingType.Name is "Task" or "ValueTask" or "Nullable" =>
                receiver,
            (QueryValue query, "Query") => new QueryValue(query.Shape.Aggregate([])),
            (QueryValue query, "Count") when LibraryTypes.IsQuery(symbol?.ContainingType) => new QueryValue(
                query.Shape.Aggregate([QueryAggregation.Count])
            ),
            (QueryValue query, "Id") => Texts.Of(CollectionTemplate.Id(query.Shape.Path)),
            (QueryValue query, "Path") => Texts.Of(query.Shape.Path),
            (QueryValue query, "Parent") => new DocumentValue(ParentOf(query.Shape.Path)),
            (QueryValue or DocumentValue, "Database") => DatabaseValue.Instance,
            (DocumentValue document, "Path") => Texts.Of(document.Path),
            (DocumentValue { Path: not CollectionTemplate.AnyDocument } document, "Parent") => new QueryValue(
                QueryShape.OfCollection(ParentOf(document.Path))
            ),
            (TypeValue type, "Name") => new ConstantValue(type.Type.Name),
            (ConstantValue { Constant: string text }, "Length") => new ConstantValue((long)text.Length),
            (TupleValue { Items: var items }, "Key") when items.Length == 2 => items[0],
            (TupleValue { Items: var items }, "Value") when items.Length == 2 => items[1],
            (TupleValue tuple, _) => ElementOf(tuple, symbol, name),
            (ReferenceValue, "Count" or "Length") => state.At(receiver) is ListItem { IsOpen: false } list
                ? new ConstantValue((long)list.Items.Count)
                : null,
            _ => null,
        };

    private static Value? ElementOf(TupleValue tuple, ISymbol? symbol, string name) =>
        PlaceOf(symbol, name) is { } number && number <= tuple.Items.Length ? tuple.Items[number - 1] : null;

    /// <summary>Gets the place of an element in a tuple, from 1; null if the name is that of no element.</summary>
    private static int? PlaceOf(ISymbol? symbol, string name)
    {
        var element = (symbol as IFieldSymbol)?.CorrespondingTupleField?.Name ?? name;
        var isElement = element.StartsWith("Item", StringComparison.Ordinal);
        return isElement && int.TryParse(element.AsSpan(4), out var number) && number > 0 ? number : null;
    }

    private static string ParentOf(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : path;
}
