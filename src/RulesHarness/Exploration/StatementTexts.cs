using System.Runtime.CompilerServices;
using System.Text;
using RulesHarness.Embedded;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Exploration;

/// <summary>
/// The text on which the decisions of a statement depend, wherever it stands in the file: its own, those of the
/// functions that it can call, and those of the statements that can be about the same document.
/// </summary>
internal sealed class StatementTexts
{
    private static readonly ConditionalWeakTable<CompiledRules, StatementTexts> Known = [];

    private readonly Dictionary<AllowStatement, string> _texts = new(ReferenceEqualityComparer.Instance);
    private readonly List<(OutlinedStatement Outlined, string Text, string Placed)> _statements;
    private readonly List<(IReadOnlyList<PathSegment> Path, SourceSpan Place)> _blocks = [];
    private readonly Token[] _tokens;
    private readonly string _source;
    private readonly ILookup<string, PlacedFunction> _functions;
    private readonly string _head;
    private readonly int? _firstLine;

    private StatementTexts(CompiledRules rules)
    {
        var file = rules.Parsed.File;
        _source = rules.File.Content;
        _tokens = [.. rules.Parsed.Tokens.Where(token => !token.IsTrivia)];
        _functions = Functions(file, "").ToLookup(one => one.Function.Name.Text);
        foreach (var root in file.Services.SelectMany(service => service.Matches))
        {
            // A root block may stop short of the documents, or go on below them.
            PathSegment[] below = root.Path.Segments is [_, _, _, .. var rest]
                ? [.. rest]
                : [new GlobSegment("any", root.Span)];
            _blocks.Add((below, root.Span));
            AddBlocks(root.Matches, below);
        }
        var roots = file.Services.SelectMany(service =>
            service.Matches.Select(root => $"{service.Name.Text}{root.Path}")
        );
        _head = $"{file.Version}\n{string.Join('\n', roots)}\n";
        _firstLine = rules.Outline.Collections.Select(pattern => (int?)pattern.Line).FirstOrDefault();
        _statements =
        [
            .. rules.Outline.Statements.Select(outlined =>
                (outlined, Own(outlined, isPlaced: false), Own(outlined, isPlaced: true))
            ),
        ];
        foreach (var (outlined, _, _) in _statements)
        {
            var overlapping = _statements.Where(other => CanOverlap(outlined.Segments, other.Outlined.Segments));
            _texts[outlined.Statement] = _head + string.Concat(overlapping.Select(Marked));

            // Which of them it is matters too: two statements can depend on the same texts.
            string Marked((OutlinedStatement Outlined, string Text, string Placed) other) =>
                $"{(ReferenceEquals(other.Outlined, outlined) ? "this" : "with")} {other.Text}";
        }
    }

    /// <summary>The texts of a file, made once.</summary>
    public static StatementTexts Of(CompiledRules rules) => Known.GetValue(rules, made => new StatementTexts(made));

    /// <summary>The text of a statement of the file.</summary>
    public string Of(AllowStatement statement) => _texts[statement];

    /// <summary>
    /// The text on which the decisions of requests for documents at a path depend, with the lines and columns of all
    /// that verdicts can name.
    /// </summary>
    public string OfRequests(IReadOnlyList<PathSegment> path)
    {
        var blocks = _blocks.Where(block => CanOverlap(path, block.Path)).Select(block => Placed(block.Place));
        var statements = _statements.Where(one => CanOverlap(path, one.Outlined.Segments)).Select(one => one.Placed);
        return $"{_head}{_firstLine}\n{string.Join('\n', blocks)}\n{string.Concat(statements)}";
    }

    /// <summary>The statements that can be about documents at a path.</summary>
    public IEnumerable<AllowStatement> About(IReadOnlyList<PathSegment> path) =>
        _statements.Where(one => CanOverlap(path, one.Outlined.Segments)).Select(one => one.Outlined.Statement);

    private string Own(OutlinedStatement outlined, bool isPlaced)
    {
        var text = new StringBuilder($"{outlined.Path} {outlined.MatchesDocuments}\n");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Append(text, outlined, outlined.Statement, isPlaced, seen);
        return text.ToString();
    }

    private void AddBlocks(IEnumerable<MatchBlock> blocks, IReadOnlyList<PathSegment> above)
    {
        foreach (var block in blocks)
        {
            PathSegment[] path = [.. above, .. block.Path.Segments];
            _blocks.Add((path, block.Span));
            AddBlocks(block.Matches, path);
        }
    }

    private static string Placed(SourceSpan place) => FormattableString.Invariant($"{place.Line}:{place.Column}");

    /// <summary>
    /// Adds a part of the file, and all functions whose names are in it. Those of one name in another block are added
    /// as well: that is too much, and never too little.
    /// </summary>
    private void Append(
        StringBuilder text,
        OutlinedStatement outlined,
        SyntaxNode part,
        bool isPlaced,
        HashSet<string> seen
    )
    {
        text.Append(isPlaced ? Placed(part.Span) : "");
        text.Append(_source.AsSpan(part.Span.Offset, part.Span.Length)).Append('\n');
        for (var at = First(part.Span.Offset); at < _tokens.Length && _tokens[at].Span.Offset < part.Span.End; at++)
        {
            var name = _tokens[at].Text;
            if (!_functions.Contains(name) || !seen.Add(name))
            {
                continue;
            }
            foreach (var (function, scope) in _functions[name])
            {
                var isCalled = ReferenceEquals(outlined.Functions.GetValueOrDefault(name), function);
                text.Append(isCalled ? "in scope " : "elsewhere ").Append(scope).Append('\n');
                Append(text, outlined, function, isPlaced, seen);
            }
        }
    }

    /// <summary>The index of the first token that begins at an offset or after it.</summary>
    private int First(int offset)
    {
        var (low, high) = (0, _tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _tokens[middle].Span.Offset < offset ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    /// <summary>Returns false if no document is at a path of both patterns.</summary>
    private static bool CanOverlap(IReadOnlyList<PathSegment> one, IReadOnlyList<PathSegment> other)
    {
        if (one.Concat(other).Any(segment => segment is GlobSegment))
        {
            return CanEndAlike(one, other);
        }
        return one.Count == other.Count && one.Zip(other).All(pair => CanBeSame(pair.First, pair.Second));
    }

    /// <summary>Compares the segments before the first wildcard of any depth, and those after the last one.</summary>
    private static bool CanEndAlike(IReadOnlyList<PathSegment> one, IReadOnlyList<PathSegment> other)
    {
        static bool IsPlain(PathSegment segment) => segment is not GlobSegment;
        var starts = one.TakeWhile(IsPlain).Zip(other.TakeWhile(IsPlain));
        var ends = one.Reverse().TakeWhile(IsPlain).Zip(other.Reverse().TakeWhile(IsPlain));
        return starts.Concat(ends).All(pair => CanBeSame(pair.First, pair.Second));
    }

    private static bool CanBeSame(PathSegment one, PathSegment other) =>
        one is not LiteralSegment first || other is not LiteralSegment second || first.Text == second.Text;

    /// <summary>The functions in a part of the file, each with the paths of the blocks around it.</summary>
    private static IEnumerable<PlacedFunction> Functions(SyntaxNode part, string scope)
    {
        if (part is FunctionDeclaration function)
        {
            return [new PlacedFunction(function, scope)];
        }
        var inner = part is MatchBlock block ? $"{scope}{block.Path}" : scope;
        return SyntaxChildren.Of(part).SelectMany(child => Functions(child, inner));
    }

    private sealed record PlacedFunction(FunctionDeclaration Function, string Scope);
}
