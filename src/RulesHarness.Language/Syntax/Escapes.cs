using System.Buffers;

namespace RulesHarness.Language.Syntax;

/// <summary>The escapes of a string, as Firestore's compiler accepts them.</summary>
internal static class Escapes
{
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> Octal = SearchValues.Create("01234567");

    /// <summary>How long the escape is whose backslash stands at <paramref name="index"/>; 0 when it is none.</summary>
    public static int LengthAt(string text, int index) => (index + 1 < text.Length ? text[index + 1] : '\0') switch
    {
        'b' or 't' or 'n' or 'f' or 'r' or '\'' or '"' or '\\' => 2,
        'x' => WithDigits(text, index, 2, 2, Hex),
        'u' => WithDigits(text, index, 2, 4, Hex),
        >= '0' and <= '3' => WithDigits(text, index, 1, 3, Octal),
        _ => 0,
    };

    /// <summary>How much to show of what is no escape: the backslash, and the character after it on its line.</summary>
    public static int LengthOfWrong(string text, int index) => index + 1 >= text.Length || text[index + 1] is '\r' or '\n'
        ? 1
        : index + 2 < text.Length && char.IsSurrogatePair(text, index + 1) ? 3 : 2;

    private static int WithDigits(string text, int index, int prefix, int count, SearchValues<char> digits)
    {
        var length = prefix + count;
        return index + length <= text.Length && !text.AsSpan(index + prefix, count).ContainsAnyExcept(digits) ? length : 0;
    }
}
