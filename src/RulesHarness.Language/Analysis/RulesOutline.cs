using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>
/// The statements of a rules file that apply to a request. Services other than Firestore are ignored.
/// </summary>
public sealed class RulesOutline
{
    private readonly ParsedRules _rules;
    private readonly ImmutableArray<MatchPath> _paths;

    private RulesOutline(ParsedRules rules)
    {
        _rules = rules;
        var services = rules.File.Services.Where(service => service.Name.Text == "cloud.firestore");
        _paths = [.. services.SelectMany(service => MatchPath.Flatten(rules.File, service))];
        Collections = CollectionFinder.Find(
            _paths.Where(path => PathFaults.FaultOf(path) is not { IsOfAllInside: true })
        );
        Statements = [.. _paths.SelectMany(StatementsOf)];
    }

    /// <summary>Every collection that a match block names, in the order of the file, each once.</summary>
    public ImmutableArray<CollectionPattern> Collections { get; }

    /// <summary>
    /// Every allow statement, in the order of the file but those of a block before those of the blocks inside it.
    /// </summary>
    public ImmutableArray<OutlinedStatement> Statements { get; }

    /// <summary>The outline of a parsed file; of one with errors, the outline of what could be read.</summary>
    public static RulesOutline Of(ParsedRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new RulesOutline(rules);
    }

    /// <summary>
    /// The match blocks that match a path, in the order of the file, each with its statements for the method.
    /// </summary>
    /// <param name="path">
    /// Relative to the database, as in <c>posts/p1</c>. For <see cref="RulesMethod.List"/> the document is a wildcard,
    /// <c>posts/*</c>, and a collection group is <c>**/posts/*</c>.
    /// </param>
    /// <param name="method">What the request does.</param>
    /// <param name="database">The id of the database.</param>
    /// <exception cref="ArgumentException">The path is not that of a document.</exception>
    public ImmutableArray<MatchedBlock> Match(string path, RulesMethod method, string database = "(default)") =>
        [
            .. Matching(path, method, database)
                .Select(match => new MatchedBlock(match.Block, match.Path, StatementsFor(match.Block, method))),
        ];

    /// <summary>
    /// The documents that the statements about a request look up, directly or in the functions that they call: paths
    /// relative to the database, with <c>*</c> for what is put in, as in <c>orgs/*/members/*</c>; each once.
    /// </summary>
    /// <param name="path">As for <see cref="Match"/>.</param>
    /// <param name="method">What the request does.</param>
    /// <exception cref="ArgumentException">The path is not that of a document.</exception>
    public ImmutableArray<string> LookUps(string path, RulesMethod method) =>
        [
            .. Matching(path, method, "(default)")
                .SelectMany(match =>
                    StatementsFor(match.Block, method)
                        .SelectMany(allow => new LookUpFinder(match.Functions).Find(allow.Condition))
                )
                .Distinct(),
        ];

    /// <summary>The text of a line, from 1, as a verdict's message names it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public string Line(int number) => _rules.Source.Line(number);

    private static IEnumerable<OutlinedStatement> StatementsOf(MatchPath path)
    {
        var matches = PathFaults.FaultOf(path) is null;
        return path.Block.Allows.Select(allow => new OutlinedStatement(allow, path.BelowRoot, MethodNames.Of(allow))
        {
            Functions = path.Functions,
            MatchesDocuments = matches,
        });
    }

    private IEnumerable<MatchPath> Matching(string path, RulesMethod method, string database)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var isQuery = method == RulesMethod.List;
        string[] segments = ["databases", database, "documents", .. path.Split('/')];
        var isGroup = isQuery && Array.IndexOf(segments, PathMatcher.AnyParent) >= 0;
        if (segments.Contains(string.Empty) || (!isGroup && segments.Length % 2 == 0))
        {
            throw new ArgumentException($"`{path}` is not the path of a document, such as `posts/p1`.", nameof(path));
        }

        return _paths.Where(match =>
            PathMatcher.Matches(match.Path.Segments.AsSpan(), segments, _rules.File.Version, isQuery)
        );
    }

    private static ImmutableArray<AllowStatement> StatementsFor(MatchBlock block, RulesMethod method) =>
        [.. block.Allows.Where(allow => MethodNames.Covers(allow, method))];
}
