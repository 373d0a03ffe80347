using System.Text;

namespace RulesHarness.Language.Syntax;

/// <summary>Writes a tree as text, out of its tokens.</summary>
internal sealed class RulesPrinter
{
    private readonly ParsedRules _rules;
    private readonly SyntaxNode? _replaced;
    private readonly string _replacement;
    private readonly StringBuilder _text = new();
    private int _token;
    private int _written;

    private RulesPrinter(ParsedRules rules, SyntaxNode? replaced, string replacement)
    {
        _rules = rules;
        _replaced = replaced;
        _replacement = replacement;
    }

    /// <summary>The text of a tree: that which was parsed.</summary>
    public static string Print(ParsedRules rules) => Print(rules, null, "");

    /// <summary>The text of a tree in which a node is written otherwise.</summary>
    public static string Print(ParsedRules rules, SyntaxNode? replaced, string replacement)
    {
        var printer = new RulesPrinter(rules, replaced, replacement);
        var wasFound = printer.Write(rules.File) || replaced is null;
        printer.WriteUpTo(rules.Tokens[^1].Span.End);
        return wasFound
            ? printer._text.ToString()
            : throw new ArgumentException("The node is not one of this tree.", nameof(replaced));
    }

    // Trees are no higher than the parser lets them be.
    private bool Write(SyntaxNode node)
    {
        WriteUpTo(node.Span.Offset);
        if (ReferenceEquals(node, _replaced))
        {
            _text.Append(_replacement);
            Pass(node.Span.End);
            return true;
        }

        var wasFound = false;
        foreach (var child in SyntaxChildren.Of(node))
        {
            wasFound |= Write(child);
        }

        WriteUpTo(node.Span.End);
        return wasFound;
    }

    private void WriteUpTo(int offset)
    {
        while (_written < offset)
        {
            var current = _rules.Tokens[_token];
            var end = Math.Min(offset, current.Span.End);
            _text.Append(current.Text, _written - current.Span.Offset, end - _written);
            Pass(end);
        }
    }

    private void Pass(int offset)
    {
        _written = Math.Max(_written, offset);
        while (_token < _rules.Tokens.Length - 1 && _rules.Tokens[_token].Span.End <= _written)
        {
            _token++;
        }
    }
}
