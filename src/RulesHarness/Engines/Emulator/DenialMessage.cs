using System.Globalization;
using System.Text.RegularExpressions;
using Grpc.Core;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Client;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Engines.Emulator;

/// <summary>
/// Reads the emulator's account of a denial: a clause for each allow statement that was tried, such as <c>false for
/// 'get' @ L6</c>. A statement that depends on documents is named twice, first as an error: its final result is the
/// last clause of its line. A write without a precondition is tried both as a create and as an update.
/// </summary>
internal static partial class DenialMessage
{
    /// <summary>
    /// The decision of a call that was denied: the embedded Firestore's own, or else read from the text.
    /// </summary>
    /// <param name="denied">The failure of the call.</param>
    /// <param name="isStored">See the other overload.</param>
    public static (Cause Cause, IReadOnlyList<TriedLine> Tried) Read(RpcException denied, Func<string, bool?> isStored)
    {
        ArgumentNullException.ThrowIfNull(denied);
        var answer = denied is PermissionDeniedException explained ? explained.Answer : denied;
        return answer is RulesDeniedException decided
            ? (CauseOf(decided.Tried) ?? Cause.NoMatch, decided.Tried)
            : Read(answer.Status.Detail, isStored);
    }

    /// <summary>
    /// The cause, judged over all that was tried, and the final result of each line for each method. Which of the lines
    /// was meant to decide is for <see cref="Denial"/> to say.
    /// </summary>
    /// <param name="message">The message of the emulator.</param>
    /// <param name="isStored">
    /// Whether there is a document at a path below the database's root: one that is there and can't be read is one too
    /// many. Null where that is not known.
    /// </param>
    public static (Cause Cause, IReadOnlyList<TriedLine> Tried) Read(string message, Func<string, bool?> isStored)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(isStored);
        var tried = new List<TriedLine>();
        foreach (var clause in Clauses(message, isStored))
        {
            DenialText.Add(tried, clause);
        }

        return (CauseOf(tried) ?? CauseOfWhole(message, isStored), tried);
    }

    /// <summary>Every clause of a message, also those of a line that was tried again.</summary>
    internal static IReadOnlyList<TriedLine> Clauses(string message, Func<string, bool?> isStored) =>
        [.. Clause().Matches(message).Select(clause => LineOf(clause, isStored))];

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

    private static Cause CauseOfWhole(string message, Func<string, bool?> isStored) =>
        message.Contains(DenialText.NoMatch, StringComparison.Ordinal)
            ? Cause.NoMatch
            : CauseOf(message, LookUpMessage.Find(message, isStored));

    private static TriedLine LineOf(Match clause, Func<string, bool?> isStored)
    {
        var outcome = clause.Groups["text"].Value.Trim();
        var line = int.Parse(clause.Groups["line"].Value, CultureInfo.InvariantCulture);
        var method = Enum.Parse<RulesMethod>(clause.Groups["method"].Value, ignoreCase: true);
        var failed = LookUpMessage.Find(outcome, isStored);
        return new TriedLine(line, outcome)
        {
            Method = method,
            Cause = outcome == "false" ? Cause.False : CauseOf(outcome, failed),
            FailedLookUp = failed,
        };
    }

    /// <summary>A request may read ten documents, and evaluate a thousand expressions.</summary>
    private static Cause CauseOf(string error, FailedLookUp? failed)
    {
        var isLimit =
            failed?.Problem == LookUpProblem.Limit || error.Contains("maximum of", StringComparison.OrdinalIgnoreCase);
        return isLimit ? Cause.Limit : Cause.Error;
    }

    [GeneratedRegex(@"(?<text>.*?) for '(?<method>[a-z]+)' @ L(?<line>\d+)(?:, |$)", RegexOptions.Singleline)]
    private static partial Regex Clause();
}
