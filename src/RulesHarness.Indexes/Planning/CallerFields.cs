using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Planning;

/// <summary>
/// The values of maps by the caller's uid. Firestore indexes each of them by itself, as a field of its own, so that no
/// index names that of every user: <c>members[uid]</c> is planned as the field <c>members.`{uid}`</c>.
/// </summary>
internal static class CallerFields
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

    /// <summary>The map that has a value for each user; null for a field that is the same for all.</summary>
    public static string? MapOf(string path)
    {
        var at = path.IndexOf($".`{Key}`", StringComparison.Ordinal);
        return at < 0 ? null : path[..at];
    }

    /// <summary>A text in which such a field is written as the spec writes it.</summary>
    public static string Written(string text) => text.Replace($".`{Key}`", "[uid]", StringComparison.Ordinal);

    private static string Below(Operand of, string name) => $"{Path(of)}.{new FieldPath(name)}";
}
