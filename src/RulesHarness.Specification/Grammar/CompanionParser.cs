using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>A write that a sentence asks for in the same batch, and the document that it is about.</summary>
/// <param name="Kind">Create, update or delete.</param>
/// <param name="Path">The path of its document.</param>
internal sealed record Companion(Operation Kind, DocumentPath Path)
{
    /// <summary>A field of its document: the one that the batch leaves, or the one before it.</summary>
    public LookUpOperand Field(string name, bool isAfter) => new(Path, name) { IsAfter = isAfter };

    /// <summary>That its document is there, or is not, before the batch or after it.</summary>
    public Comparison Exists(bool isThere, bool isAfter) =>
        new(new ExistsOperand(Path) { IsAfter = isAfter }, Comparator.Equal, new LiteralOperand(isThere));
}

/// <summary>
/// Reads what stands behind <c>together with</c>: <c>a new doc of</c>, <c>an update of</c> or <c>a deletion of</c>, the
/// path of the other document, and what is asked of it. It means a condition on that document before and after the
/// batch, which is all that rules see of it.
/// </summary>
internal static class CompanionParser
{
    public static Condition? Parse(Cursor cursor, ActorNames roles)
    {
        if (Kind(cursor) is not { } kind)
        {
            return null;
        }
        cursor.TakeWord("of", "at");
        if (PathParser.OfBatch(cursor) is not { } path)
        {
            return null;
        }
        var companion = new Companion(kind, path);
        var behind = cursor.Current;
        var asked = TakeWhere(cursor) ? ConditionParser.OfCompanion(cursor, companion, roles) : null;
        if (cursor.Failure is not null)
        {
            return null;
        }
        if (kind == Operation.Update && !IsOfAfter(asked, path))
        {
            cursor.FailAt(
                behind,
                "`where` and a `new.` field: rules see of an update only what the document is afterwards, as in "
                    + "`where new.count == count + 1`"
            );
            return null;
        }
        return Meaning(companion, asked);
    }

    private static Operation? Kind(Cursor cursor)
    {
        if (cursor.TakePhrase("a", "new", "doc") || cursor.TakePhrase("a", "new", "document"))
        {
            return Operation.Create;
        }
        if (cursor.TakePhrase("an", "update"))
        {
            return Operation.Update;
        }
        if (cursor.TakePhrase("a", "deletion") || cursor.TakePhrase("the", "deletion"))
        {
            return Operation.Delete;
        }
        cursor.Fail("`a new doc of`, `an update of` or `a deletion of`");
        return null;
    }

    private static bool TakeWhere(Cursor cursor)
    {
        if (cursor.Current.Is(",") && IsWhere(cursor.Ahead(1)))
        {
            cursor.Advance();
        }
        return cursor.TakeWord("where", "when", "if");
    }

    private static bool IsWhere(Token token) => token.IsWord("where") || token.IsWord("when") || token.IsWord("if");

    private static bool IsOfAfter(Condition? condition, DocumentPath path) =>
        Semantics
            .ConditionTransform.Operands(condition)
            .OfType<LookUpOperand>()
            .Any(lookUp => lookUp.IsAfter && lookUp.Path == path);

    private static AndCondition Meaning(Companion companion, Condition? asked)
    {
        IEnumerable<Condition> existence = companion.Kind switch
        {
            Operation.Create =>
            [
                companion.Exists(isThere: false, isAfter: false),
                companion.Exists(isThere: true, isAfter: true),
            ],
            Operation.Delete =>
            [
                companion.Exists(isThere: true, isAfter: false),
                companion.Exists(isThere: false, isAfter: true),
            ],
            _ => [companion.Exists(isThere: true, isAfter: false)],
        };
        return new AndCondition([.. existence, .. asked is null ? Array.Empty<Condition>() : [asked]]);
    }
}
