using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using RulesHarness.Embedded;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Exploration.Access;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Exploration;

/// <summary>
/// Digests of the text on which the decisions of a statement depend, wherever it stands in the file: its own, those of
/// the functions that it can call, and those of the statements that can be about the same document. Those of one text
/// are equal. The texts themselves would be megabytes, made again for each version of the file.
/// </summary>
internal sealed class StatementDigests
{
    private static readonly ConditionalWeakTable<CompiledRules, StatementDigests> Known = [];

    private readonly Dictionary<AllowStatement, string> _all = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<AllowStatement, string> _own = new(ReferenceEqualityComparer.Instance);
    private readonly List<Digested> _statements = [];
    private readonly List<(PathSegment[] Path, SourceSpan Place)> _blocks = [];
    private readonly ParsedRules _rules;
    private readonly ILookup<string, PlacedFunction> _functions;
    private readonly string _head;
    private readonly int? _firstLine;

    private StatementDigests(CompiledRules rules)
    {
        var file = rules.Parsed.File;
        _rules = rules.Parsed;
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
        foreach (var outlined in rules.Outline.Statements)
        {
            var own = Own(outlined, isPlaced: false);
            var isOfCommit = own.Contains("After", StringComparison.Ordinal);
            _statements.Add(new(outlined, DigestOf(own), DigestOf(Own(outlined, isPlaced: true)), isOfCommit));
        }
        foreach (var (outlined, own, _, isOfCommit) in _statements)
        {
            // Of a commit the rules decide every write, wherever its document is.
            var others = _statements.Where(other =>
                isOfCommit || PathMeeting.CanMeet(outlined.Segments.AsSpan(), other.Outlined.Segments.AsSpan())
            );
            _all[outlined.Statement] = DigestOf(_head + string.Concat(others.Select(Marked)));
            _own[outlined.Statement] = isOfCommit ? _all[outlined.Statement] : DigestOf(_head + own);

            // Which of them it is matters too: two statements can depend on the same texts.
            string Marked(Digested other) =>
                $"{(ReferenceEquals(other.Outlined, outlined) ? "this" : "with")} {other.Own}\n";
        }
    }

    /// <summary>The digests of a file, made once.</summary>
    public static StatementDigests Of(CompiledRules rules) => Known.GetValue(rules, made => new StatementDigests(made));

    /// <summary>The digest of what the condition of a statement depends on, whatever other statements say.</summary>
    public string OwnOf(AllowStatement statement) => _own[statement];

    /// <summary>The digest of what the decisions of a statement of the file depend on.</summary>
    public string Of(AllowStatement statement) => _all[statement];

    /// <summary>
    /// The digest of what the decisions of requests for documents at a path depend on, with the lines and columns of
    /// all that verdicts can name.
    /// </summary>
    public string OfRequests(PathSegment[] path)
    {
        var blocks = from block in _blocks where PathMeeting.CanMeet(path, block.Path) select Placed(block.Place);
        var statements = _statements
            .Where(one => PathMeeting.CanMeet(path, one.Outlined.Segments.AsSpan()))
            .Select(one => one.Placed);
        return DigestOf($"{_head}{_firstLine}\n{string.Join('\n', blocks)}\n{string.Join('\n', statements)}");
    }

    /// <summary>The statements that can be about documents at a path.</summary>
    public IEnumerable<AllowStatement> About(PathSegment[] path) =>
        _statements
            .Where(one => PathMeeting.CanMeet(path, one.Outlined.Segments.AsSpan()))
            .Select(one => one.Outlined.Statement);

    private string Own(OutlinedStatement outlined, bool isPlaced)
    {
        var text = new StringBuilder($"{outlined.Path} {outlined.MatchesDocuments}\n");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Append(text, outlined, outlined.Statement, isPlaced, seen);
        return text.ToString();
    }

    private void AddBlocks(IEnumerable<MatchBlock> blocks, PathSegment[] above)
    {
        foreach (var block in blocks)
        {
            PathSegment[] path = [.. above, .. block.Path.Segments];
            _blocks.Add((path, block.Span));
            AddBlocks(block.Matches, path);
        }
    }

    private static string DigestOf(string text) =>
        Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));

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
        text.Append(_rules.Source.Text.AsSpan(part.Span.Offset, part.Span.Length)).Append('\n');
        var words = _rules.WordsFrom(part.Span.Offset).TakeWhile(word => word.Span.Offset < part.Span.End);
        foreach (var name in words.Select(word => word.Text))
        {
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

    private sealed record Digested(OutlinedStatement Outlined, string Own, string Placed, bool IsOfCommit);

    private sealed record PlacedFunction(FunctionDeclaration Function, string Scope);
}
