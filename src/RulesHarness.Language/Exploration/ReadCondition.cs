using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// A condition as contradictions are found in it. Expressions of one text have one number; null stands for one that is
/// too long to be written.
/// </summary>
internal sealed record ReadCondition
{
    /// <summary>The number of its text; of <c>a != b</c> that of <c>a == b</c>.</summary>
    public required int? Text { get; init; }

    /// <summary>Whether <see cref="Text"/> is its opposite.</summary>
    public required bool IsOpposite { get; init; }

    /// <summary>The values among which a value has to be; null for other conditions.</summary>
    public required ValueChoice? Choice { get; init; }

    /// <summary>The sizes that a value may have where the condition is true; null for other conditions.</summary>
    public required SizeRange? SizesWhereTrue { get; init; }

    /// <summary>The sizes that a value may have where the condition is false; null for other conditions.</summary>
    public required SizeRange? SizesWhereFalse { get; init; }

    /// <summary>The value whose type is tested; null for other conditions.</summary>
    public required TestedType? Test { get; init; }

    /// <summary>The conditions that are met wherever it has a value.</summary>
    public required ImmutableArray<AtomicCondition> Facts { get; init; }

    /// <summary>The conditions that are met besides wherever it is true.</summary>
    public required ImmutableArray<AtomicCondition> FactsWhereTrue { get; init; }
}

/// <summary>A value that is compared with others.</summary>
/// <param name="Operand">Its number.</param>
/// <param name="Values">The values that it is one of, or none of. They stay as they are.</param>
/// <param name="IsNeverNull">Whether it has no value where it could be null.</param>
internal sealed record ValueChoice(int Operand, HashSet<RulesValue> Values, bool IsNeverNull);

/// <summary>The sizes that a value may have.</summary>
/// <param name="Sized">Its number.</param>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
internal sealed record SizeRange(int Sized, long Least, long Most);

/// <summary>A value whose type is tested.</summary>
/// <param name="Operand">Its number.</param>
/// <param name="Type">The type.</param>
internal sealed record TestedType(int Operand, string Type);
