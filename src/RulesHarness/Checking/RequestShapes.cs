using System.Runtime.CompilerServices;
using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Engines;
using RulesHarness.Exploration;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Checking;

/// <summary>
/// The requests of cases by their shapes, paths with <c>*</c> for ids, and digests of the text of the rules on
/// which each shape depends. The verdict of a case is the same where the digests of its shapes are.
/// </summary>
internal sealed class RequestShapes
{
    private const string AnyParent = "**";

    /// <summary>The shapes of cases, which outlive the rules that they are tried on.</summary>
    private static readonly ConditionalWeakTable<AccessCase, IReadOnlyList<string>> Known = [];

    private readonly Dictionary<string, string> _digests;
    private readonly StatementDigests _statements;

    public RequestShapes(CompiledRules rules, IEnumerable<AccessCase> cases)
    {
        _statements = StatementDigests.Of(rules);
        _digests = cases
            .SelectMany(Of)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(shape => shape, shape => _statements.OfRequests(Segments(shape)), StringComparer.Ordinal);
    }

    /// <summary>The shapes of a case: more than one for a batch.</summary>
    public static IReadOnlyList<string> Of(AccessCase one) =>
        Known.GetValue(
            one,
            made =>
                made.Together.Count == 0
                    ? [ShapeOf(RequestTarget.Of(made))]
                    : [.. RequestTarget.OfWrites(made).Select(ShapeOf)]
        );

    /// <summary>The shapes that do not depend on the same text in other rules.</summary>
    public HashSet<string> Changed(RequestShapes before) =>
        _digests
            .Where(one => before._digests.GetValueOrDefault(one.Key) != one.Value)
            .Select(one => one.Key)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The statements that can be about requests of some shapes.</summary>
    public HashSet<AllowStatement> About(IEnumerable<string> shapes) =>
        new(shapes.SelectMany(shape => _statements.About(Segments(shape))), ReferenceEqualityComparer.Instance);

    /// <summary>The statements that can be about requests of any of the shapes.</summary>
    public HashSet<AllowStatement> AboutAny() => About(_digests.Keys);

    /// <summary>The shapes that some of the statements can be about.</summary>
    public HashSet<string> Of(HashSet<AllowStatement> statements) =>
        _digests
            .Keys.Where(shape => _statements.About(Segments(shape)).Any(statements.Contains))
            .ToHashSet(StringComparer.Ordinal);

    private static string ShapeOf(RequestTarget target)
    {
        var segments = target.Path.Split('/');
        // Ids and collections take turns, from the end on: a collection group begins with any number of both.
        var isId = (int at) => (segments.Length - at) % 2 == 1;
        return string.Join('/', segments.Select((text, at) => text != AnyParent && isId(at) ? "*" : text));
    }

    private static PathSegment[] Segments(string shape) => [.. shape.Split('/').Select(Segment)];

    private static PathSegment Segment(string text) =>
        text switch
        {
            AnyParent => new GlobSegment("parents", default),
            "*" => new CaptureSegment("id", default),
            _ => new LiteralSegment(text, default),
        };
}
