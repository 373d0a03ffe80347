using System.Text;
using System.Text.RegularExpressions;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;

namespace RulesHarness.Specification.Sections;

/// <summary>
/// Reads the name of a field from its cell in a schema: words joined by dots, names in braces that may hold anything,
/// or any name without a dot that stands in backticks.
/// </summary>
internal static partial class FieldNameReader
{
    /// <summary>Firestore's limit, in bytes of UTF-8.</summary>
    private const int MaximumBytes = 1500;

    /// <summary>The field's path as Firestore writes it; null when the cell holds none.</summary>
    public static string? Read(TextSlice cell) =>
        Path(cell) is { } path && path.All(name => Fault(name) is null) ? new FieldPath([.. path]).ToString() : null;

    /// <summary>Why a cell's text is no name, as far as it is known, and what to do.</summary>
    public static (string Reason, string Help) Unusable(TextSlice cell)
    {
        var reason = Path(cell)?.Select(Fault).FirstOrDefault(fault => fault is not null);
        return reason is null
            ? (
                "",
                "write a name of letters, digits and underscores, `map.field` for a field of a map, or any other "
                    + "name in braces: `{first name}`"
            )
            : ($": {reason}", "give the field another name");
    }

    private static IReadOnlyList<string>? Path(TextSlice cell)
    {
        var cursor = ReadingContext.Cursor(cell);
        if (Names.Dotted(cursor) is { } path && cursor.Current.Kind == TokenKind.End)
        {
            return FieldPath.Parse(path).Segments;
        }
        return InCode().Match(cell.Text) is { Success: true } code ? [code.Groups[1].Value.Trim()] : null;
    }

    private static string? Fault(string name)
    {
        if (Reserved().IsMatch(name))
        {
            return "Firestore reserves names that begin and end with two underscores";
        }
        return Encoding.UTF8.GetByteCount(name) > MaximumBytes ? "Firestore allows at most 1,500 bytes" : null;
    }

    [GeneratedRegex(@"^`([^`.{}|/\[\]*~\\]*[^`.{}|/\[\]*~\\\s][^`.{}|/\[\]*~\\]*)`$")]
    private static partial Regex InCode();

    [GeneratedRegex("^__.*__$", RegexOptions.Singleline)]
    private static partial Regex Reserved();
}
