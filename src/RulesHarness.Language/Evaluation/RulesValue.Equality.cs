using System.Runtime.CompilerServices;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation;

/// <content>Equality, as <c>==</c> has it.</content>
public readonly partial struct RulesValue
{
    /// <summary>Whether <c>==</c> holds: an <c>int</c> equals a <c>float</c> of its size; lists, maps and sets are compared by what is in them.</summary>
    public bool Equals(RulesValue other)
    {
        var kind = Kind;
        if (kind != other.Kind)
        {
            return (kind, other.Kind) is (RulesValueKind.Int, RulesValueKind.Float) or (RulesValueKind.Float, RulesValueKind.Int)
                && AsNumber == other.AsNumber;
        }

        return kind switch
        {
            RulesValueKind.Null => true,
            RulesValueKind.Bool or RulesValueKind.Int => bits == other.bits,
            RulesValueKind.Float => AsFloat == other.AsFloat,
            RulesValueKind.String => AsString == other.AsString,
            RulesValueKind.Timestamp or RulesValueKind.Duration => bits == other.bits && Nanoseconds == other.Nanoseconds,
            _ => ReferenceEquals(content, other.content) || Unsafe.As<Content>(content!).ContentEquals(Unsafe.As<Content>(other.content!)),
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RulesValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        RulesValueKind.Null => 0,
        RulesValueKind.Bool => bits.GetHashCode(),
        RulesValueKind.Int or RulesValueKind.Float => AsNumber.GetHashCode(),
        RulesValueKind.String => AsString.GetHashCode(StringComparison.Ordinal),
        RulesValueKind.Timestamp or RulesValueKind.Duration => HashCode.Combine(bits, Nanoseconds),
        _ => Unsafe.As<Content>(content!).ContentHash(),
    };

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(RulesValue left, RulesValue right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(RulesValue left, RulesValue right) => !left.Equals(right);
}
