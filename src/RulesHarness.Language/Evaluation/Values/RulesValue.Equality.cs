using System.Runtime.CompilerServices;

namespace RulesHarness.Language.Evaluation.Values;

/// <content>Equality.</content>
public readonly partial struct RulesValue
{
    /// <summary>
    /// Whether it is the same value of the same type, all that is in it included: what lists and maps hold it against.
    /// NaN is no value's equal, and 0.0 is not -0.0.
    /// </summary>
    public bool Equals(RulesValue other)
    {
        var kind = Kind;
        return kind == other.Kind
            && kind switch
            {
                RulesValueKind.Null => true,
                RulesValueKind.Bool or RulesValueKind.Int => _bits == other._bits,
                RulesValueKind.Float => _bits == other._bits && !double.IsNaN(AsFloat),
                RulesValueKind.String => AsString == other.AsString,
                RulesValueKind.Timestamp or RulesValueKind.Duration => _bits == other._bits
                    && Nanoseconds == other.Nanoseconds,
                _ => Unsafe.As<Content>(_content!).ContentEquals(Unsafe.As<Content>(other._content!)),
            };
    }

    /// <summary>Whether lists and maps that hold the two are equal: of paths they compare the variables too.</summary>
    internal bool IsHeldAs(RulesValue other) =>
        Kind == RulesValueKind.Path && other.Kind == RulesValueKind.Path
            ? AsPath.IsWrittenAs(other.AsPath)
            : Equals(other);

    /// <summary>
    /// Whether <c>==</c> holds: of two numbers, whatever their types, when they are of the same size.
    /// </summary>
    internal bool IsSameAs(RulesValue other) =>
        (IsInt || IsFloat) && (other.IsInt || other.IsFloat) && !(IsInt && other.IsInt)
            ? AsNumber == other.AsNumber
            : Equals(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RulesValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Kind switch
        {
            RulesValueKind.Null => 0,
            RulesValueKind.Bool or RulesValueKind.Int or RulesValueKind.Float => _bits.GetHashCode(),
            RulesValueKind.String => AsString.GetHashCode(StringComparison.Ordinal),
            RulesValueKind.Timestamp or RulesValueKind.Duration => HashCode.Combine(_bits, Nanoseconds),
            _ => Unsafe.As<Content>(_content!).ContentHash(),
        };

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(RulesValue left, RulesValue right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(RulesValue left, RulesValue right) => !left.Equals(right);
}
