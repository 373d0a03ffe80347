using System.Text.RegularExpressions;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Patterns;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>
/// The methods of strings (https://firebase.google.com/docs/reference/rules/rules.String). A string is UTF-16: its size
/// is that of Java's strings, an emoji counts twice. Letters beyond ASCII have no case.
/// </summary>
internal static class StringMethods
{
    private delegate RulesValue PatternCall(Pattern pattern, RulesValue target, ReadOnlySpan<RulesValue> arguments);

    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("size", 0) => static (target, _) => RulesValue.From((long)target.AsString.Length),
            ("lower", 0) => static (target, _) => RulesValue.From(Lower(target.AsString)),
            ("upper", 0) => static (target, _) => RulesValue.From(Upper(target.AsString)),
            ("trim", 0) => static (target, _) => RulesValue.From(Trim(target.AsString)),
            ("toUtf8", 0) => static (target, _) => RulesValue.FromBytes(Utf8Text.BytesOf(target.AsString)),
            ("matches", 1) => Matches,
            ("split", 1) => Split,
            ("replace", 2) => Replace,
            _ => null,
        };

    private static RulesValue Matches(RulesValue target, ReadOnlySpan<RulesValue> arguments) =>
        !arguments[0].IsString ? Signatures.Mismatch("string.matches", arguments)
        : Pattern.Find(arguments[0].AsString) is not { } pattern ? NoPattern(arguments[0])
        : Tried(
            pattern,
            target,
            arguments,
            static (pattern, target, _) => RulesValue.From(pattern.Matches(target.AsString))
        );

    private static RulesValue Split(RulesValue target, ReadOnlySpan<RulesValue> arguments) =>
        !arguments[0].IsString ? Signatures.Mismatch("string.split", arguments)
        : Pattern.Find(arguments[0].AsString) is not { } pattern ? NoPattern(arguments[0])
        : Tried(
            pattern,
            target,
            arguments,
            static (pattern, target, _) =>
                RulesValue.FromList([.. pattern.Split(target.AsString).Select(RulesValue.From)])
        );

    private static RulesValue Replace(RulesValue target, ReadOnlySpan<RulesValue> arguments) =>
        !arguments[0].IsString || !arguments[1].IsString ? Signatures.Mismatch("string.replace", arguments)
        : Pattern.Find(arguments[0].AsString) is not { } pattern ? NoPattern(arguments[0])
        : Tried(
            pattern,
            target,
            arguments,
            static (pattern, target, arguments) =>
                pattern.Replace(target.AsString, arguments[1].AsString) is { } replaced
                    ? RulesValue.From(replaced)
                    // The emulator itself breaks off here: it answers with an internal error.
                    : RulesValue.Undefined(
                        $"Invalid replacement. Pattern: {arguments[0].AsString}, Replacement: {arguments[1].AsString}."
                    )
        );

    private static RulesValue Tried(
        Pattern pattern,
        RulesValue target,
        ReadOnlySpan<RulesValue> arguments,
        PatternCall call
    )
    {
        try
        {
            return call(pattern, target, arguments);
        }
        catch (RegexMatchTimeoutException)
        {
            return RulesValue.Undefined($"The pattern is too large to be matched. Pattern: {arguments[0].AsString}.");
        }
    }

    private static RulesValue NoPattern(RulesValue pattern) =>
        RulesValue.Undefined($"Invalid regular expression pattern. Pattern: {pattern.AsString}.");

    private static string Lower(string text) =>
        text.AsSpan().ContainsAnyInRange('A', 'Z')
            ? string.Create(text.Length, text, static (lower, source) => CopyInto(lower, source, 'A', 'Z'))
            : text;

    private static string Upper(string text) =>
        text.AsSpan().ContainsAnyInRange('a', 'z')
            ? string.Create(text.Length, text, static (upper, source) => CopyInto(upper, source, 'a', 'z'))
            : text;

    // The other case of an ASCII letter is 32 places away.
    private static void CopyInto(Span<char> copy, string source, char first, char last)
    {
        for (var i = 0; i < copy.Length; i++)
        {
            var character = source[i];
            copy[i] = character >= first && character <= last ? (char)(character ^ 0x20) : character;
        }
    }

    // All control characters and the space, and nothing beyond.
    private static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && text[start] <= ' ')
        {
            start++;
        }

        while (end > start && text[end - 1] <= ' ')
        {
            end--;
        }

        return text[start..end];
    }
}
