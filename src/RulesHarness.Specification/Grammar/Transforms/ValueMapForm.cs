using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>0 is draft, 1 is published, everything else is archived</c>.</summary>
internal static class ValueMapForm
{
    public static TransformForm Form { get; } = new("0 is draft, 1 is published, everything else is archived", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        var pairs = new List<KeyValuePair<string, object?>>();
        do
        {
            if (TakeEverythingElse(cursor))
            {
                return pairs.Count == 0 ? WithoutPairs(cursor) : WithRest(cursor, pairs);
            }
            if (!TakePair(cursor, pairs))
            {
                return null;
            }
        } while (TakeAnother(cursor));
        return new ValueMapStep(pairs);
    }

    private static TransformStep? WithoutPairs(Cursor cursor)
    {
        cursor.Fail("a value before, as in `0 is draft, everything else is archived`");
        return null;
    }

    private static TransformStep? WithRest(Cursor cursor, List<KeyValuePair<string, object?>> pairs)
    {
        if (cursor.TakeWord("stays"))
        {
            return new ValueMapStep(pairs) { OthersStay = true };
        }
        if (!cursor.TakeWord("is") && !cursor.Fail("`is` and a value, or `stays`"))
        {
            return null;
        }
        return TransformWords.TakeValue(cursor, out var value)
            ? new ValueMapStep(pairs) { HasOtherwise = true, Otherwise = value }
            : null;
    }

    /// <summary>One value, or several joined by <c>or</c>, and what they become.</summary>
    private static bool TakePair(Cursor cursor, List<KeyValuePair<string, object?>> pairs)
    {
        var keys = new List<string>();
        do
        {
            if (TransformWords.Key(cursor) is not { } key)
            {
                return false;
            }
            keys.Add(key);
        } while (cursor.TakeWord("or"));
        if (
            !cursor.TakeWord("is") && !cursor.Fail(keys.Count == 1 && pairs.Count == 0 ? TransformParser.AStep : "`is`")
        )
        {
            return false;
        }
        if (!TransformWords.TakeValue(cursor, out var value))
        {
            return false;
        }
        pairs.AddRange(keys.Select(key => KeyValuePair.Create(key, value)));
        return true;
    }

    /// <summary>The sign before another pair; behind it a step of another form may stand, too.</summary>
    private static bool TakeAnother(Cursor cursor)
    {
        var ahead = cursor.Fork();
        if (!ahead.Take(",") && !ahead.TakeWord("and"))
        {
            return false;
        }
        ahead.TakeWord("and");
        var start = ahead.At;
        if (!TakeEverythingElse(ahead) && !TakePair(ahead, []))
        {
            return false;
        }
        cursor.At = start;
        return true;
    }

    private static bool TakeEverythingElse(Cursor cursor) =>
        cursor.TakePhrase("everything", "else") || cursor.TakePhrase("anything", "else");
}
