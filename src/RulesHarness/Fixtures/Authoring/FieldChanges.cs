using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures.Authoring;

/// <summary>A field's new value. <c>Path</c> is the field's, or leads into a map of whatever content.</summary>
internal sealed record FieldChange(Field Field, string Path, object? Value);

/// <summary>Compares the changes that an author requests with the fields' rows in the schema.</summary>
internal sealed class FieldChanges(Collection collection)
{
    /// <summary>New values from an object with properties, or a dictionary, whose names may be dotted.</summary>
    /// <exception cref="ArgumentException">The schema has no such field, or refuses a value.</exception>
    public IEnumerable<FieldChange> Of(object changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var values = FirestoreData.ToDictionary(changes, out var asked);
        foreach (var (path, value) in asked)
        {
            yield return Asked(string.Join('.', path.Segments), value);
        }
        foreach (var change in values.SelectMany(each => Of(each.Key, each.Value)))
        {
            yield return change;
        }
    }

    /// <summary>A stored field.</summary>
    /// <exception cref="ArgumentException">The schema has no such field.</exception>
    public Field Field(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (collection.Field(name) is { } field)
        {
            return field;
        }
        if (collection.Fields.Any(one => one.Name == name))
        {
            throw new ArgumentException(
                $"`{name}` is the id of a document of {collection.Path}, which is not stored in it: set it with "
                    + ".WithId(...)"
            );
        }
        var names = collection.StoredFields.Select(one => one.Name).ToList();
        var inside = names.Where(one => one.StartsWith($"{name}.", StringComparison.Ordinal)).ToList();
        var hint =
            inside.Count > 0
                ? $"; name the fields of the map: {string.Join(", ", inside.Select(one => $"`{one}`"))}."
                : Suggestion.For(name, names);
        throw new ArgumentException(
            $"{collection.Path} has no field `{name}`{(hint.Length > 0 ? hint : ".")} It has "
                + $"{string.Join(", ", names.Select(one => $"`{one}`"))}. "
                + "For a document with an unknown field, write "
                + $"Fixture.Invalid(\"{collection.Path}\").Unknown(\"{name}\")"
        );
    }

    private IEnumerable<FieldChange> Of(string name, object? value)
    {
        if (collection.Field(name) is null && value is IReadOnlyDictionary<string, object?> map && Described(name))
        {
            return map.SelectMany(inner => Of($"{name}.{inner.Key}", inner.Value));
        }
        var field = Map(name) ?? Field(name);
        if (field.Name != name)
        {
            return [new FieldChange(field, name, value)];
        }
        var typed = FieldRules.Typed(field, value);
        return FieldRules.Allows(field, typed)
            ? [new FieldChange(field, name, typed)]
            : throw Refused(field, Literal.Show(typed));
    }

    private FieldChange Asked(string name, FieldValue value)
    {
        var field = Map(name) ?? Field(name);
        return
            value.Kind == FieldValueKind.ServerTimestamp
            && (field.Name != name || field.Type.Kind is TypeKind.Timestamp or TypeKind.Any)
            ? new FieldChange(field, name, value)
            : throw Refused(field, value.ToString());
    }

    private bool Described(string map) =>
        collection.StoredFields.Any(field => field.Name.StartsWith($"{map}.", StringComparison.Ordinal));

    /// <summary>The field whose map contains a name that the schema does not declare.</summary>
    private Field? Map(string name)
    {
        for (
            var end = name.LastIndexOf('.');
            end > 0 && collection.Field(name) is null;
            end = name.LastIndexOf('.', end - 1)
        )
        {
            if (collection.Field(name[..end]) is { Type.Kind: TypeKind.Map or TypeKind.Any } map)
            {
                return map;
            }
        }

        return null;
    }

    private ArgumentException Refused(Field field, string value) =>
        new(
            $"`{field.Name}` of {collection.Path} can't be {value}: write {SchemaRow.Of(field)} ({field.Place}). "
                + $"For a document that violates its schema, write Fixture.Invalid(\"{collection.Path}\")"
        );
}
