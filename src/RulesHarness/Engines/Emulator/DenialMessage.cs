using System.Globalization;
using System.Text.RegularExpressions;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Engines.Emulator;

/// <summary>
/// Reads the emulator's account of a denial: a clause for each allow statement that was tried, such as <c>false for
/// 'get' @ L6</c>. A statement that depends on documents is named twice, first as an error: its final result is the
/// last clause of its line. A write without a precondition is tried both as a create and as an update.
/// </summary>
public static partial class DenialMessage
{
    /// <summary>
    /// The cause, judged over all that was tried, and the final result of each line for each method. Which of the lines
    /// was meant to decide is for <see cref="Denial"/> to say. <paramref name="isStored"/> returns true if there is a
    /// document at a path: one that is there and can't be read is one too many.
    /// </summary>
    public static (Cause Cause, IReadOnlyList<TriedLine> Tried) Read(string message, Func<string, bool> isStored)
    {
        var tried = new List<TriedLine>();
        foreach (var clause in Clauses(message, isStored))
        {
            DenialText.Add(tried, clause);
        }
        if (tried.Count == 0)
        {
            return (
                message.Contains("No matching allow", StringComparison.Ordinal) ? Cause.NoMatch
                : IsLimit(message, isStored) ? Cause.Limit
                : Cause.Error,
                []
            );
        }
        return (CauseOf(tried)!.Value, tried);
    }

    /// <summary>The cause of all that was tried together; null where nothing was.</summary>
    internal static Cause? CauseOf(IReadOnlyList<TriedLine> tried)
    {
        // What was cut off had no end; one condition that was evaluated to its end, and was false, is reason enough.
        foreach (var cause in (Cause[])[Cause.Limit, Cause.False, Cause.Error])
        {
            if (tried.Any(line => line.Cause == cause))
            {
                return cause;
            }
        }

        return null;
    }

    private static IEnumerable<TriedLine> Clauses(string message, Func<string, bool> isStored)
    {
        foreach (Match match in Clause().Matches(message))
        {
            var outcome = match.Groups["text"].Value.Trim();
            yield return new TriedLine(int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture), outcome)
            {
                Method = Enum.Parse<RulesMethod>(match.Groups["method"].Value, ignoreCase: true),
                Cause =
                    outcome == "false" ? Cause.False
                    : IsLimit(outcome, isStored) ? Cause.Limit
                    : Cause.Error,
            };
        }
    }

    /// <summary>
    /// A request may read ten documents, and evaluate a thousand expressions. Of the eleventh document the emulator
    /// only says that it can't be had; but to ask whether one exists never fails otherwise, and to read one that is
    /// there neither.
    /// </summary>
    private static bool IsLimit(string message, Func<string, bool> isStored) =>
        message.Contains("maximum of", StringComparison.OrdinalIgnoreCase)
        || Service()
            .Matches(message)
            .Any(call =>
            {
                string[] path =
                [
                    .. Segment()
                        .Matches(call.Groups["path"].Value)
                        .Select(segment => segment.Groups["id"].Value)
                        .Skip(3),
                ];
                return path.Length > 0
                    && path.Length % 2 == 0
                    && !path.Contains("")
                    && (
                        call.Groups["function"].Value.StartsWith("exists", StringComparison.Ordinal)
                        || isStored(string.Join('/', path))
                    );
            });

    [GeneratedRegex(@"(?<text>.*?) for '(?<method>[a-z]+)' @ L(?<line>\d+)(?:, |$)", RegexOptions.Singleline)]
    private static partial Regex Clause();

    [GeneratedRegex(
        @"Service call error\. Function: \[(?<function>\w+)\], Argument: \[path_value \{(?<path>.*?)\n\}",
        RegexOptions.Singleline
    )]
    private static partial Regex Service();

    [GeneratedRegex("(?:simple|bound_value): \"(?<id>[^\"]*)\"")]
    private static partial Regex Segment();
}
