using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>
/// Makes a file smaller as long as something stays true of it: statements, blocks and functions are left out,
/// expressions replaced by parts of them.
/// </summary>
internal static class Shrinker
{
    private static readonly string[] Simplest = ["true", "null", "1", "'a'"];

    /// <summary>The smallest file found.</summary>
    /// <param name="text">The file.</param>
    /// <param name="holds">Whether it is still true; asked of texts that can be read only.</param>
    /// <param name="most">How often it may be asked.</param>
    public static async Task<string> ShrinkAsync(string text, Func<string, Task<bool>> holds, int most = 250)
    {
        for (var shrunk = true; shrunk; )
        {
            shrunk = false;
            foreach (var candidate in Candidates(text))
            {
                if (candidate.Length >= text.Length || RulesParser.Parse(candidate).HasErrors)
                {
                    continue;
                }

                if (most-- == 0)
                {
                    return text;
                }

                if (await holds(candidate))
                {
                    (text, shrunk) = (candidate, true);
                    break;
                }
            }
        }

        return text;
    }

    private static IEnumerable<string> Candidates(string text)
    {
        var rules = RulesParser.Parse(text);
        var nodes = RulesTree.Nodes(rules);
        foreach (var node in nodes)
        {
            yield return Replaced(text, node.Span, "");
        }

        foreach (var binding in nodes.OfType<FunctionDeclaration>().SelectMany(function => function.Bindings))
        {
            yield return Replaced(text, binding.Span, "");
        }

        var expressions = RulesTree.Expressions(rules).OrderByDescending(expression => expression.Span.Length).ToList();
        foreach (var expression in expressions)
        {
            foreach (var child in expression.Children)
            {
                yield return Replaced(text, expression.Span, rules.Source.Slice(child.Span));
            }
        }

        foreach (var expression in expressions.Where(expression => expression is not LiteralExpression))
        {
            foreach (var simple in Simplest)
            {
                yield return Replaced(text, expression.Span, simple);
            }
        }
    }

    private static string Replaced(string text, SourceSpan span, string by) =>
        string.Concat(text.AsSpan(0, span.Offset), by, text.AsSpan(span.End));
}
