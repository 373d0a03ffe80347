namespace RulesHarness.Language.Exploration.Access;

/// <summary>
/// Texts that name a user: the uid itself, or an id that is put together of the uid and others, as in <c>ship_uid</c>.
/// </summary>
internal static class UidText
{
    /// <summary>Returns true if a text is a uid, or has it as a part of its own between other characters.</summary>
    public static bool Names(string text, string uid) => PlaceOf(text, uid, 0) >= 0;

    /// <summary>Returns true if an id in a path names a user.</summary>
    public static bool IsInPath(string path, string uid) => path.Split('/').Any(segment => Names(segment, uid));

    /// <summary>The text with another uid in the place of one.</summary>
    public static string Replace(string text, string uid, string other)
    {
        for (var at = PlaceOf(text, uid, 0); at >= 0; at = PlaceOf(text, uid, at + other.Length))
        {
            text = string.Concat(text.AsSpan(0, at), other, text.AsSpan(at + uid.Length));
        }

        return text;
    }

    // A letter or a digit beside it makes it a part of another word.
    private static int PlaceOf(string text, string uid, int from)
    {
        if (uid.Length == 0)
        {
            return -1;
        }

        for (var at = Next(from); at >= 0; at = Next(at + 1))
        {
            var end = at + uid.Length;
            var isPart = at > 0 && char.IsLetterOrDigit(text[at - 1]);
            if (!isPart && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return at;
            }
        }

        return -1;

        int Next(int start) =>
            start <= text.Length - uid.Length ? text.IndexOf(uid, start, StringComparison.Ordinal) : -1;
    }
}
