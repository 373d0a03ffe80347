using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// A relationship as it is written, and the tokens at which its two ends and what follows them begin.
/// </summary>
internal sealed record WrittenRelationship(
    RelationshipEnd From,
    RelationshipEnd To,
    Cardinality? Cardinality,
    bool? MustExist,
    Token First,
    Token Second,
    Token Rest
)
{
    public override string ToString()
    {
        var terms = new[]
        {
            Cardinality?.Text(),
            MustExist switch
            {
                true => "must exist",
                false => "may dangle",
                _ => null,
            },
        }.OfType<string>().ToList();
        return $"`{From.Collection}.{From.Field}` -> references "
            + $"`{To.Collection}.{To.Field}`{(terms.Count == 0 ? "" : $" ({string.Join(", ", terms)})")}";
    }
}

/// <summary>
/// Reads a relationship: <c>posts.authorId -> references users.id (one-to-many, must exist: one user has many
/// posts)</c>.
/// </summary>
internal static class RelationshipParser
{
    private static readonly Dictionary<string, Cardinality> Cardinalities = Enum.GetValues<Cardinality>()
        .ToDictionary(cardinality => cardinality.Text(), StringComparer.OrdinalIgnoreCase);

    public static WrittenRelationship? Parse(Cursor cursor)
    {
        var first = cursor.Current;
        if (End(cursor) is not { } from || !cursor.Expect("->"))
        {
            return null;
        }
        cursor.TakeWord("references");
        var second = cursor.Current;
        if (End(cursor) is not { } to)
        {
            return null;
        }
        var rest = cursor.Current;
        return Terms(cursor) is var (cardinality, mustExist)
            ? new WrittenRelationship(from, to, cardinality, mustExist, first, second, rest)
            : null;
    }

    private static RelationshipEnd? End(Cursor cursor) =>
        Names.Path(cursor) is { } path && cursor.Expect(".") && Names.Dotted(cursor) is { } field
            ? new RelationshipEnd(path, field)
            : null;

    /// <summary>
    /// The terms in parentheses, which may be left out: what stands behind a colon, and behind the parentheses, is
    /// documentation. Null when they can't be read.
    /// </summary>
    private static (Cardinality? Cardinality, bool? MustExist)? Terms(Cursor cursor)
    {
        (Cardinality? Cardinality, bool? MustExist) terms = (null, null);
        if (cursor.AtEnd || !cursor.Take("("))
        {
            return terms;
        }
        do
        {
            if (
                cursor.Current.Kind == TokenKind.Word
                && Cardinalities.TryGetValue(cursor.Current.Text, out var cardinality)
                && terms.Cardinality is null
            )
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
                cursor.Fail(
                    $"{string.Join(", ", Cardinalities.Keys.Select(name => $"`{name}`"))}, `must exist` or `may dangle`"
                );
                return null;
            }
        } while (cursor.Take(",") || cursor.Take(";"));
        return cursor.Take(":") || cursor.Expect(")") ? terms : null;
    }
}
