using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Engines.Emulator;

/// <summary>
/// Reads the emulator's account of a look-up that failed. The emulator prints the path as a protocol buffer over many
/// lines, and says the same of a document that is missing, of one too many, and of a path that is not a document's.
/// </summary>
internal static partial class LookUpMessage
{
    /// <summary>The first look-up that a message is about; null where it is about none.</summary>
    /// <param name="message">The emulator's message.</param>
    /// <param name="isStored">
    /// Whether there is a document at a path below the database's root; null where that is not known.
    /// </param>
    public static FailedLookUp? Find(string message, Func<string, bool?> isStored) =>
        ServiceError().Match(message) is { Success: true } call
            ? LookUpOf(call.Groups["function"].Value, Segments(call.Groups["path"].Value), isStored)
            : null;

    private static FailedLookUp LookUpOf(string function, ImmutableArray<string> segments, Func<string, bool?> isStored)
    {
        var failed = new FailedLookUp(function, segments, LookUpProblem.NotDocument);
        return failed.DocumentPath is { } path ? failed with { Problem = ProblemOf(function, path, isStored) } : failed;
    }

    private static LookUpProblem ProblemOf(string function, string path, Func<string, bool?> isStored)
    {
        // To ask whether a document exists never fails for want of it.
        var isFound = function.StartsWith("exists", StringComparison.Ordinal) ? true : isStored(path);
        return isFound switch
        {
            true => LookUpProblem.Limit,
            false => LookUpProblem.Missing,
            null => LookUpProblem.Unknown,
        };
    }

    private static ImmutableArray<string> Segments(string path) =>
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
    private static partial Regex ServiceError();

    [GeneratedRegex("(?:simple|bound_value): \"(?<id>(?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Segment();
}
