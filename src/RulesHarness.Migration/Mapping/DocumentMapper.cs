using RulesHarness.Migration.Transforms;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Mapping;

/// <summary>Makes the documents of one collection from the rows of one source.</summary>
internal sealed class DocumentMapper(CollectionMapping mapping, RowCondition? where, IReadOnlyList<CompiledPart> parts)
{
    private readonly CompiledPart[] _fields = [.. parts.Where(part => part.Mapping.Part == FilledPart.Field)];
    private readonly PathMaker _path = new(mapping, parts);
    private readonly DefaultFields _defaults = new(mapping);

    public CollectionMapping Mapping { get; } = mapping;

    /// <summary>The fields that no row of the mapping fills, and the schema's defaults do.</summary>
    public IReadOnlyList<string> Defaults => _defaults.Names;

    public bool Takes(RowScope scope) => where is null || where.Holds(scope.Row, null);

    /// <summary>
    /// The path of the row's document, or null after a fault. It is made of the ids alone, and of the fields that the
    /// primary key names.
    /// </summary>
    public string? Path(RowScope scope, ICollection<RowFault> faults) => _path.Make(scope, faults);

    /// <summary>The fields of the row's document, without those that have a fault.</summary>
    public Dictionary<string, object?> Fields(RowScope scope, ICollection<RowFault> faults)
    {
        var fields = new Dictionary<string, object?>(_fields.Length, StringComparer.Ordinal);
        foreach (var part in _fields)
        {
            if (part.Make(scope, out var value) is { } fault)
            {
                faults.Add(fault);
            }
            else if (
                value is not null
                || part.Mapping.Field?.Type is null or { Nullable: true } or { Kind: TypeKind.Any }
            )
            {
                NestedFields.Set(fields, part.Segments, value);
            }
        }
        _defaults.Fill(fields);
        return fields;
    }
}
