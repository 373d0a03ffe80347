using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Resolution;

/// <summary>Holds access patterns and indexes against the schemas.</summary>
internal static class PatternResolver
{
    private const string DocumentId = "__name__";

    public static IReadOnlyList<AccessPattern> Patterns(SpecParts parts, FieldChecks checks)
    {
        foreach (var (pattern, row) in parts.Patterns)
        {
            var members = checks.Members(pattern.Collection, row["Collection"]);
            if (members.Count == 0)
                continue;
            checks.Check(pattern.Filter, members, row["Filters"]);
            checks.Check(pattern.Sort.Select(sort => sort.Field).Where(field => field != DocumentId), members, row["Sort"]);
            if (pattern.AggregateField is { } field)
                checks.Check([field], members, row["Kind"]);
        }

        return [.. parts.Patterns.Select(row => row.Pattern)];
    }

    public static IReadOnlyList<IndexDeclaration> Indexes(SpecParts parts, FieldChecks checks)
    {
        foreach (var (index, collection, fields) in parts.Indexes)
        {
            // An index names its collection by the last segment alone, as the index file does.
            var members = checks.Group(index.CollectionGroup);
            if (members.Count == 0 && CollectionPath.TryParse(index.CollectionGroup) is { } unknown)
                checks.Members(unknown, collection);
            else
                checks.Check(index.Fields.Select(field => field.FieldPath).Where(field => field != DocumentId), members, fields);
        }

        return [.. parts.Indexes.Select(entry => entry.Index)];
    }
}
