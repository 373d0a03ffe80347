using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Formatting;

/// <summary>
/// The text of one line, or of several if it is too long: a statement, the head of a block, a closing brace, a comment.
/// </summary>
/// <param name="Items">In order; comments at the end stand behind the statement.</param>
/// <param name="Closes">Whether it is the brace that ends a block.</param>
/// <param name="Opens">Whether a block begins at its end.</param>
internal sealed record Line(ImmutableArray<Item> Items, bool Closes, bool Opens)
{
    public bool IsComment => Items[0].IsComment;
}

/// <summary>Cuts the tokens of a file into lines.</summary>
internal static class Lines
{
    public static IEnumerable<Line> Of(ImmutableArray<Token> tokens, TokenRoles roles)
    {
        var items = Items(tokens).ToArray();
        var braces = new Stack<bool>();
        var line = new List<Item>();
        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i];
            line.Add(item);
            if (item.Token.Is("{"))
            {
                braces.Push(!roles.IsMap(item.Token) && !(i > 0 && items[i - 1].Token.Is("/")));
            }

            var closes = item.Token.Is("}") && braces.Pop();
            var opens = item.Token.Is("{") && braces.Peek();
            if (closes || opens || EndsStatement(items, i, roles, braces))
            {
                while (i + 1 < items.Length && items[i + 1] is { IsComment: true, Breaks: 0 } behind)
                {
                    line.Add(behind);
                    i++;
                }

                yield return new Line([.. line], closes, opens);
                line.Clear();
            }
        }
    }

    // Before what begins another line, with the comments before that; and before the brace of the block around it.
    private static bool EndsStatement(Item[] items, int index, TokenRoles roles, Stack<bool> braces)
    {
        var next = Next(items, index);
        return next.Kind == TokenKind.EndOfFile
            || roles.StartsLine(next)
            || (next.Is("}") && (braces.Count == 0 || braces.Peek()));
    }

    private static Token Next(Item[] items, int index)
    {
        do
        {
            index++;
        } while (index < items.Length && items[index].IsComment);
        return index < items.Length ? items[index].Token : new Token(TokenKind.EndOfFile, "", default);
    }

    private static IEnumerable<Item> Items(ImmutableArray<Token> tokens)
    {
        var breaks = 0;
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Whitespace)
            {
                breaks += token.Text.AsSpan().Count('\n');
            }
            else if (token.Kind is not (TokenKind.ByteOrderMark or TokenKind.EndOfFile))
            {
                yield return new Item(token, breaks);
                breaks = 0;
            }
        }
    }
}
