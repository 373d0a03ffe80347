using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures.Authoring;

/// <summary>Ids that Firestore takes, and what they say of fields.</summary>
internal static class DocumentIds
{
    /// <summary>https://firebase.google.com/docs/firestore/quotas#limits: so many bytes in UTF-8.</summary>
    private const int MostBytes = 1500;

    public static bool IsValid(string id) =>
        id.Length > 0
        && id is not ("." or "..")
        && !id.Contains('/', StringComparison.Ordinal)
        && !(
            id.Length > 3
            && id.StartsWith("__", StringComparison.Ordinal)
            && id.EndsWith("__", StringComparison.Ordinal)
        )
        && Encoding.UTF8.GetByteCount(id) <= MostBytes;

    /// <exception cref="ArgumentException">Firestore takes no such id.</exception>
    public static void Check(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!IsValid(id))
        {
            throw new ArgumentException(
                $"`{id}` is not a valid document id: write 1 to {MostBytes} bytes without a slash, and not `.`, "
                    + "`..` or `__...__`"
            );
        }
    }

    /// <summary>
    /// The fields with those values from which the primary key builds an id; null when no values of theirs do.
    /// </summary>
    public static IReadOnlyDictionary<string, object?>? Solve(
        CollectionPlace place,
        string id,
        IReadOnlyDictionary<string, object?> fields
    )
    {
        var collection = place.Collection;
        var keys = collection.Key.Fields.Where(name => collection.Field(name) is not null).Distinct().ToList();
        var pattern = Regex.Escape(collection.Key.Template!);
        foreach (var name in collection.Key.Fields.Distinct())
        {
            var known = keys.IndexOf(name) is >= 0 and var at
                ? $"(?<f{at}>.+?)"
                : Regex.Escape(place.Captured(name) ?? "");
            var written = Regex.Escape($"{{{name}}}");
            var first = pattern.IndexOf(written, StringComparison.Ordinal);
            pattern =
                pattern[..first]
                + known
                + pattern[(first + written.Length)..]
                    .Replace(written, $"\\k<f{keys.IndexOf(name)}>", StringComparison.Ordinal);
        }

        var match = Regex.Match(
            id,
            $"^{pattern}$",
            RegexOptions.CultureInvariant | RegexOptions.Singleline,
            TimeSpan.FromSeconds(1)
        );
        if (!match.Success)
        {
            return null;
        }
        foreach (var (name, at) in keys.Select((name, at) => (name, at)))
        {
            var field = collection.Field(name)!;
            if (Value(field, match.Groups[$"f{at}"].Value) is not { } value || !FieldRules.Allows(field, value))
            {
                return null;
            }
            fields = fields.With(name, value);
        }

        return fields;
    }

    private static object? Value(Field field, string text) =>
        field.Type.Kind switch
        {
            TypeKind.Int or TypeKind.Number => long.TryParse(
                text,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var whole
            )
                ? whole
                : null,
            TypeKind.Enum => field.Type.Literals.FirstOrDefault(literal => literal.ToString() == text),
            _ => text,
        };
}
