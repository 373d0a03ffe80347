using System.Text;
using RulesHarness.Cases;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Explaining;

/// <summary>
/// Prints a document as it is and as a request would leave it: of an update the fields that stay, go, come and change.
/// </summary>
internal static class DocumentText
{
    private const int LongestValue = 120;

    public static void Print(
        StringBuilder text,
        IReadOnlyDictionary<string, object?>? stored,
        IReadOnlyDictionary<string, object?>? written,
        bool isWrite
    )
    {
        foreach (var (mark, field, value) in Lines(stored, written, isWrite))
        {
            text.AppendLine($"  {mark} {field}: {value}");
        }
    }

    /// <summary>
    /// The fields in order, each with a mark: a space for one that stays, <c>-</c>, <c>+</c>, or <c>~</c> for one that
    /// changes.
    /// </summary>
    public static IEnumerable<(char Mark, string Field, string Value)> Lines(
        IReadOnlyDictionary<string, object?>? stored,
        IReadOnlyDictionary<string, object?>? written,
        bool isWrite
    )
    {
        var (before, after) = (
            stored ?? FieldTree.Empty,
            isWrite ? written ?? FieldTree.Empty : stored ?? FieldTree.Empty
        );
        var paths = FieldTree.Differences(before, after).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Paths(before, after, "", paths).Distinct().Order(StringComparer.Ordinal))
        {
            var (had, has) = (Find(before, path, out var old), Find(after, path, out var now));
            yield return !paths.Contains(path) ? (' ', path, Value(old))
            : !had ? ('+', path, Value(now))
            : !has ? ('-', path, Value(old))
            : ('~', path, $"{Value(old)} -> {Value(now)}");
        }
    }

    private static string Value(object? value) =>
        RequestText.Value(value) is var text && text.Length > LongestValue
            ? $"{text[..(LongestValue - 3)]}..."
            : RequestText.Value(value);

    /// <summary>The fields, and of those that differ inside the members that do.</summary>
    private static IEnumerable<string> Paths(
        IReadOnlyDictionary<string, object?> before,
        IReadOnlyDictionary<string, object?> after,
        string prefix,
        HashSet<string> differences
    )
    {
        foreach (var name in before.Keys.Union(after.Keys))
        {
            var path = prefix + name;
            if (
                before.GetValueOrDefault(name) is IReadOnlyDictionary<string, object?> old
                && after.GetValueOrDefault(name) is IReadOnlyDictionary<string, object?> now
                && differences.Any(difference => difference.StartsWith(path + ".", StringComparison.Ordinal))
            )
            {
                foreach (var inner in Paths(old, now, path + ".", differences))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return path;
            }
        }
    }

    private static bool Find(IReadOnlyDictionary<string, object?> fields, string path, out object? value)
    {
        // A name may hold dots itself; then it is a field of the top.
        return fields.TryGetValue(path, out value) || fields.TryGet(path, out value);
    }
}
