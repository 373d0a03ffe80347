using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// A way to have a role, or to just not have it: comparisons that hold of the caller's token, or of the document that makes the role.
/// <c>Number</c>, from 1, tells the callers apart who have it in different ways.
/// </summary>
internal sealed record RoleWay(int Number, IReadOnlyList<Comparison> Comparisons)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(" and ", Comparisons);

    /// <summary>One way for each value that makes the role; none for a role by a document that need only exist.</summary>
    public static IReadOnlyList<RoleWay> Into(Role role) => Numbered(1, Disjuncts(role).SelectMany(Variations.OneValueEach));

    /// <summary>The first way; null for a role by a document that need only exist.</summary>
    public static RoleWay? First(Role role) => Into(role) is [var first, ..] ? first : null;

    /// <summary>The nearest misses: one part of what makes the role is otherwise. That it is missing altogether is what strangers try.</summary>
    public static IReadOnlyList<RoleWay> Past(Role role, DataModel model)
    {
        var ways = Into(role).Count;
        return Numbered(ways + 1, Disjuncts(role).SelectMany(disjunct => disjunct.SelectMany((comparison, at) =>
            (role is ClaimRole ? OfClaim(comparison) : OfField((DocumentRole)role, comparison, model))
                .Select(miss => (IReadOnlyList<Comparison>)[.. disjunct.Select((each, place) => place == at ? miss : each)]))));
    }

    private static List<RoleWay> Numbered(int first, IEnumerable<IReadOnlyList<Comparison>> ways) => [.. ways.Select((way, at) => new RoleWay(first + at, way))];

    private static IReadOnlyList<IReadOnlyList<Comparison>> Disjuncts(Role role) => role switch
    {
        ClaimRole claims => ConditionTransform.Disjuncts(claims.Condition),
        DocumentRole { Condition: { } condition } => ConditionTransform.Disjuncts(condition),
        _ => [],
    };

    /// <summary>Another value, and the right one in a wrong type. Claims that Firebase itself makes have no wrong type.</summary>
    private static IEnumerable<Comparison> OfClaim(Comparison comparison)
    {
        if (comparison is not { Left: TokenOperand token, Comparator: Comparator.Equal or Comparator.In } || ClaimSolver.IsOfFirebase(token.Claim))
            yield break;
        var value = comparison.Right is ListOperand { Items: [LiteralOperand first, ..] } ? first.Value : (comparison.Right as LiteralOperand)?.Value;
        object?[] misses = value switch
        {
            bool flag => [flag ? "true" : "false", !flag],
            string text => [text + "-not", new List<object?> { text }],
            long whole => [whole.ToString(System.Globalization.CultureInfo.InvariantCulture), whole + 1],
            _ => [],
        };
        foreach (var miss in misses)
            yield return new Comparison(token, Comparator.Equal, miss is List<object?> items ? new ListOperand([.. items.Select(item => new LiteralOperand(item))]) : new LiteralOperand(miss));
    }

    /// <summary>Each value of an enum that does not make the role; of other fields, what negates the comparison.</summary>
    private static IEnumerable<Comparison> OfField(DocumentRole role, Comparison comparison, DataModel model)
    {
        if (!role.Segments.Contains("{uid}") || comparison.Left is not FieldOperand field)
            return [];
        return Variations.Broken(comparison, CollectionOf(role, model)?.Field(field.Path));
    }

    /// <summary>The collection that the document is in that makes a role; null when the spec has no such collection.</summary>
    public static Collection? CollectionOf(DocumentRole role, DataModel model)
    {
        var shape = role.Segments.Where((_, at) => at % 2 == 0).ToList();
        return model.Collections.FirstOrDefault(collection => collection.Path.ParentCollectionIds.Append(collection.Path.Id).SequenceEqual(shape));
    }
}
