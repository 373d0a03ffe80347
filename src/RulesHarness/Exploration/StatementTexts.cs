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
    private readonly Dictionary<AllowStatement, string> _texts = new(ReferenceEqualityComparer.Instance);
    private readonly Token[] _tokens;
    private readonly string _source;
    private readonly ILookup<string, PlacedFunction> _functions;

    public StatementTexts(CompiledRules rules)
    {
        var file = rules.Parsed.File;
        _source = rules.File.Content;
        _tokens = [.. rules.Parsed.Tokens.Where(token => !token.IsTrivia)];
        _functions = Functions(file, "").ToLookup(one => one.Function.Name.Text);
        var roots = file.Services.SelectMany(service =>
            service.Matches.Select(root => $"{service.Name.Text}{root.Path}")
        );
        var head = $"{file.Version}\n{string.Join('\n', roots)}\n";
        var statements = rules
            .Outline.Statements.Select(outlined => (Outlined: outlined, Text: Own(outlined)))
            .ToList();
        foreach (var (outlined, _) in statements)
        {
            var overlapping = statements.Where(other => CanOverlap(outlined.Segments, other.Outlined.Segments));
            _texts[outlined.Statement] = head + string.Concat(overlapping.Select(Marked));

            // Which of them it is matters too: two statements can depend on the same texts.
            string Marked((OutlinedStatement Outlined, string Text) other) =>
                $"{(ReferenceEquals(other.Outlined, outlined) ? "this" : "with")} {other.Text}";
        }
    }

    /// <summary>The text of a statement of the file.</summary>
    public string Of(AllowStatement statement) => _texts[statement];

    private string Own(OutlinedStatement outlined)
    {
        var text = new StringBuilder($"{outlined.Path} {outlined.MatchesDocuments}\n");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Append(text, outlined, outlined.Statement, seen);
        return text.ToString();
    }

    /// <summary>
    /// Adds a part of the file, and all functions whose names are in it. Those of one name in another block are added
    /// as well: that is too much, and never too little.
    /// </summary>
    private void Append(StringBuilder text, OutlinedStatement outlined, SyntaxNode part, HashSet<string> seen)
    {
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
                Append(text, outlined, function, seen);
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
