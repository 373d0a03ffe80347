using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RulesHarness.Conformance.Tests.Harness;

/// <summary>The decision of one side on a request.</summary>
/// <param name="IsAllowed">Null when it said neither: see <paramref name="Failure"/>.</param>
/// <param name="Clauses">
/// For a denial, the result of each statement that was tried, <c>false</c> or the error, and its line.
/// </param>
/// <param name="Value">What the condition came to, where it had a value and the side tells.</param>
/// <param name="Failure">What went wrong when the request was neither allowed nor denied.</param>
internal sealed partial record Judgement(
    bool? IsAllowed,
    ImmutableArray<(int Line, string Text)> Clauses,
    string? Value = null,
    string? Failure = null
)
{
    public static Judgement Allowed { get; } = new(true, []);

    /// <summary>
    /// Reads the emulator's account of a denial. A statement that looks at documents is listed twice: its last clause
    /// is its result.
    /// </summary>
    public static Judgement Denied(string message) =>
        Denied(
            Clause()
                .Matches(message)
                .Select(clause =>
                    (
                        int.Parse(clause.Groups["line"].Value, CultureInfo.InvariantCulture),
                        clause.Groups["text"].Value.Trim()
                    )
                )
        );

    /// <summary>
    /// A statement that is tried several times, as for each part of a query, is listed with its last result.
    /// </summary>
    public static Judgement Denied(IEnumerable<(int Line, string Text)> clauses) =>
        new(false, [.. clauses.GroupBy(clause => clause.Line).Select(line => line.Last())]);

    /// <summary>Why it came so: true, false, an error, a limit, or that nothing is about the request.</summary>
    public string Cause =>
        IsAllowed switch
        {
            true => "True",
            null => "none",
            false when Clauses.IsEmpty => "NoMatch",
            false when Clauses.Any(clause => clause.Text.Contains("maximum of", StringComparison.OrdinalIgnoreCase)) =>
                "Limit",
            false => Clauses.Any(clause => clause.Text == "false") ? "False" : "Error",
        };

    public override string ToString() =>
        (
            IsAllowed switch
            {
                true => "allow",
                false => "deny",
                null => $"neither ({Failure})",
            }
        )
        + string.Concat(Clauses.Select(clause => $" L{clause.Line} {clause.Text};"))
        + (Value is null ? "" : $" value {Value}");

    [GeneratedRegex(@"(?<text>.*?) for '[a-z]+' @ L(?<line>\d+)(?:, |$)", RegexOptions.Singleline)]
    private static partial Regex Clause();
}
