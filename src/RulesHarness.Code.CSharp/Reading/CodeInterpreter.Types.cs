using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Tests of the type that a value has, and the types that are bound to type parameters.</content>
internal sealed partial class CodeInterpreter
{
    private Value TypeOf(TypeSyntax type, State state) =>
        sources.TypeOf(type) switch
        {
            ITypeParameterSymbol parameter => BoundType(parameter, state) ?? Unknown(type),
            { } known => new TypeValue(known),
            null => Unknown(type),
        };

    /// <summary>Gets the type that is bound to a type parameter, of a method or of the object's class.</summary>
    private static Value? BoundType(ITypeParameterSymbol parameter, State state)
    {
        if (state.Locals.TryGetValue(parameter, out var bound))
        {
            return bound;
        }
        if (parameter.DeclaringType is not { } owner || state.At(state.This) is not ObjectItem { Type: { } type })
        {
            return null;
        }
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, owner))
            {
                var argument = at.TypeArguments[parameter.Ordinal];
                return argument is ITypeParameterSymbol ? null : new TypeValue(argument);
            }
        }
        return null;
    }

    /// <summary><c>value is Type</c>, or <c>value is Constant</c>, which is written in the same way.</summary>
    private IReadOnlyList<Way> TestIs(BinaryExpressionSyntax test, State state) =>
        [
            .. Evaluate(test.Left, state)
                .SelectMany(outcome => TestIs(test.Left, test.Right, outcome.Value, outcome.State)),
        ];

    private IReadOnlyList<Way> TestIs(ExpressionSyntax? tested, ExpressionSyntax right, Value value, State state)
    {
        if (IsType(right))
        {
            return TestType(tested, right, value, state);
        }
        return
        [
            .. Evaluate(right, state)
                .SelectMany(outcome =>
                    outcome.Value is ConstantValue
                        ? TestEqual(value, outcome.Value, outcome.State)
                        : Opaque(right, value, outcome.State)
                ),
        ];
    }

    /// <summary>A name that nothing declares is a type where only types and constants can stand.</summary>
    private bool IsType(ExpressionSyntax named) =>
        sources.SymbolOf(named) is var symbol && (symbol is ITypeSymbol || symbol is null && named is TypeSyntax);

    /// <summary>
    /// Tests the type of a value. Whether one that is not known has a type is only known when the code runs, unless the
    /// tested expression already has that type: then it is a test for null.
    /// </summary>
    private IReadOnlyList<Way> TestType(ExpressionSyntax? tested, ExpressionSyntax type, Value value, State state)
    {
        if (value is not UnknownValue)
        {
            return [new Way(state, HasType(value, sources.TypeOf(type), state))];
        }
        return tested is not null && IsOwnType(tested, type) ? NotNull(value, state) : Opaque(type, value, state);
    }

    private static bool HasType(Value value, ITypeSymbol? type, State state)
    {
        if (state.At(value) is ObjectItem { Type: { } own } && type is INamedTypeSymbol)
        {
            return Derives(own, type);
        }
        return value is ConstantValue constant ? HasType(constant.Constant, type) : true;
    }

    private static bool HasType(object? constant, ITypeSymbol? type) =>
        constant switch
        {
            null => false,
            string => type is not { IsValueType: true },
            bool => type
                is null
                    or { SpecialType: SpecialType.None or SpecialType.System_Boolean }
                    or { IsValueType: false },
            _ => type is not { SpecialType: SpecialType.System_String or SpecialType.System_Boolean },
        };

    private static bool Derives(INamedTypeSymbol type, ITypeSymbol from)
    {
        var face = type.AllInterfaces.FirstOrDefault(each => IsDefinition(each, from));
        for (var at = type; at is not null && face is null; at = at.BaseType)
        {
            face = IsDefinition(at, from) ? at : null;
        }
        return face is not null;
    }

    private static bool IsDefinition(ITypeSymbol type, ITypeSymbol from) =>
        SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, from.OriginalDefinition);

    private bool IsOwnType(ExpressionSyntax tested, ExpressionSyntax named)
    {
        var type = sources.TypeOf(named);
        var own = sources.TypeOf(tested);
        if (own is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            own = nullable.TypeArguments[0];
        }
        return SymbolEqualityComparer.Default.Equals(type, own);
    }

    /// <summary>Gets the values that a record or a tuple is made of; null if they are not known.</summary>
    private static IReadOnlyList<Value>? PartsOf(Value value, State state)
    {
        if (value is TupleValue tuple)
        {
            return tuple.Items;
        }
        if (state.At(value) is not ObjectItem { Type: { IsRecord: true } type } item)
        {
            return null;
        }
        var constructor = type.InstanceConstructors.MaxBy(each => each.Parameters.Length);
        return [.. constructor?.Parameters.Select(parameter => PropertyOf(item, parameter.Name, value)) ?? []];
    }

    private static Value PropertyOf(ObjectItem item, string name, Value owner)
    {
        var property = item.Members.FirstOrDefault(member => member.Key is IPropertySymbol && member.Key.Name == name);
        return property.Value ?? new UnknownValue($"{owner}.{name}");
    }
}
