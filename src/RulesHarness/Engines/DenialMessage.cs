using System.Globalization;
using System.Text.RegularExpressions;

namespace RulesHarness.Engines;

/// <summary>
/// Reads the emulator's account of a denial: a clause for each allow statement that was tried, such as <c>false for 'get' @ L6</c>. A
/// statement that looks documents up is told of twice, first as an error: what it came to in the end is the last clause of its line.
/// </summary>
internal static partial class DenialMessage
{
    public static (Cause Cause, IReadOnlyList<int> Lines) Read(string message)
    {
        var clauses = Clause().Matches(message).Select(match => (IsFalse: match.Groups["false"].Success, Line: int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture))).ToList();
        if (clauses.Count == 0)
            return (message.Contains("No matching allow", StringComparison.Ordinal) ? Cause.NoMatch : LimitOrError(message), []);
        var lines = clauses.Select(clause => clause.Line).Distinct().ToList();
        var cause = LimitOrError(message);
        // One condition that was evaluated to its end, and was false, is reason enough; what was cut off had no end.
        return (cause != Cause.Limit && clauses.Any(clause => clause.IsFalse) ? Cause.False : cause, lines);
    }

    private static Cause LimitOrError(string message) =>
        message.Contains("maximum of", StringComparison.OrdinalIgnoreCase) ? Cause.Limit : Cause.Error;

    [GeneratedRegex(@"(?<false>\bfalse )?for '[a-z]+' @ L(?<line>\d+)")]
    private static partial Regex Clause();
}
