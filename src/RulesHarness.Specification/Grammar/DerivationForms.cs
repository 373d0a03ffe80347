using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Reads what begins with the name of a derivation: <c>text of count</c>, <c>part 1 of code at "-"</c>.
/// </summary>
internal static class DerivationForms
{
    private static readonly (Derivation Derivation, string[] Words)[] Phrases =
    [
        .. Enum.GetValues<Derivation>()
            .Where(derivation => derivation is not (Derivation.Distance or Derivation.Part))
            .Select(derivation => (derivation, $"{derivation.Phrase()} of".Split(' '))),
    ];

    /// <summary>Whether a derivation stands at the cursor, which is to be read then.</summary>
    public static bool IsAt(Cursor cursor)
    {
        var ahead = cursor.Fork();
        return TakeName(ahead) is not null || ahead.TakePhrase("distance", "between") || TakePart(ahead) is not null;
    }

    /// <summary>Reads a derivation of what <paramref name="operand"/> reads; null after a failure.</summary>
    public static DerivedOperand? Parse(Cursor cursor, Func<Operand?> operand)
    {
        if (cursor.TakePhrase("distance", "between"))
        {
            return operand() is { } one && ExpectAnd(cursor) && operand() is { } other
                ? new DerivedOperand(Derivation.Distance, one, other)
                : null;
        }
        if (TakePart(cursor) is { } number)
        {
            return operand() is { } text && Separator(cursor) is { } at
                ? new DerivedOperand(Derivation.Part, text, at, number)
                : null;
        }
        var derivation = TakeName(cursor)!.Value;
        if (!derivation.IsOfChange())
        {
            return operand() is { } of ? new DerivedOperand(derivation, of) : null;
        }
        var first = cursor.Current;
        if (operand() is not { } map)
        {
            return null;
        }
        if (map is FieldOperand { IsNew: false } stored)
        {
            return new DerivedOperand(derivation, stored with { IsNew = true }, stored);
        }
        cursor.FailAt(first, "a field whose value is a map, without `new.`: it is compared with what is written");
        return null;
    }

    private static bool ExpectAnd(Cursor cursor) => cursor.TakeWord("and") || cursor.Fail("`and` and another point");

    private static Derivation? TakeName(Cursor cursor)
    {
        foreach (var (derivation, words) in Phrases)
        {
            if (cursor.TakePhrase(words))
            {
                return derivation;
            }
        }
        return null;
    }

    private static int? TakePart(Cursor cursor)
    {
        if (
            !cursor.Current.IsWord("part")
            || cursor.Ahead(1) is not { Kind: TokenKind.Number, Value: long and >= 1 and <= 100 and var number }
            || !cursor.Ahead(2).IsWord("of")
        )
        {
            return null;
        }
        cursor.At += 3;
        return (int)number;
    }

    private static LiteralOperand? Separator(Cursor cursor)
    {
        if (
            cursor.TakeWord("at")
            && cursor.Current is { Kind: TokenKind.String, Value: string { Length: > 0 } separator }
        )
        {
            cursor.Advance();
            return new LiteralOperand(separator);
        }
        cursor.Fail("`at` and the text that separates the parts, as in `part 1 of email at \"@\"`");
        return null;
    }
}
