using RulesHarness.Firestore.Values;

namespace RulesHarness.Code.Model;

/// <summary>
/// Paths of fields in which <c>{}</c> stands for a key of a map that is only known when the code runs:
/// <c>members.{}</c>.
/// </summary>
public static class FieldTemplate
{
    /// <summary>
    /// Gets the path of a field from a text, as <see cref="CollectionTemplate"/> makes one; null if the field itself is
    /// not known, and not only a key below it.
    /// </summary>
    public static string? Path(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!HasHole(text))
        {
            return text.Length > 0 ? text : null;
        }
        try
        {
            return Known(FieldPath.Parse(text));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Gets the path of a field from its names; null if the first one is not known.</summary>
    public static string? Path(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count == 0 || names.Any(name => name.Length == 0) ? null : Known(new FieldPath([.. names]));
    }

    /// <summary>
    /// Every key of a map has an index of its own, whichever it is; the name of a field tells nothing.
    /// </summary>
    private static string? Known(FieldPath path) => HasHole(path.Segments[0]) ? null : path.ToString();

    private static bool HasHole(string text) => text.Contains(CollectionTemplate.Hole, StringComparison.Ordinal);
}
