using System.Text;

namespace RulesHarness.Language.Syntax;

/// <summary>Writes a tree as text, out of its tokens.</summary>
internal sealed class RulesPrinter
{
    private readonly ParsedRules rules;
    private readonly SyntaxNode? replaced;
    private readonly string replacement;
    private readonly StringBuilder text = new();
    private int token;
    private int written;

    private RulesPrinter(ParsedRules rules, SyntaxNode? replaced, string replacement)
    {
        this.rules = rules;
        this.replaced = replaced;
        this.replacement = replacement;
    }

    /// <summary>The text of a tree: that which was parsed.</summary>
    public static string Print(ParsedRules rules) => Print(rules, null, "");

    /// <summary>The text of a tree in which a node is written otherwise.</summary>
    public static string Print(ParsedRules rules, SyntaxNode? replaced, string replacement)
    {
        var printer = new RulesPrinter(rules, replaced, replacement);
        var wasFound = printer.Write(rules.File) || replaced is null;
        printer.WriteUpTo(rules.Tokens[^1].Span.End);
        return wasFound ? printer.text.ToString() : throw new ArgumentException("The node is not one of this tree.", nameof(replaced));
    }

    // Trees are no higher than the parser lets them be.
    private bool Write(SyntaxNode node)
    {
        WriteUpTo(node.Span.Offset);
        if (ReferenceEquals(node, replaced))
        {
            text.Append(replacement);
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
        while (written < offset)
        {
            var current = rules.Tokens[token];
            var end = Math.Min(offset, current.Span.End);
            text.Append(current.Text, written - current.Span.Offset, end - written);
            Pass(end);
        }
    }

    private void Pass(int offset)
    {
        written = Math.Max(written, offset);
        while (token < rules.Tokens.Length - 1 && rules.Tokens[token].Span.End <= written)
        {
            token++;
        }
    }
}
