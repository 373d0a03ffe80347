using System.Globalization;
using System.Text;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Embedded.Wire;

/// <summary>A document as the emulator's failures name it, which keeps Datastore's entities.</summary>
internal static class EntityText
{
    /// <summary>
    /// A text over several lines, as in <c>app: "dev~P" path &lt; Element { type: "posts" name: "p1" } &gt;</c>.
    /// </summary>
    public static string Reference(DatabaseKey database, string path)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"app: \"dev~{database.Project}\"\npath <\n");
        foreach (var pair in path.Split('/').Chunk(2))
        {
            var id = NumberOf(pair[1]) is { } number ? $"id: {number}" : $"name: \"{Escaped(pair[1])}\"";
            text.Append(
                CultureInfo.InvariantCulture,
                $"  Element {{\n    type: \"{Escaped(pair[0])}\"\n    {id}\n  }}\n"
            );
        }

        text.Append(">\n");
        if (database.Database != DatabaseName.DefaultId)
        {
            text.Append(CultureInfo.InvariantCulture, $"database_id: \"{Escaped(database.Database)}\"\n");
        }
        return text.ToString();
    }

    /// <summary>A text such as <c>EntityRef{partitionRef=dev~P, path=/posts/p1}</c>.</summary>
    public static string Short(DatabaseKey database, string path)
    {
        var partition = database.Database == DatabaseName.DefaultId ? "" : $"#{database.Database}";
        var ids = path.Split('/').Select((id, at) => at % 2 == 1 && NumberOf(id) is { } number ? $"{number}L" : id);
        return $"EntityRef{{partitionRef=dev~{database.Project}{partition}, path=/{string.Join('/', ids)}}}";
    }

    /// <summary>The number in an id such as <c>__id7__</c>; null for any other.</summary>
    private static string? NumberOf(string id) => id is ['_', '_', 'i', 'd', .. var number, '_', '_'] ? number : null;

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var each in text)
        {
            escaped.Append(Escaped(each));
        }
        return escaped.ToString();
    }

    private static string Escaped(char each) =>
        each switch
        {
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '"' => "\\\"",
            '\\' => "\\\\",
            < ' ' or (>= '\x7f' and <= '\xff') => $"\\{Convert.ToString(each, toBase: 8).PadLeft(3, '0')}",
            _ => each.ToString(),
        };
}
