using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>Reads a relationship: <c>posts.authorId -> references users.id (one-to-many, must exist: one user has many posts)</c>.</summary>
internal static class RelationshipParser
{
    private static readonly Dictionary<string, Cardinality> Cardinalities =
        Enum.GetValues<Cardinality>().ToDictionary(cardinality => cardinality.Text(), StringComparer.OrdinalIgnoreCase);

    public static RelationshipEnd? End(Cursor cursor) =>
        Names.Path(cursor) is { } path && cursor.Expect(".") && Names.Dotted(cursor) is { } field ? new RelationshipEnd(path, field) : null;

    /// <summary>
    /// The terms in parentheses, which may be left out: what stands behind a colon, and behind the parentheses, is documentation. Null when
    /// they can't be read.
    /// </summary>
    public static (Cardinality? Cardinality, bool? MustExist)? Terms(Cursor cursor)
    {
        (Cardinality? Cardinality, bool? MustExist) terms = (null, null);
        if (cursor.AtEnd || !cursor.Take("("))
            return terms;
        do
        {
            if (cursor.Current.Kind == TokenKind.Word && Cardinalities.TryGetValue(cursor.Current.Text, out var cardinality) && terms.Cardinality is null)
            {
                cursor.Advance();
                terms.Cardinality = cardinality;
            }
            else if (terms.MustExist is null && cursor.TakePhrase("must", "exist"))
            {
                terms.MustExist = true;
            }
            else if (terms.MustExist is null && cursor.TakePhrase("may", "dangle"))
            {
                terms.MustExist = false;
            }
            else
            {
                cursor.Fail($"{string.Join(", ", Cardinalities.Keys)}, must exist or may dangle");
                return null;
            }
        }
        while (cursor.Take(",") || cursor.Take(";"));
        return cursor.Take(":") || cursor.Expect(")") ? terms : null;
    }
}
