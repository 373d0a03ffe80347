using System.Collections.Immutable;
using System.Text;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>
/// Reads what <c>path()</c> is given: segments as they stand in a URL, or variables to bind, <c>{name}</c> and
/// <c>{name=**}</c>.
/// </summary>
internal static class PathTemplates
{
    public static RulesValue Parse(string text)
    {
        if (text.Length == 0)
        {
            return RulesValue.Undefined("Empty Path Template is not allowed.");
        }

        var parts = text.StartsWith('/') ? text[1..].Split('/') : text.Split('/');
        if (parts.Contains(""))
        {
            return RulesValue.Undefined($"Invalid Path Template {text}. Empty segment is not allowed.");
        }

        var segments = ImmutableArray.CreateBuilder<PathSegmentValue>(parts.Length);
        foreach (var part in parts)
        {
            if (Segment(text, part, out var segment) is { } problem)
            {
                return RulesValue.Undefined(problem);
            }

            if (segment.Variable is { } name && segments.Any(other => other.Variable == name))
            {
                return RulesValue.Undefined(EvaluationErrors.TwiceInPath(name));
            }

            segments.Add(segment);
        }

        return RulesValue.From(new RulesPath(segments.DrainToImmutable()));
    }

    private static string? Segment(string text, string part, out PathSegmentValue segment)
    {
        segment = default;
        if (!part.StartsWith('{'))
        {
            var problem = Decode(part, out var decoded);
            segment = PathSegmentValue.Of(decoded);
            return problem;
        }

        if (!part.EndsWith('}'))
        {
            return $"Invalid Path Template {text}. The capture segment is not closed.";
        }

        var inner = part[1..^1];
        var isGlob = inner.EndsWith("=**", StringComparison.Ordinal);
        var name = (
            isGlob ? inner[..^3]
            : inner.EndsWith("=*", StringComparison.Ordinal) ? inner[..^2]
            : inner
        ).Trim();
        segment = new PathSegmentValue(name, isGlob, null);
        return IsIdentifier(name)
            ? null
            : $"Invalid Path Template {text}. [Identifier [{name}] should start with letter, dollar sign, or "
                + "underscore and should not start with digit and must not contain spaces.";
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsDigit(name[0]) && name.All(each => char.IsLetterOrDigit(each) || each is '$' or '_');

    // As Java's decoder of forms, whose complaints the emulator passes on: a plus is a space.
    private static string? Decode(string text, out string decoded)
    {
        decoded = text;
        if (!text.AsSpan().ContainsAny('%', '+'))
        {
            return null;
        }

        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                bytes.AddRange(
                    Utf8Text.BytesOf(
                        text[i] == '+' ? " "
                        : char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? text[i..(++i + 1)]
                        : text[i].ToString()
                    )
                );
                continue;
            }

            if (DecodeByte(text, i, out var value) is { } problem)
            {
                return problem;
            }

            bytes.Add(value);
            i += 2;
        }

        decoded = Encoding.UTF8.GetString([.. bytes]);
        return null;
    }

    private static string? DecodeByte(string text, int percent, out byte value)
    {
        value = 0;
        if (percent + 2 >= text.Length)
        {
            return $"Unable to decode {text} to url. Error: URLDecoder: Incomplete trailing escape (%) pattern";
        }

        var digits = text.Substring(percent + 1, 2);
        var start = digits[0] is '+' or '-' ? 1 : 0;
        var wrong = digits.AsSpan(start).IndexOfAnyExcept(System.Buffers.SearchValues.Create("0123456789abcdefABCDEF"));
        if (wrong >= 0)
        {
            return $"Unable to decode {text} to url. Error: URLDecoder: Illegal hex characters in escape (%) "
                + $"pattern - Error at index {wrong + start} in: \"{digits}\"";
        }

        value = Convert.ToByte(digits[start..], 16);
        return digits[0] == '-' && value > 0
            ? $"Unable to decode {text} to url. Error: URLDecoder: Illegal hex characters in escape (%) "
                + "pattern - negative value"
            : null;
    }
}
