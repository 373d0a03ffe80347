using System.Text;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Formatting;

/// <summary>Writes lines one below the other.</summary>
internal sealed class Layout(TokenRoles roles)
{
    private const int Width = 130;
    private const string Level = "  ";

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isFirst = true;

    public string Text => _text.ToString();

    public void Write(Line line)
    {
        _depth -= line.Closes ? 1 : 0;
        if (line.Items[0].Breaks > 1 && !_isFirst && !line.Closes)
        {
            _text.Append('\n');
        }

        var parts = Parts(line);
        for (var i = 0; i < parts.Count; i++)
        {
            Fill(parts[i], _depth + (i == 0 ? 0 : 1), _depth + 2);
        }

        _depth += line.Opens ? 1 : 0;
        _isFirst = line.Opens;
    }

    // A statement is broken before each of its operators or before none.
    private List<List<Item>> Parts(Line line)
    {
        var isBroken =
            line.Items.Any(item => item.Breaks > 0 && roles.MayBreakBefore(item.Token))
            || Length(line.Items, _depth) > Width;
        var parts = new List<List<Item>> { new() };
        foreach (var item in line.Items)
        {
            if (isBroken && roles.MayBreakBefore(item.Token))
            {
                parts.Add([]);
            }

            parts[^1].Add(item);
        }

        return parts;
    }

    // Without the comments behind it.
    private int Length(IReadOnlyList<Item> items, int indent)
    {
        var count = items.Count;
        while (count > 0 && items[count - 1].IsComment)
        {
            count--;
        }

        var length = indent * Level.Length;
        for (var i = 0; i < count; i++)
        {
            length += items[i].Text.Length + (i > 0 && IsSpaced(items[i - 1], items[i]) ? 1 : 0);
        }

        return length;
    }

    private bool IsSpaced(Item left, Item right) => Spacing.IsBetween(left.Token, right.Token, roles);

    // What is still too long is broken before the outermost operators that it has in parentheses, and then after
    // commas.
    private void Fill(List<Item> items, int indent, int hanging)
    {
        var nested = Length(items, indent) > Width ? Outermost(items) : [];
        var line = new StringBuilder().Insert(0, Level, indent);
        for (var i = 0; i < items.Count; i++)
        {
            if (
                i > 0
                && (
                    IsLineComment(items[i - 1])
                    || items[i] is { IsComment: true, Breaks: > 0 }
                    || nested.Contains(i)
                    || (items[i - 1].Token.Is(",") && line.Length + 1 + LengthToComma(items, i, nested) > Width)
                )
            )
            {
                End(line);
                line.Insert(0, Level, hanging);
            }
            else if (i > 0 && IsSpaced(items[i - 1], items[i]))
            {
                line.Append(' ');
            }

            line.Append(items[i].Text);
        }

        End(line);
    }

    private HashSet<int> Outermost(List<Item> items)
    {
        var depths = new Dictionary<int, int>();
        var depthHere = 0;
        for (var i = 0; i < items.Count; i++)
        {
            depthHere += items[i].Token.Text switch
            {
                "(" or "[" or "{" => 1,
                ")" or "]" or "}" => -1,
                _ => 0,
            };
            if (i > 0 && roles.IsLogical(items[i].Token))
            {
                depths[i] = depthHere;
            }
        }

        var least = depths.Values.DefaultIfEmpty().Min();
        return [.. from at in depths where at.Value == least select at.Key];
    }

    private int LengthToComma(List<Item> items, int from, HashSet<int> nested)
    {
        var length = 0;
        for (
            var i = from;
            i < items.Count && !items[i].IsComment && !(i > from && (nested.Contains(i) || items[i - 1].Token.Is(",")));
            i++
        )
        {
            length += items[i].Text.Length + (i > from && IsSpaced(items[i - 1], items[i]) ? 1 : 0);
        }

        return length;
    }

    private static bool IsLineComment(Item item) => item.Token.Kind == TokenKind.LineComment;

    private void End(StringBuilder line)
    {
        _text.Append(line).Append('\n');
        line.Clear();
    }
}
