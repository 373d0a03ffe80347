using Google.Protobuf;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Engines;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Suites;

/// <summary>The request of a test case, as a client sends it.</summary>
/// <param name="Method">What rules are asked for.</param>
/// <param name="Database">The database's id.</param>
/// <param name="Path">The path below the root, of the document, or of the collection that is listed.</param>
/// <param name="Message">
/// Makes the message for the database of this resource name, such as <c>projects/P/databases/D</c>.
/// </param>
internal sealed record SuiteCall(RulesMethod Method, string Database, string Path, Func<string, IMessage> Message)
{
    /// <summary>Why the request can't be decided as it is asked; null when it can.</summary>
    public string? Unsupported { get; init; }

    /// <summary>Gets the statements that have a say in the request, each line once.</summary>
    public IReadOnlyList<AllowStatement> Statements(RulesOutline outline) =>
        [.. Blocks(outline).SelectMany(block => block.Allows).DistinctBy(allow => allow.VerdictLine)];

    /// <summary>
    /// Gets the line of the match block in which no statement has a say; of the first that names a collection where
    /// none matches.
    /// </summary>
    public int? BlockLine(RulesOutline outline) =>
        Blocks(outline).Select(block => (int?)block.Line).LastOrDefault()
        ?? outline.Collections.Select(pattern => (int?)pattern.Line).FirstOrDefault();

    /// <summary>Gets why the request was denied, and the statement that was meant to decide it.</summary>
    public Denial DenialOf(RulesOutline outline, IReadOnlyList<TriedLine> tried) =>
        outline.DenialOf(MatchedPath, Method, tried, Database);

    private string MatchedPath => Method == RulesMethod.List ? $"{Path}/*" : Path;

    private IEnumerable<MatchedBlock> Blocks(RulesOutline outline) => outline.Match(MatchedPath, Method, Database);
}
