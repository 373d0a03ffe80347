using RulesHarness.Embedded;
using RulesHarness.Emulator.Coverage;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Tracing;

/// <summary>
/// A rules file, compiled, and as the emulator's coverage speaks of it: it counts in code points, and ends an
/// expression before the brackets that close it.
/// </summary>
internal sealed class RulesSource
{
    private const int MostShown = 120;

    private readonly string _text;
    private readonly int[]? _offsets;

    public RulesSource(CompiledRules rules)
    {
        Compiled = rules;
        (Name, _text) = (rules.File.Name, rules.File.Content);
        // Only a file with characters beyond the first plane needs the way from code points to the string's units.
        if (_text.Any(char.IsSurrogate))
        {
            _offsets =
            [
                .. Enumerable.Range(0, _text.Length).Where(at => !char.IsLowSurrogate(_text[at])),
                _text.Length,
            ];
        }
    }

    public string Name { get; }

    public CompiledRules Compiled { get; }

    public RulesOutline Outline => Compiled.Outline;

    /// <summary>Where in the text an offset of the emulator's is.</summary>
    private int At(int codePoints) => _offsets is null ? codePoints : _offsets[codePoints];

    /// <summary>A part's text in one line, cut when it is long.</summary>
    public string Text(SyntaxNode node) => OneLine(node.Span.Offset, node.Span.End);

    /// <summary>An expression's text in one line, closed, and cut when it is long.</summary>
    public string Text(CoverageNode node)
    {
        var words = new List<Token>();
        var open = 0;
        foreach (var token in Compiled.Parsed.WordsFrom(At(node.StartOffset)))
        {
            if (token.Span.Offset > At(node.EndOffset) && (open == 0 || token.Text is not (")" or "]" or "}")))
            {
                break;
            }
            open += token.Text switch
            {
                "(" or "[" or "{" => 1,
                ")" or "]" or "}" => -1,
                _ => 0,
            };
            words.Add(token);
        }

        if (words.Count == 0)
        {
            return "";
        }
        return OneLine(words[0].Span.Offset, words[^1].Span.End);
    }

    private string OneLine(int start, int end)
    {
        var plain = string.Join(' ', _text[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return plain.Length <= MostShown ? plain : $"{plain[..MostShown]}…";
    }
}
