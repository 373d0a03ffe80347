using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Analysis.Linting;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>
/// One alternative of a statement for one kind of request: a request is allowed if it matches the path, and all parts
/// of the condition are true. Rules are the sum of their clauses, in whatever statements and blocks they are written.
/// </summary>
/// <param name="Statement">The statement.</param>
/// <param name="Repairs">Proposes scenarios for conditions of the statement.</param>
/// <param name="Method">The kind of request.</param>
/// <param name="Version">The version of the rules, which decides what a recursive wildcard matches.</param>
/// <param name="Condition">The condition, without alternatives at its top.</param>
internal sealed record ComparedClause(
    RuleStatement Statement,
    Repairs Repairs,
    RulesMethod Method,
    int Version,
    Formula Condition
)
{
    /// <summary>Whether the statement's condition could not be expanded as a whole.</summary>
    public bool IsUnexpanded { get; init; }

    /// <summary>The texts of the parts that must all be true.</summary>
    public IReadOnlySet<string> Texts { get; } = FormulaTexts.Of(Condition);

    /// <summary>The number of its atomic conditions.</summary>
    public int Size { get; } = Condition.Atoms.Count();

    /// <summary>
    /// Returns true if this clause allows all that another one of the same method allows: it matches the same paths or
    /// more, and asks for a part of the other's condition or for the whole.
    /// </summary>
    public bool Covers(ComparedClause other) =>
        IsAsWide(other) && FormulaTexts.IsImplied(Condition, other.Texts) && MeansSamePlaces(other);

    /// <summary>
    /// Returns true if this clause is proven to allow all that another one of the same method and path allows: what it
    /// asks for is true wherever the other's condition is.
    /// </summary>
    public bool IsProvenToCover(ComparedClause other) =>
        IsAsWide(other)
        // In both conditions a name must mean the same segment.
        && Statement
            .Scope.Segments.Select(segment => segment.ToString())
            .SequenceEqual(other.Statement.Scope.Segments.Select(segment => segment.ToString()))
        && Implication.Holds(Condition, other.Condition, isList: Method == RulesMethod.List);

    private bool IsAsWide(ComparedClause other) =>
        (Version == other.Version || IsOfAnyVersion && other.IsOfAnyVersion)
        && PathOverlap.Covers(Statement.Scope.Segments, other.Statement.Scope.Segments, Version);

    // Only the meaning of a recursive wildcard depends on the version.
    private bool IsOfAnyVersion => PathPattern.IndexOfGlob(Statement.Scope.Segments.AsSpan()) < 0;

    private bool MeansSamePlaces(ComparedClause other) =>
        PathPattern.IndexOfGlob(Statement.Scope.Segments.AsSpan()) is var glob && glob < 0
        || HasSamePlaces(other, glob);

    /// <summary>
    /// The clause as several, of which one is true where it is: by the first of its parts that has alternatives, and
    /// not too many. Empty where it has none.
    /// </summary>
    public ImmutableArray<ComparedClause> Alternatives
    {
        get
        {
            const int Most = 8;
            var parts = FormulaTexts.Conjuncts(Condition);
            return parts.OfType<AnyFormula>().FirstOrDefault(any => any.Parts.Length <= Most) is { } choice
                ?
                [
                    .. choice.Parts.Select(one => new ComparedClause(
                        Statement,
                        Repairs,
                        Method,
                        Version,
                        FormulaBuilder.All([.. parts.Where(part => part != choice), one])
                    )),
                ]
                : [];
        }
    }

    /// <summary>
    /// Whether the clause is about a request that has no such document: a part of it reads the stored document of a
    /// create, or the written one of anything but a write.
    /// </summary>
    public bool IsNeverTrue =>
        FormulaTexts
            .Conjuncts(Condition)
            .OfType<AtomFormula>()
            .Select(atom => atom.Condition.DescendantsAndSelf().ToList())
            .Any(parts => !parts.Exists(LogicLifter.IsLogic) && parts.Exists(ReadsNothing));

    private bool ReadsNothing(Expression part) =>
        part is MemberExpression { Target: var document, Member.Text: "data" }
        && document switch
        {
            NameExpression { Name: "resource" } => Method == RulesMethod.Create,
            MemberExpression { Target: NameExpression { Name: "request" }, Member.Text: "resource" } => Method
                is not (RulesMethod.Create or RulesMethod.Update),
            _ => false,
        };

    public Goal Goal(Formula formula) => new(Statement, Repairs, formula.ToExpression(), Outcome: true);

    /// <summary>The goal that a part is not true: it may have no value.</summary>
    public Goal Denial(Formula formula) => Goal(formula) with { Outcome = false, IsFailureEnough = true };

    // Behind a recursive wildcard a segment has another number in every path.
    private bool HasSamePlaces(ComparedClause other, int glob)
    {
        var (own, others) = (Statement.Scope.Segments, other.Statement.Scope.Segments);
        var names = Condition.Atoms.SelectMany(atom => atom.Condition.DescendantsAndSelf()).OfType<NameExpression>();
        return own.Length == others.Length && PathPattern.IndexOfGlob(others.AsSpan()) == glob
            || names.All(name => Statement.Scope.Wildcard(name.Name) < glob);
    }
}
