using System.Globalization;
using System.Text.RegularExpressions;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Engines.Emulator;

/// <summary>
/// Reads the emulator's account of a denial: a clause for each allow statement that was tried, such as <c>false for 'get' @ L6</c>. A
/// statement that looks documents up is told of twice, first as an error: what it came to in the end is the last clause of its line.
/// </summary>
internal static partial class DenialMessage
{
    /// <summary>
    /// The cause, and what each line that was tried came to in the end. <paramref name="isStored"/> says whether there is a document at a path: one
    /// that is there and can't be read is one too many.
    /// </summary>
    /// <param name="message">The account.</param>
    /// <param name="isStored">Whether there is a document at a path.</param>
    /// <param name="operations">
    /// The operations that the request is, such as <c>update</c>. A <c>set</c> is tried as what it is not as well, and those clauses say nothing of it;
    /// null for all clauses.
    /// </param>
    public static (Cause Cause, IReadOnlyList<TriedLine> Tried) Read(string message, Func<string, bool> isStored, IReadOnlyCollection<string>? operations = null)
    {
        var clauses = Clauses(message);
        var own = clauses.Where(clause => operations?.Contains(clause.Operation) != false).ToList();
        IReadOnlyList<TriedLine> tried = [.. (own.Count > 0 ? own : clauses).Select(clause => clause.Tried).GroupBy(clause => clause.Line).Select(line => line.Last())];
        if (tried.Count == 0)
            return (message.Contains("No matching allow", StringComparison.Ordinal) ? Cause.NoMatch : IsLimit(message, isStored) ? Cause.Limit : Cause.Error, []);
        // What a line first came to, before the document was read, may have been cut off where the line itself was not. One condition that was
        // evaluated to its end, and was false, is reason enough; what was cut off had no end.
        var isLimit = tried.Any(line => IsLimit(line.Outcome, isStored));
        return (isLimit ? Cause.Limit : tried.Any(line => line.Outcome == "false") ? Cause.False : Cause.Error, tried);
    }

    private static List<(string Operation, TriedLine Tried)> Clauses(string message) =>
    [
        .. Clause().Matches(message).Select(match =>
        {
            var line = int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture);
            return (match.Groups["operation"].Value, new TriedLine(line, match.Groups["text"].Value.Trim()));
        }),
    ];

    /// <summary>
    /// A request may read ten documents, and evaluate a thousand expressions. Of the eleventh document the emulator only says that it can't be
    /// had; but to ask whether one exists never fails otherwise, and to read one that is there neither.
    /// </summary>
    private static bool IsLimit(string message, Func<string, bool> isStored) =>
        message.Contains("maximum of", StringComparison.OrdinalIgnoreCase)
        || Service().Matches(message).Any(call =>
        {
            string[] path = [.. Segment().Matches(call.Groups["path"].Value).Select(segment => segment.Groups["id"].Value).Skip(3)];
            return path.Length > 0 && path.Length % 2 == 0 && !path.Contains("") && (call.Groups["function"].Value.StartsWith("exists", StringComparison.Ordinal) || isStored(string.Join('/', path)));
        });

    [GeneratedRegex(@"(?<text>.*?) for '(?<operation>[a-z]+)' @ L(?<line>\d+)(?:, |$)", RegexOptions.Singleline)]
    private static partial Regex Clause();

    [GeneratedRegex(@"Service call error\. Function: \[(?<function>\w+)\], Argument: \[path_value \{(?<path>.*?)\n\}", RegexOptions.Singleline)]
    private static partial Regex Service();

    [GeneratedRegex("simple: \"(?<id>[^\"]*)\"")]
    private static partial Regex Segment();
}
