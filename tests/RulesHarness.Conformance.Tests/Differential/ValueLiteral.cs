using System.Globalization;
using System.Text.RegularExpressions;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>Writes a value as an expression that comes to it.</summary>
internal static partial class ValueLiteral
{
    /// <summary>Null where there is no short way to write it.</summary>
    public static string? Of(RulesValue value)
    {
        var text = value.ToString();
        var written = Part()
            .Replace(
                text,
                part =>
                    part.Groups["kind"].Value switch
                    {
                        "" when part.Groups["text"].Success => LiteralText.Of(Unquoted(part.Groups["text"].Value)),
                        "timestamp" => Time(part.Groups["inner"].Value),
                        "duration" => Duration(part.Groups["inner"].Value[..^1]),
                        "bytes" => LiteralText.Of(Convert.FromHexString(part.Groups["inner"].Value)),
                        "latlng" => $"latlng.value({part.Groups["inner"].Value})",
                        _ => part.Value,
                    }
            );
        // What is left of these says that something is not written so.
        return
            value.Kind
                is RulesValueKind.Undefined
                    or RulesValueKind.MapDiff
                    or RulesValueKind.Set
                    or RulesValueKind.Constraint
            || Unwritable().IsMatch(text)
            || text.Length > 400
            ? value.Kind == RulesValueKind.Set && Of(text) is { } set
                ? set
                : null
            : written;
    }

    // A set of plain values.
    private static string? Of(string set) =>
        PlainSet().Match(set) is { Success: true } match ? $"[{match.Groups[1].Value}].toSet()" : null;

    private static string Unquoted(string text) => Regex.Replace(text, @"\\(.)", "$1", RegexOptions.Singleline);

    private static string Time(string text)
    {
        var time = Timestamp.Parse(text);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"(timestamp.value({time.Seconds * 1000}) + duration.value({time.Nanoseconds}, 'ns'))"
        );
    }

    private static string Duration(string text)
    {
        var nanoseconds = (Int128)(decimal.Parse(text, CultureInfo.InvariantCulture) * 1_000_000_000m);
        var (seconds, rest) = Int128.DivRem(nanoseconds, 1_000_000_000);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"(duration.value({seconds}, 's') + duration.value({rest}, 'ns'))"
        );
    }

    [GeneratedRegex(
        @"'(?<text>(?:[^'\\]|\\.)*)'|\b(?<kind>timestamp|duration|bytes|latlng)\((?<inner>[^()]*)\)",
        RegexOptions.Singleline
    )]
    private static partial Regex Part();

    // Numbers without a literal, what is no literal inside something, and paths with odd segments.
    [GeneratedRegex(
        @"NaN|Infinity|vector\(|/(?=$|[,\]}/])|\d[eE][+-]?\d|set\(|diff\(|constraint|/(?![A-Za-z0-9_()/]*(?:$|[,\]}]))|\u221E",
        RegexOptions.Singleline
    )]
    private static partial Regex Unwritable();

    [GeneratedRegex(@"^set\(((?:(?:'[A-Za-z0-9]*'|-?\d+|true|false|null)(?:, )?)*)\)$")]
    private static partial Regex PlainSet();
}
