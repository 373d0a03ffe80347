using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>
/// A kind of mistake in rules. It is tried at each place where it can be made, one place at a time: see
/// docs/mutators.md.
/// </summary>
public abstract class Mutator
{
    private protected Mutator(string name, MutatorGroup group, string description) =>
        (Name, Group, Description) = (name, group, description);

    /// <summary>Its name, such as <c>drop-operand</c>.</summary>
    public string Name { get; }

    /// <summary>The group that it belongs to.</summary>
    public MutatorGroup Group { get; }

    /// <summary>The mistake in a few words, such as <c>an operand is dropped</c>.</summary>
    public string Description { get; }

    /// <summary>Edits of an expression, wherever it stands.</summary>
    internal virtual IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) => [];

    /// <summary>Edits of the condition of an allow statement.</summary>
    internal virtual IEnumerable<TextEdit> OfCondition(Expression condition, MutablePlaces places) => [];

    /// <summary>Edits of an allow statement apart from its condition.</summary>
    internal virtual IEnumerable<TextEdit> OfAllow(AllowStatement allow, MutablePlaces places) => [];

    /// <summary>Edits of a match block apart from its statements.</summary>
    internal virtual IEnumerable<TextEdit> OfMatch(MatchBlock match, MutablePlaces places) => [];

    /// <summary>Edits of a function apart from the expressions in it.</summary>
    internal virtual IEnumerable<TextEdit> OfFunction(FunctionDeclaration function, MutablePlaces places) => [];

    /// <summary>Edits of what stands before all services.</summary>
    internal virtual IEnumerable<TextEdit> OfDocument(RulesDocument document, MutablePlaces places) => [];
}
