using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// Proves of conditions that nothing can meet all of them: the same one is to be true and false, nothing is left that a
/// value may be, or one can only be evaluated where another one is met.
/// </summary>
/// <param name="reader">Reads the conditions.</param>
internal sealed class Contradictions(ConditionReader reader)
{
    private readonly KnownOutcomes _known = new();

    /// <summary>Returns true if no scenario can meet all literals.</summary>
    public bool IsImpossible(IEnumerable<AtomicCondition> way) => !Assume(way);

    /// <summary>
    /// Returns true if no scenario can meet all literals, and give each of the others the outcome or no value.
    /// </summary>
    public bool IsImpossible(IEnumerable<AtomicCondition> way, IEnumerable<AtomicCondition> lenient) =>
        !Assume(way) || lenient.Any(literal => !CanHold(literal));

    /// <summary>
    /// Returns true if no scenario can meet all literals, and leave another condition without a value.
    /// </summary>
    public bool IsImpossibleWithout(IEnumerable<AtomicCondition> way, Expression condition) =>
        !Assume(way) || HasValue(reader.Read(condition));

    // False where they contradict each other.
    private bool Assume(IEnumerable<AtomicCondition> way)
    {
        _known.Clear();
        foreach (var literal in way)
        {
            var read = reader.Read(literal.Condition);
            if (literal.Outcome && read.Test is { } test)
            {
                _known.AddType(test.Operand, test.Type);
            }

            if ((literal.Outcome && !AddAll(read.FactsWhereTrue)) || !Add(read, literal.Outcome) || !AddAll(read.Facts))
            {
                return false;
            }
        }

        return true;
    }

    private bool AddAll(ImmutableArray<AtomicCondition> facts)
    {
        foreach (var fact in facts)
        {
            if (!Add(reader.Read(fact.Condition), fact.Outcome))
            {
                return false;
            }
        }

        return true;
    }

    private bool CanHold(AtomicCondition literal)
    {
        var read = reader.Read(literal.Condition);
        return CanHold(read, literal.Outcome != read.IsOpposite);
    }

    private bool CanHold(ReadCondition read, bool outcome) =>
        (read.Text is not { } text || _known.CanBe(text, outcome))
        && (read.Choice is not { } choice || _known.CanBe(choice, outcome))
        && (SizesOf(read, outcome) is not { } sizes || _known.CanBe(sizes));

    private bool Add(ReadCondition read, bool written)
    {
        var outcome = written != read.IsOpposite;
        if (!CanHold(read, outcome))
        {
            return false;
        }

        if (read.Text is { } text)
        {
            _known.Add(text, outcome);
        }

        if (read.Choice is { } choice)
        {
            _known.Add(choice, outcome);
        }

        if (SizesOf(read, outcome) is { } sizes)
        {
            _known.Add(sizes);
        }

        return true;
    }

    private bool HasValue(ReadCondition read) =>
        (read.Text is { } text && _known.Has(text))
        || (read.SizesWhereTrue is { } sizes && _known.HasSize(sizes.Sized));

    private static SizeRange? SizesOf(ReadCondition read, bool outcome) =>
        outcome ? read.SizesWhereTrue : read.SizesWhereFalse;
}
