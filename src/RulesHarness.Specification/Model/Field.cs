using RulesHarness.Firestore.Values;

namespace RulesHarness.Specification.Model;

/// <summary>A range with both ends included; an end that is null is open.</summary>
public readonly record struct Bounds(double? Minimum, double? Maximum)
{
    /// <summary>Whether the range holds a value.</summary>
    public bool Contains(double value) => !(value < Minimum) && !(value > Maximum);

    /// <summary>The range as a spec writes it: <c>1..120</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Minimum}..{Maximum}");
}

/// <summary>The constraints of a field from the Constraints column; missing ones are null or false.</summary>
public sealed record FieldConstraints
{
    /// <summary>An update may not change the field.</summary>
    public bool Immutable { get; init; }

    /// <summary>The field is the request's time on create and, unless immutable, on every update.</summary>
    public bool ServerTime { get; init; }

    /// <summary>The range of a number.</summary>
    public Bounds? Range { get; init; }

    /// <summary>The number of characters of a string.</summary>
    public Bounds? Length { get; init; }

    /// <summary>The number of items of an array.</summary>
    public Bounds? Items { get; init; }

    /// <summary>No item of an array is equal to another one.</summary>
    public bool Distinct { get; init; }

    /// <summary>A regular expression in RE2's syntax that the whole string matches.</summary>
    public string? Pattern { get; init; }

    /// <summary>The value that a client writes if it has no better one.</summary>
    public object? Default { get; init; }

    /// <summary>The constraints in the spec language's own words.</summary>
    public override string ToString() =>
        string.Join(
            ", ",
            new[]
            {
                Immutable ? "immutable" : null,
                ServerTime ? "server time" : null,
                Length is null ? null : $"length {Length}",
                Items is null ? null : $"items {Items}",
                Distinct ? "distinct" : null,
                $"{Range}",
                Pattern is null ? null : $"pattern \"{Pattern}\"",
                Default is null ? null : $"default {Literal.Show(Default)}",
            }.Where(constraint => !string.IsNullOrEmpty(constraint))
        );
}

/// <summary>A field of a collection's schema. <c>Name</c> is a dotted path for a field of a map.</summary>
public sealed record Field(
    string Name,
    FieldType Type,
    bool Required,
    FieldConstraints Constraints,
    string Description,
    Place Place
)
{
    /// <summary>The document's id, listed among the fields by the spec, and not stored.</summary>
    public bool IsDocumentId { get; init; }

    /// <summary>
    /// All values that the field can have, with null if it can be null or absent; empty if they can't be listed.
    /// </summary>
    public IReadOnlyList<object?> States
    {
        get
        {
            IReadOnlyList<object?> listed = Type.Kind == TypeKind.Boolean ? [true, false] : Type.Literals;
            return listed.Count > 0 && (Type.Nullable || !Required) ? [.. listed, null] : listed;
        }
    }

    /// <summary>A part of this field as a field by itself, with the constraints that stand behind its type.</summary>
    public Field Part(string name, FieldType type, bool required = true)
    {
        ArgumentNullException.ThrowIfNull(type);
        return this with { Name = name, Type = type, Required = required, Constraints = type.Constraints };
    }

    /// <summary>The entry of a map's schema, as a field by itself.</summary>
    public Field Part(MapEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Part($"{Name}.{FieldTree.Path(entry.Name)}", entry.Type, entry.Required);
    }
}
