using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Other ways than the right one to a document whose id is a field of another document: rules may take one of them, and
/// may find a document there of which the same holds.
/// </summary>
internal static class Detours
{
    /// <summary>
    /// The ways to miss a comparison that leads through another document: the same holds of the document that has the
    /// other document's own id.
    /// </summary>
    public static IEnumerable<IReadOnlyList<Comparison>> Near(Comparison comparison) =>
        from taken in Taken(comparison, id => OwnIds(id.Path))
        select Missed(comparison, taken);

    /// <summary>A comparison that is broken, and would hold by another way.</summary>
    public static IReadOnlyList<Comparison> Missed(Comparison comparison, Comparison taken) =>
        [ConditionTransform.Negate(comparison), taken];

    /// <summary>
    /// A comparison with another way to the documents through which it leads, for each of the ids that may stand in
    /// place of a right one.
    /// </summary>
    public static IEnumerable<Comparison> Taken(
        Comparison comparison,
        Func<LookUpOperand, IEnumerable<IReadOnlyList<Operand>>> others
    ) =>
        from id in IdsOf(comparison)
        from other in others(id)
        let taken = By(comparison, id, other)
        where taken != comparison
        select taken;

    /// <summary>A comparison that leads to the document with other ids in place of one.</summary>
    public static Comparison By(Comparison comparison, LookUpOperand id, IReadOnlyList<Operand> other) =>
        ConditionTransform.ReplaceCompared(comparison, operand => By(operand, id, other));

    /// <summary>The ids of the path of a document that is looked up for a field of it: what it has itself.</summary>
    public static IEnumerable<IReadOnlyList<Operand>> OwnIds(DocumentPath path) =>
        path.Segments[^1] is [LiteralOperand] ? [] : [path.Segments[^1]];

    /// <summary>The fields of other documents that are ids in the paths of those that a comparison looks up.</summary>
    public static IEnumerable<LookUpOperand> IdsOf(Comparison comparison) =>
        ConditionTransform
            .Compared(comparison)
            .Select(PathOf)
            .OfType<DocumentPath>()
            .SelectMany(path => path.Parts)
            .OfType<LookUpOperand>()
            .Distinct();

    private static DocumentPath? PathOf(Operand operand) =>
        operand switch
        {
            LookUpOperand lookUp => lookUp.Path,
            ExistsOperand exists => exists.Path,
            _ => null,
        };

    private static Operand By(Operand operand, LookUpOperand id, IReadOnlyList<Operand> other) =>
        operand switch
        {
            LookUpOperand lookUp => lookUp with { Path = By(lookUp.Path, id, other) },
            ExistsOperand exists => exists with { Path = By(exists.Path, id, other) },
            _ => operand,
        };

    private static DocumentPath By(DocumentPath path, LookUpOperand id, IReadOnlyList<Operand> other) =>
        new([.. path.Segments.Select(segment => By(segment, id, other))]);

    private static IReadOnlyList<Operand> By(
        IReadOnlyList<Operand> segment,
        LookUpOperand id,
        IReadOnlyList<Operand> other
    ) => [.. segment.SelectMany(part => part == id ? other : [part])];
}
