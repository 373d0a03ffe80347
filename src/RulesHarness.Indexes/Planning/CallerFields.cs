using System.Text.RegularExpressions;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Planning;

/// <summary>
/// The values of maps by a key that is only known when the query runs. Firestore indexes each of them by itself, as a
/// field of its own, so that no index names that of every key. The spec knows the key: <c>members[uid]</c> is planned
/// as the field <c>members.`{uid}`</c>. Of a query in code it is any: <c>members.`{}`</c>.
/// </summary>
internal static partial class CallerFields
{
    private const string Key = "{uid}";

    /// <summary>The path of the field that stands for that of each user.</summary>
    public static string Path(Operand operand) =>
        operand switch
        {
            FieldOperand field => field.Path,
            ElementOperand { Of: var of, Key: LiteralOperand { Value: string name } } => Below(of, name),
            ElementOperand { Of: var of, Key: UidOperand } => Below(of, Key),
            _ => throw new ArgumentException($"`{operand}` is not a field of a query", nameof(operand)),
        };

    /// <summary>The map that has a value for each key; null for a field that is the same for all.</summary>
    public static string? MapOf(string path) =>
        AnyKey().Match(path) is { Success: true } key ? path[..key.Index] : null;

    /// <summary>The word for a key of the map: <c>user</c> where the spec says so, else <c>key</c>.</summary>
    public static string KeysOf(IndexShape index) =>
        index.Fields.Any(field => field.FieldPath.Contains($".`{Key}`", StringComparison.Ordinal)) ? "user" : "key";

    /// <summary>A text in which such a field is written as the spec, or the report of the code, writes it.</summary>
    public static string Written(string text) =>
        AnyKey().Replace(text, key => key.Groups[1].Value == Key ? "[uid]" : $".{key.Groups[1].Value}");

    /// <summary>A path in which a key that is not known is like that of the caller.</summary>
    public static string Alike(string path) => AnyKey().Replace(path, $".`{Key}`");

    private static string Below(Operand of, string name) => $"{Path(of)}.{new FieldPath(name)}";

    [GeneratedRegex(@"\.`(\{uid\}|\w*\{\}[\w{}]*)`")]
    private static partial Regex AnyKey();
}
