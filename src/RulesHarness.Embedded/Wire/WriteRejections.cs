using System.Text;
using System.Text.RegularExpressions;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Embedded.Wire;

/// <summary>
/// The requests that Firestore rejects before rules decide, with the emulator's messages. Such a request is neither
/// allowed nor denied (https://firebase.google.com/docs/firestore/quotas#limits).
/// </summary>
internal static partial class WriteRejections
{
    private const int LongestName = 1_500;
    private const int LongestText = 1_048_487;
    private const int DeepestMap = 20;

    /// <summary>The reason why a document's path is rejected; null if it is not.</summary>
    public static string? OfPath(string path)
    {
        var segments = path.Split('/');
        for (var at = 0; at < segments.Length; at++)
        {
            if (IsReserved(segments[at]) && !(at % 2 == 1 && IsNumericId(segments[at])))
            {
                return $"{(at % 2 == 0 ? "Collection" : "Resource")} id \"{segments[at]}\" is invalid because it "
                    + "is reserved.";
            }
            if (segments[at] is "." or "..")
            {
                return $"Document name \"{path}\" contains a resource id \"{segments[at]}\".";
            }
        }

        return null;
    }

    /// <summary>
    /// The reason why fields are rejected; null if they are not. A document's own fields have the depth 1.
    /// </summary>
    public static string? OfMap(IReadOnlyDictionary<string, object?> map, int depth)
    {
        foreach (var (name, value) in map)
        {
            if ((OfName(name) ?? OfValue(name, value, depth)) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static string? OfName(string name) =>
        name.Length == 0 ? "The property.name is the empty string."
        : IsReserved(name) ? $"field name {name} is reserved"
        : name.Length > LongestName / 4 && Encoding.UTF8.GetByteCount(name) > LongestName
            ? $"The property.name is longer than {LongestName} bytes."
        : null;

    private static string? OfValue(string name, object? value, int depth) =>
        value switch
        {
            string text when text.Length > LongestText / 4 && Encoding.UTF8.GetByteCount(text) > LongestText =>
                $"The value of property \"{name}\" is longer than {LongestText} bytes.",
            IReadOnlyDictionary<string, object?> when depth > DeepestMap =>
                $"Property {name} contains an invalid nested entity.",
            IReadOnlyDictionary<string, object?> map => OfMap(map, depth + 1),
            string or Blob => null,
            IEnumerable<object?> list => OfItems(name, list, depth),
            _ => null,
        };

    private static string? OfItems(string name, IEnumerable<object?> items, int depth)
    {
        if (items.Any(IsList))
        {
            return "Cannot convert an array value in an array value.";
        }
        var refusals = items.Select(item => OfValue(name, item, depth));
        return refusals.FirstOrDefault(refusal => refusal is not null);
    }

    private static bool IsList(object? value) =>
        value is not string && value is IEnumerable<object?> and not IReadOnlyDictionary<string, object?>;

    private static bool IsReserved(string name) =>
        name.Length > 4
        && name.StartsWith("__", StringComparison.Ordinal)
        && name.EndsWith("__", StringComparison.Ordinal);

    /// <summary>Ids such as <c>__id7__</c> are those of entities that Datastore numbered.</summary>
    private static bool IsNumericId(string id) => NumericId().IsMatch(id);

    [GeneratedRegex(@"^__id-?[1-9][0-9]{0,18}__\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumericId();
}
