using System.Text;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Formatting;

/// <summary>Writes lines one below the other.</summary>
internal sealed class Layout(TokenRoles roles)
{
    private const int Width = 120;
    private const string Level = "  ";

    private readonly StringBuilder text = new();
    private int depth;
    private bool isFirst = true;

    public string Text => text.ToString();

    public void Write(Line line)
    {
        depth -= line.Closes ? 1 : 0;
        if (line.Items[0].Breaks > 1 && !isFirst && !line.Closes)
        {
            text.Append('\n');
        }

        var parts = Parts(line);
        for (var i = 0; i < parts.Count; i++)
        {
            Fill(parts[i], depth + (i == 0 ? 0 : 1), depth + 2);
        }

        depth += line.Opens ? 1 : 0;
        isFirst = line.Opens;
    }

    // A statement is broken before each of its operators or before none.
    private List<List<Item>> Parts(Line line)
    {
        var isBroken = line.Items.Any(item => item.Breaks > 0 && roles.MayBreakBefore(item.Token)) || Length(line) > Width;
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

    private int Length(Line line)
    {
        var written = line.Items.TakeWhile((item, index) => !line.Items.Skip(index).All(rest => rest.IsComment)).ToArray();
        return (depth * Level.Length) + written.Select((item, index) => item.Text.Length + (index > 0 && IsSpaced(written[index - 1], item) ? 1 : 0)).Sum();
    }

    private bool IsSpaced(Item left, Item right) => Spacing.IsBetween(left.Token, right.Token, roles);

    // What is still too long goes on after a comma.
    private void Fill(List<Item> items, int indent, int hanging)
    {
        var line = new StringBuilder().Insert(0, Level, indent);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0 && (IsLineComment(items[i - 1]) || (items[i] is { IsComment: true, Breaks: > 0 })
                || (items[i - 1].Token.Is(",") && line.Length + 1 + LengthToComma(items, i) > Width)))
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

    private int LengthToComma(List<Item> items, int from)
    {
        var length = 0;
        for (var i = from; i < items.Count && !(i > from && items[i - 1].Token.Is(",")) && !items[i].IsComment; i++)
        {
            length += items[i].Text.Length + (i > from && IsSpaced(items[i - 1], items[i]) ? 1 : 0);
        }

        return length;
    }

    private static bool IsLineComment(Item item) => item.Token.Kind == TokenKind.LineComment;

    private void End(StringBuilder line)
    {
        text.Append(line).Append('\n');
        line.Clear();
    }
}
