using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// The id of the requested document that a condition asks for by itself: <c>{docId} == "main"</c>, or one that
/// <c>{docId} matches "[a-z]+"</c>.
/// </summary>
internal static class OwnId
{
    private const int LongestId = 1_500;

    /// <summary>The first such id; null where no comparison asks for one that a document can have.</summary>
    public static string? Of(IReadOnlyList<Comparison> comparisons) =>
        comparisons.Select(Turned).Where(IsOfOwnId).SelectMany(Candidates).FirstOrDefault(IsPossible)
        ?? NumberedId.Of(comparisons);

    /// <summary>
    /// Whether the comparison asks for an id that is computed: of fields, other ids and the caller, <c>{docId} == uid +
    /// "_" + matchId</c>, or one that begins so.
    /// </summary>
    public static bool IsComputed(Comparison comparison) => Computed(comparison) is not null;

    /// <summary>The first id that is computed so; null where none is asked for that a document can have.</summary>
    public static string? Computed(IEnumerable<Comparison> comparisons, EvaluationScope scope) =>
        comparisons
            .Select(Computed)
            .OfType<Operand>()
            .Select(operand => scope.TryGetValue(operand, out var id) ? id as string : null)
            .FirstOrDefault(id => id is not null && IsPossible(id));

    private static Operand? Computed(Comparison comparison)
    {
        if (comparison is { Comparator: Comparator.StartsWith, Right: not LiteralOperand } && IsOfOwnId(comparison))
        {
            return new ArithmeticOperand(comparison.Right, ArithmeticSign.Plus, new LiteralOperand("a"));
        }
        if (comparison.Comparator != Comparator.Equal)
        {
            return null;
        }
        var turned = comparison.Right is PathIdOperand ? comparison.Mirrored()! : comparison;
        return IsOfOwnId(turned) && turned.Right is ArithmeticOperand or DerivedOperand ? turned.Right : null;
    }

    /// <summary>The field of another document that has to be the id; null where none is asked for.</summary>
    public static LookUpOperand? FieldOfAnother(Comparison comparison) =>
        comparison switch
        {
            { Comparator: Comparator.Equal, Left: PathIdOperand { IsOwn: true }, Right: LookUpOperand right } => right,
            { Comparator: Comparator.Equal, Left: LookUpOperand left, Right: PathIdOperand { IsOwn: true } } => left,
            _ => null,
        };

    /// <summary>Whether the comparison asks for an id that no document can have.</summary>
    public static bool IsImpossible(Comparison comparison) =>
        IsOfOwnId(comparison)
        && comparison is { Comparator: Comparator.Equal, Right: LiteralOperand { Value: string id } }
        && !IsPossible(id);

    private static Comparison Turned(Comparison comparison) =>
        comparison is { Left: LiteralOperand, Right: PathIdOperand } ? comparison.Mirrored() ?? comparison : comparison;

    private static bool IsOfOwnId(Comparison comparison) => comparison.Left is PathIdOperand { IsOwn: true };

    private static IEnumerable<string> Candidates(Comparison comparison) =>
        (comparison.Comparator, comparison.Right) switch
        {
            (Comparator.Equal, LiteralOperand { Value: string id }) => [id],
            (Comparator.In, ListOperand list) => list
                .Items.OfType<LiteralOperand>()
                .Select(item => item.Value)
                .OfType<string>(),
            (Comparator.StartsWith, LiteralOperand { Value: string start }) => [start + "a"],
            (Comparator.Matches, LiteralOperand { Value: string pattern }) => PatternVariations.Of(pattern).Matching,
            _ => [],
        };

    /// <summary>Firestore's limits of a document id, which a path in rules has as well.</summary>
    private static bool IsPossible(string id) =>
        id.Length is > 0 and <= LongestId
        && id is not ("." or ".." or ['_', '_', .., '_', '_'])
        && !id.Contains('/', StringComparison.Ordinal);
}
