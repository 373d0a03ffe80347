using System.Text.RegularExpressions;
using RulesHarness.Code.Model;

namespace RulesHarness.Code.Tests.Scripts;

/// <summary>
/// What the call sites of an app send, as it is written beside each of them: <c>//= posts where status == "draft"</c>,
/// or <c>//? </c> and the beginning of the reason for which it can't be followed. A comment on a line of its own belongs
/// to the last call site.
/// </summary>
internal static partial class WrittenQueries
{
    public static IReadOnlyList<(string Kind, string Text)> Expected(string folder)
    {
        var lines = new List<(string Kind, string Text)>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var place = "";
            var number = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (Comment().Match(line) is not { Success: true } comment)
                {
                    continue;
                }
                place =
                    comment.Index > line.TakeWhile(char.IsWhiteSpace).Count()
                        ? $"{Name(path, folder)}:{number}"
                        : place;
                lines.Add((comment.Groups["kind"].Value, $"{place} {comment.Groups["text"].Value}"));
            }
        }
        return lines;
    }

    public static IEnumerable<string> Found(CodeQueries read, string folder) =>
        read.Found.Select(query => $"{Name(query.Place.File, folder)}:{query.Place.Line} {query.Notation}");

    public static IEnumerable<string> Unresolved(CodeQueries read, string folder) =>
        read.Unresolved.Select(each => $"{Name(each.Place.File, folder)}:{each.Place.Line} {each.Reason}");

    private static string Name(string path, string folder) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    [GeneratedRegex(@"(//|\{/\*)(?<kind>[=?]) (?<text>.*?)( \*/\}.*)?$")]
    private static partial Regex Comment();
}
