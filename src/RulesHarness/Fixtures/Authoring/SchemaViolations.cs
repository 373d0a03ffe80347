using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures.Authoring;

/// <summary>Everything that a collection's schema forbids of a new document.</summary>
internal sealed class SchemaViolations(DocumentFixtures fixtures, Collection collection)
{
    private readonly FieldViolations _flaws = new(fixtures.Factory(1), fixtures.Now);

    public IEnumerable<SchemaViolation> All() =>
        collection
            .StoredFields.SelectMany(_flaws.Forbidden)
            .Append(SchemaViolation.Unknown())
            .Concat(Maps().Select(SchemaViolation.Unknown));

    /// <exception cref="ArgumentException">The schema does not forbid that.</exception>
    public SchemaViolation Of(ViolationKind kind, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (kind == ViolationKind.Unknown)
        {
            return Unknown(name);
        }
        var field = new FieldChanges(collection).Field(name);
        var forbidden = _flaws.Forbidden(field).ToList();
        return forbidden.Find(flaw => flaw.Kind == kind)
            ?? throw new ArgumentException(
                $"`{name}` of {collection.Path} can't have the violation {kind}: in its schema it is "
                    + $"{SchemaRow.Of(field)}{(field.Required ? "" : ", optional")} ({field.Place}). "
                    + (
                        forbidden.Count == 0
                            ? "There is none"
                            : $"Write {string.Join(" or ", forbidden.Select(flaw => $".{flaw.Kind}(\"{name}\")").Distinct())}"
                    )
            );
    }

    private SchemaViolation Unknown(string name)
    {
        var map = name.LastIndexOf('.') is >= 0 and var dot ? name[..dot] : "";
        if (name.Split('.').Any(part => part.Length == 0))
        {
            throw new ArgumentException($"`{name}` is not a valid field name");
        }
        var isKnown = collection.Field(name) is not null || Maps().Contains(name);
        return !isKnown && (map.Length == 0 || Maps().Contains(map))
            ? new SchemaViolation(ViolationKind.Unknown, name, "unknown", $"{name} is not declared")
            : throw new ArgumentException(
                isKnown
                    ? $"`{name}` is a field of {collection.Path}: name a field that its schema does not have"
                    : $"`{map}` of {collection.Path} is not a map with declared fields: name a field outside it"
            );
    }

    /// <summary>The maps whose fields the schema names.</summary>
    private IEnumerable<string> Maps() => collection.StoredFields.SelectMany(field => Outer(field.Name)).Distinct();

    private static IEnumerable<string> Outer(string name)
    {
        for (var dot = name.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = name.IndexOf('.', dot + 1))
        {
            yield return name[..dot];
        }
    }
}
