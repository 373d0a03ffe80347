using System.Text;
using System.Text.RegularExpressions;

namespace RulesHarness.Engines;

/// <summary>
/// Rewrites the emulator's account of a look-up that failed. The emulator prints the path as a protocol buffer over
/// many lines, and says the same of a document that is missing, of one too many, and of a path that is not a
/// document's.
/// </summary>
internal static partial class LookUpFailures
{
    /// <summary>
    /// The message on one line, in which each failed look-up names its document and what is wrong with it, with the
    /// emulator's own words beside it.
    /// </summary>
    /// <param name="message">A message of the emulator's, or in its words.</param>
    /// <param name="isStored">
    /// Whether there is a document at a path below the database's root; null where that is not known.
    /// </param>
    public static string Rewrite(string message, Func<string, bool?> isStored)
    {
        return Rewrite(
            message,
            isStored,
            (function, path) => $" (Service call error. Function: [{function}], Argument: [{path}])"
        );
    }

    /// <summary>The same without the emulator's own words about look-ups.</summary>
    public static string Shorten(string message, Func<string, bool?> isStored) =>
        Rewrite(message, isStored, (_, _) => "");

    private static string Rewrite(string message, Func<string, bool?> isStored, Func<string, string, string> ownWords)
    {
        var rewritten = Service()
            .Replace(
                message,
                call =>
                {
                    var (function, segments) = (call.Groups["function"].Value, Segments(call.Groups["path"].Value));
                    return Describe(function, segments, isStored)
                        + ownWords(function, "/" + string.Join('/', segments));
                }
            );
        return Spaces().Replace(rewritten, " ").Trim();
    }

    private static string Describe(string function, IReadOnlyList<string> segments, Func<string, bool?> isStored)
    {
        if (DocumentPath(segments) is not { } path)
        {
            return $"`/{string.Join('/', segments)}` is not the path of a document";
        }

        // To ask whether a document exists never fails for want of it.
        bool? isThere = function.StartsWith("exists", StringComparison.Ordinal) ? true : isStored(path);
        return isThere switch
        {
            true => $"`{path}` was not read, because a request may look up ten documents",
            false => $"`{path}` does not exist",
            null => $"`{path}` could not be read",
        };
    }

    /// <summary>The path below the database's root; null where it is not a document's.</summary>
    private static string? DocumentPath(IReadOnlyList<string> segments)
    {
        var isInDatabase = segments is ["databases", _, "documents", ..];
        var below = segments.Skip(3).ToList();
        var isDocument = below.Count > 0 && below.Count % 2 == 0 && !below.Contains("");
        return isInDatabase && isDocument ? string.Join('/', below) : null;
    }

    private static List<string> Segments(string path) =>
        [.. Segment().Matches(path).Select(segment => Unescaped(segment.Groups["id"].Value))];

    /// <summary>
    /// Protocol buffers' text escapes quotes, and prints the octets of UTF-8 that are not ASCII in octal.
    /// </summary>
    private static string Unescaped(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var octets = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\' || at + 1 == text.Length)
            {
                octets.AddRange(Encoding.UTF8.GetBytes(text, at, 1));
            }
            else if (at + 3 < text.Length && char.IsAsciiDigit(text[at + 1]))
            {
                octets.Add((byte)Convert.ToInt32(text.Substring(at + 1, 3), 8));
                at += 3;
            }
            else
            {
                at++;
                octets.Add(
                    text[at] switch
                    {
                        'n' => (byte)'\n',
                        'r' => (byte)'\r',
                        't' => (byte)'\t',
                        var other => (byte)other,
                    }
                );
            }
        }

        return Encoding.UTF8.GetString([.. octets]);
    }

    [GeneratedRegex(
        @"Service call error\. Function: \[(?<function>\w+)\], Argument: \[path_value \{(?<path>.*?)\n\s*\}\s*\n?\s*\]\.?",
        RegexOptions.Singleline
    )]
    private static partial Regex Service();

    [GeneratedRegex("(?:simple|bound_value): \"(?<id>(?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Segment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
