using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;
using static RulesHarness.Protocol.StructuredQuery.Types;

namespace RulesHarness.Firestore.Client;

/// <summary>A document's id may be written as plain text in a query; the wire wants the full name.</summary>
internal static class QueryDocumentIds
{
    private static readonly string DocumentId = FieldPath.DocumentId.ToString();

    public static StructuredQuery.Types.Filter Resolve(
        StructuredQuery.Types.Filter filter,
        string parentPath,
        CollectionSelector from
    )
    {
        var resolved = filter.Clone();
        Visit(resolved);
        return resolved;

        void Visit(StructuredQuery.Types.Filter each)
        {
            foreach (var inner in each.CompositeFilter?.Filters ?? [])
            {
                Visit(inner);
            }
            if (each.FieldFilter is { } field && field.Field.FieldPath == DocumentId)
            {
                field.Value = Resolve(field.Value, parentPath, from);
            }
        }
    }

    public static Value Resolve(Value value, string parentPath, CollectionSelector from) =>
        value.ValueTypeCase switch
        {
            Value.ValueTypeOneofCase.StringValue => new Value
            {
                ReferenceValue = FullName(value.StringValue, parentPath, from),
            },
            Value.ValueTypeOneofCase.ArrayValue => new Value
            {
                ArrayValue = new ArrayValue
                {
                    Values = { value.ArrayValue.Values.Select(each => Resolve(each, parentPath, from)) },
                },
            },
            _ => value,
        };

    private static string FullName(string id, string parentPath, CollectionSelector from)
    {
        // In a collection group an id says too little: there the path below the database is asked for.
        if (!from.AllDescendants)
        {
            return $"{parentPath}/{from.CollectionId}/{id}";
        }
        ResourcePath.CheckDocument(id);
        return $"{parentPath}/{id}";
    }
}
