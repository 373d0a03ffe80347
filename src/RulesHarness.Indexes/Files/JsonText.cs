using System.Text;
using RulesHarness.Diagnostics.Json;

namespace RulesHarness.Indexes.Files;

/// <summary>
/// A JSON text that is edited in place: an edit gives the new text, and changes no byte that it is not about.
/// </summary>
internal sealed class JsonText
{
    private readonly byte[] _utf8;
    private readonly string _lineBreak;

    /// <exception cref="System.Text.Json.JsonException">The text is not JSON.</exception>
    public JsonText(string text)
    {
        _utf8 = Encoding.UTF8.GetBytes(text);
        _lineBreak = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        Root = JsonTree.Read(_utf8);
    }

    public JsonValue Root { get; }

    /// <summary>
    /// A file that holds one item of one list, as it is written; <c>indexes</c>, without which nothing is deployed, is
    /// there too.
    /// </summary>
    public string TextOf(JsonValue item, string list)
    {
        var others = list == "indexes" ? "" : "\"indexes\":[],";
        return $"{{{others}\"{list}\":[{Encoding.UTF8.GetString(_utf8[item.Start..item.End])}]}}";
    }

    /// <summary>The text with an empty list in the place of a value.</summary>
    public string Empty(JsonValue value) => Edit(value.Start, value.End, "[]");

    /// <summary>A last item: in one line if its neighbour is, else as a block of lines.</summary>
    public string Append(JsonValue list, string line, string block)
    {
        if (list.Items.Count == 0)
        {
            return InsertFirst(list, block);
        }
        var last = list.Items[^1];
        var indent = IndentOf(last.Start);
        var item = IsOneLine(last) ? line : Indented(block, indent ?? "");
        var before = indent is null ? " " : _lineBreak + indent;
        // Where the list ends with a comma the new item ends with one too.
        return Comma(last.End) is { } comma
            ? Edit(comma + 1, comma + 1, $"{before}{item},")
            : Edit(last.End, last.End, $",{before}{item}");
    }

    /// <summary>The first item of a list that may be empty.</summary>
    public string InsertFirst(JsonValue list, string item)
    {
        if (list.Items.Count > 0)
        {
            return Edit(list.Items[0].Start, list.Items[0].Start, $"{item}, ");
        }
        var outer = LineIndent(list.Start);
        var inner = outer + Unit();
        var text = Encoding.UTF8.GetString(_utf8[(list.Start + 1)..(list.End - 1)]);
        var broken = $"{_lineBreak}{inner}{Indented(item, inner)}{_lineBreak}{outer}";
        // A comment in an empty list stays.
        return Edit(list.Start + 1, list.End - 1, string.IsNullOrWhiteSpace(text) ? broken : text.TrimEnd() + broken);
    }

    /// <summary>
    /// A list as the first member of an object, with one item, or none when <paramref name="line"/> is null.
    /// </summary>
    public string Prepend(JsonValue parent, string name, string? line, string? block)
    {
        if (line is null)
        {
            return Edit(parent.Start + 1, parent.Start + 1, $" \"{name}\": [],");
        }
        var outer = LineIndent(parent.Start);
        var (inner, item) = (outer + Unit(), outer + Unit() + Unit());
        var list = $"\"{name}\": [{_lineBreak}{item}{Indented(block!, item)}{_lineBreak}{inner}]";
        var rest = parent.Members.Count > 0 ? "," : _lineBreak + outer;
        return Edit(
            parent.Start + 1,
            parent.Members.Count > 0 ? parent.Start + 1 : parent.End - 1,
            $"{_lineBreak}{inner}{list}{rest}"
        );
    }

    /// <summary>An item taken out, with its comma and, where it had lines to itself, those.</summary>
    public string Remove(JsonValue list, JsonValue item)
    {
        var at = list.Items.ToList().IndexOf(item);
        var (start, end) = (item.Start, item.End);
        var owned = IndentOf(item.Start) is { } indent ? start - indent.Length : start;
        if (Comma(item.End) is { } after)
        {
            end = after + 1;
            var rest = end;
            while (rest < _utf8.Length && _utf8[rest] is (byte)' ' or (byte)'\t' or (byte)'\r')
            {
                rest++;
            }
            if (owned < start && rest < _utf8.Length && _utf8[rest] == '\n')
            {
                return Edit(owned, rest + 1, "");
            }
            return Edit(start, rest, "");
        }

        // The last one: the comma before it goes too, and what stands between the two stays if it is a comment.
        if (at == 0)
        {
            return Edit(start, end, "");
        }
        var comma = Comma(list.Items[at - 1].End)!.Value;
        var between = Encoding.UTF8.GetString(_utf8[(comma + 1)..start]);
        return Edit(comma, end, between.TrimEnd());
    }

    private bool IsOneLine(JsonValue value) =>
        _utf8.AsSpan(value.Start, value.End - value.Start).IndexOf((byte)'\n') < 0;

    private string Indented(string block, string indent) =>
        block.ReplaceLineEndings(_lineBreak + indent).Replace("\t", Unit(), StringComparison.Ordinal);

    /// <summary>The white space before a value that begins its line; null when it doesn't.</summary>
    private string? IndentOf(int offset)
    {
        var line = _utf8.AsSpan(0, offset).LastIndexOf((byte)'\n') + 1;
        var before = Encoding.UTF8.GetString(_utf8[line..offset]);
        return line > 0 && string.IsNullOrWhiteSpace(before) ? before : null;
    }

    /// <summary>The white space at the beginning of the line that a value stands in.</summary>
    private string LineIndent(int offset)
    {
        var line = _utf8.AsSpan(0, offset).LastIndexOf((byte)'\n') + 1;
        var end = line;
        while (end < offset && _utf8[end] is (byte)' ' or (byte)'\t')
        {
            end++;
        }
        return Encoding.UTF8.GetString(_utf8[line..end]);
    }

    /// <summary>By how much the file indents: as its first member is.</summary>
    private string Unit() =>
        Root.Members.Count > 0 && IndentOf(Root.Members[0].Start) is { Length: > 0 } unit ? unit : "  ";

    /// <summary>
    /// The comma behind a value, with white space and comments passed over; null when a bracket comes first.
    /// </summary>
    private int? Comma(int from)
    {
        for (var at = from; at < _utf8.Length; at++)
        {
            if (_utf8[at] == ',')
            {
                return at;
            }
            if (_utf8[at] is (byte)']' or (byte)'}')
            {
                return null;
            }
            if (_utf8[at] == '/' && _utf8[at + 1] == '/')
            {
                at += _utf8.AsSpan(at).IndexOf((byte)'\n');
            }
            else if (_utf8[at] == '/' && _utf8[at + 1] == '*')
            {
                at += _utf8.AsSpan(at).IndexOf("*/"u8) + 1;
            }
        }

        return null;
    }

    private string Edit(int start, int end, string replacement) =>
        Encoding.UTF8.GetString(_utf8[..start]) + replacement + Encoding.UTF8.GetString(_utf8[end..]);
}
