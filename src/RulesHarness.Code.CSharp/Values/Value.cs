using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RulesHarness.Code.Model;
using RulesHarness.Specification.Model;

namespace RulesHarness.Code.CSharp.Values;

/// <summary>A value of the code that is read, as far as it is known without running the code.</summary>
internal abstract record Value;

/// <summary>
/// A value that is only known when the code runs. Equal tokens are the same value, so that two tests of it have the
/// same result. <c>Reason</c> says why a query that depends on it can't be followed; null if the value itself says it.
/// </summary>
internal sealed record UnknownValue(string Token, string? Reason = null) : Value
{
    private const char NullableSign = '?';

    /// <summary>Returns true if the value is of a type such as <c>bool?</c>.</summary>
    public bool CanBeNull => Token[^1] == NullableSign;

    /// <summary>Gets the value as one of a type: <c>bool?</c> has a value more than <c>bool</c>.</summary>
    public UnknownValue Typed(ITypeSymbol? type) =>
        type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            ? this with
            {
                Token = $"{Token}{NullableSign}",
            }
            : this;

    public override string ToString() => Token;
}

/// <summary>A string, long, double, bool, null, or the name of an enum's member.</summary>
internal sealed record ConstantValue(object? Constant) : Value
{
    public static ConstantValue Null { get; } = new((object?)null);

    public static ConstantValue True { get; } = new(true);

    public static ConstantValue False { get; } = new(false);

    public static ConstantValue Of(bool value) => value ? True : False;

    /// <summary>Gets all values of the constant's type; null if they can't be listed.</summary>
    public ImmutableHashSet<ConstantValue>? Alternatives(bool canBeNull)
    {
        ImmutableHashSet<ConstantValue>? values = Constant switch
        {
            bool => [True, False],
            EnumMember { All: { IsEmpty: false } all } member =>
            [
                .. all.Select(name => new ConstantValue(member with { Name = name })),
            ],
            _ => null,
        };
        return canBeNull ? values?.Add(Null) : values;
    }

    /// <summary>Makes a constant; all whole numbers are longs, and all others doubles.</summary>
    public static ConstantValue Of(object? constant) =>
        constant switch
        {
            bool value => Of(value),
            char letter => new ConstantValue(letter.ToString()),
            sbyte or byte or short or ushort or int or uint or long => new ConstantValue(
                Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture)
            ),
            ulong or float or double or decimal => new ConstantValue(
                Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture)
            ),
            _ => new ConstantValue(constant),
        };

    public override string ToString() => Constant is string text ? $"\"{text}\"" : $"{Constant ?? "null"}";
}

/// <summary>
/// A member of an enum, and the names of all of them; none if the members can be combined.
/// </summary>
internal sealed record EnumMember(string Name, ImmutableArray<string> All)
{
    public static EnumMember Of(IFieldSymbol member)
    {
        var type = member.ContainingType;
        var isCombined = type.GetAttributes().Any(each => each.AttributeClass?.Name == "FlagsAttribute");
        var names = type.GetMembers().OfType<IFieldSymbol>().Where(each => each.HasConstantValue);
        return new EnumMember(member.Name, isCombined ? [] : [.. names.Select(each => each.Name)])
        {
            Bits = member.ConstantValue as int?,
        };
    }

    /// <summary>Gets the number of the member; null if it is not a usual one.</summary>
    public int? Bits { get; init; }

    /// <summary>Returns whether the member has all bits of another one; null if that is not known.</summary>
    public bool? Has(EnumMember flag) => Bits is { } own && flag.Bits is { } bits ? (own & bits) == bits : null;

    public bool Equals(EnumMember? other) => Name == other?.Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;
}

/// <summary>A text of which only parts are known; <c>{}</c> stands for each of the others.</summary>
internal sealed record TextValue(string Template) : Value
{
    public override string ToString() => $"${Template}";
}

/// <summary>The database.</summary>
internal sealed record DatabaseValue : Value
{
    public static DatabaseValue Instance { get; } = new();

    public override string ToString() => "database";
}

/// <summary>A document, by its path; <c>{}</c> stands for an id.</summary>
internal sealed record DocumentValue(string Path) : Value
{
    public override string ToString() => $"document {Path}";
}

/// <summary>A query, also one that aggregates. A collection is a query without steps.</summary>
internal sealed record QueryValue(QueryShape Shape) : Value
{
    public override string ToString() => $"query {Shape}";
}

/// <summary>A filter that is not yet part of a query.</summary>
internal sealed record FilterValue(Condition Condition) : Value
{
    public bool Equals(FilterValue? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => $"filter {Condition}";
}

/// <summary>A field's path.</summary>
internal sealed record FieldPathValue(string Path) : Value
{
    public override string ToString() => $"field {Path}";
}

/// <summary>A computation over documents.</summary>
internal sealed record AggregationValue(QueryAggregation Aggregation) : Value;

/// <summary>A vector; its length is null if it is only known when the code runs.</summary>
internal sealed record VectorValue(int? Dimension) : Value;

/// <summary>A type, as <c>typeof</c> gives it, or bound to a type parameter.</summary>
internal sealed record TypeValue(ITypeSymbol Type) : Value
{
    public bool Equals(TypeValue? other) => SymbolEqualityComparer.Default.Equals(Type, other?.Type);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Type);
}

/// <summary>A tuple.</summary>
internal sealed record TupleValue(ImmutableArray<Value> Items) : Value
{
    public bool Equals(TupleValue? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Length;

    public override string ToString() => $"({string.Join(", ", Items)})";
}

/// <summary>
/// A function: a lambda or a local function with what it captures, or a method with its receiver.
/// </summary>
internal sealed record FunctionValue(SyntaxNode? Lambda, IMethodSymbol? Method, Value? Receiver, State? Captured)
    : Value
{
    public bool Equals(FunctionValue? other) =>
        other is not null
        && Lambda == other.Lambda
        && Receiver == other.Receiver
        && SymbolEqualityComparer.Default.Equals(Method, other.Method)
        && RemembersSame(other);

    public override int GetHashCode() => HashCode.Combine(Lambda, Receiver);

    /// <summary>Compares the variables that the function mentions, as they were when it was made.</summary>
    private bool RemembersSame(FunctionValue other)
    {
        if (Lambda is null || Captured is null || other.Captured is null || ReferenceEquals(Captured, other.Captured))
        {
            return true;
        }
        var (own, others) = (Captured.Locals, other.Captured.Locals);
        return MentionedNames.In(Lambda).All(name => AreSame(name, own, others));
    }

    private static bool AreSame(
        string name,
        ImmutableDictionary<ISymbol, Value> left,
        ImmutableDictionary<ISymbol, Value> right
    ) => left.All(pair => pair.Key.Name != name || Equals(right.GetValueOrDefault(pair.Key), pair.Value));

    public override string ToString() => $"function {Lambda?.SpanStart}{Method?.Name}";
}

/// <summary>An object, a list or a map of the heap.</summary>
internal sealed record ReferenceValue(string Id) : Value
{
    public override string ToString() => $"object {Id}";
}
