using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>The definition of a role as a condition on a request: its document is looked up.</summary>
public static class RoleConditions
{
    /// <summary>Gets the condition under which a caller has a role.</summary>
    public static Condition Of(Role role) =>
        role switch
        {
            ClaimRole claims => claims.Condition,
            DocumentRole document => OfDocument(document),
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "not a role"),
        };

    /// <summary>Gets the path of the document that gives a role.</summary>
    public static DocumentPath PathOf(DocumentRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return new DocumentPath([.. role.Segments.Select(Segment)]);
    }

    private static Condition OfDocument(DocumentRole role)
    {
        var path = PathOf(role);
        var exists = new Comparison(new ExistsOperand(path), Comparator.Equal, new LiteralOperand(true));
        return role.Condition is null
            ? exists
            : ConditionTransform.Replace(
                role.Condition,
                operand => operand is FieldOperand field ? new LookUpOperand(path, field.Path) : operand
            );
    }

    private static IReadOnlyList<Operand> Segment(string segment) =>
        segment switch
        {
            "{uid}" => [new UidOperand()],
            ['{', .., '}'] => [new PathIdOperand(segment[1..^1])],
            _ => [new LiteralOperand(segment)],
        };
}
