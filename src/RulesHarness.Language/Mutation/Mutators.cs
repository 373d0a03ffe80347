using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>The mutators, and the mutants that they make of a rules file.</summary>
public static class Mutators
{
    /// <summary>The name of the mutator that gives lists another item, or takes one.</summary>
    public const string OfItems = "other-items";

    /// <summary>The name of the mutator that lets a pattern match more text.</summary>
    public const string OfPatterns = "loose-pattern";

    /// <summary>All mutators, by group.</summary>
    public static IReadOnlyList<Mutator> All { get; } =
    [
        new ConstantCondition(),
        new DroppedOperand(),
        new SwappedLogic(),
        new Negation(),
        new OtherArm(),
        new OtherComparison(),
        new OtherBound(),
        new OtherNumber(),
        new OtherText(),
        new OtherBoolean(),
        new OtherItems(),
        new OtherLookUp(),
        new OtherDocument(),
        new OtherCaller(),
        new OtherSet(),
        new OtherKeys(),
        new OtherType(),
        new OtherSize(),
        new LoosePattern(),
        new OtherTime(),
        new OtherMethods(),
        new OtherPath(),
        new RemovedStatement(),
        new RemovedBlock(),
        new OtherVersion(),
    ];

    /// <summary>
    /// The mutants of a file, in the order of the text; each text once. That the compiler accepts them is not checked.
    /// </summary>
    /// <param name="rules">The file.</param>
    /// <param name="mutators">The mutators to use; null for all.</param>
    /// <exception cref="ArgumentException">The file has errors.</exception>
    public static IReadOnlyList<Mutant> Of(ParsedRules rules, IReadOnlyCollection<Mutator>? mutators = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.HasErrors)
        {
            throw new ArgumentException("the rules have errors", nameof(rules));
        }

        var places = new MutablePlaces(rules);
        return
        [
            .. (mutators ?? All)
                .SelectMany(mutator =>
                    places.Of(mutator).Select(edit => new Mutant(mutator, edit.Span, edit.Replacement))
                )
                .Where(mutant => rules.Source.Slice(mutant.Span) != mutant.Replacement)
                .DistinctBy(mutant => (mutant.Span.Offset, mutant.Span.Length, mutant.Replacement))
                .OrderBy(mutant => mutant.Span.Offset),
        ];
    }
}
