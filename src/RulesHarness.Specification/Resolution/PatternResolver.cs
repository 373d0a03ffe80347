using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;

namespace RulesHarness.Specification.Resolution;

/// <summary>Compares access patterns and indexes with the schemas.</summary>
internal static class PatternResolver
{
    private const string DocumentId = "__name__";

    public static IReadOnlyList<AccessPattern> Patterns(SpecParts parts, FieldChecks checks, ReadingContext context)
    {
        foreach (var (pattern, row) in parts.Patterns)
        {
            var members = checks.Members(pattern.Collection, row["Collection"]);
            if (members.Count == 0)
            {
                continue;
            }
            if (pattern.Collection.DocumentId is not null && pattern.Kind != PatternKind.Get)
            {
                context.Report(
                    SpecDiagnostics.ListOfDocument,
                    row["Collection"],
                    pattern.Collection,
                    pattern.Collection.Id
                );
            }
            // A query over a group finds the documents that have its fields, in whichever collections they are.
            checks.CheckOne(FieldChecks.Named(pattern.Filter), members, row["Filters"]);
            checks.CheckKeys(pattern.Filter, members, row["Filters"]);
            ElementChecks.Check(pattern.Filter, members, row["Filters"], context);
            checks.CheckOne(
                [.. from sort in pattern.Sort where sort.Field != DocumentId select sort.Field],
                members,
                row["Sort"]
            );
            if (pattern.AggregateField is { } field)
            {
                checks.CheckOne([field], members, row["Kind"]);
            }
            if (pattern.Nearest is { } nearest)
            {
                NearestChecks.Check(nearest, row, members, checks, context);
            }
            new SuspiciousConditions(context).Check(
                pattern.Filter,
                row["Filters"],
                _ => "write the value or the parameter that the field is compared with"
            );
        }

        return [.. parts.Patterns.Select(row => OfCollection(row.Pattern, checks))];
    }

    /// <summary>A query of a row that stands for several collections is tried in the first of them.</summary>
    private static AccessPattern OfCollection(AccessPattern pattern, FieldChecks checks) =>
        !pattern.Collection.IsGroup && checks.Members(pattern.Collection) is [{ } first, ..]
            ? pattern with
            {
                Collection = first.Path,
            }
            : pattern;

    /// <summary>
    /// An index is of every collection of its name, as in the index file; where its fields are, is enough. A whole path
    /// says whose fields they are.
    /// </summary>
    public static IReadOnlyList<IndexDeclaration> Indexes(SpecParts parts, FieldChecks checks)
    {
        foreach (var entry in parts.Indexes)
        {
            var members = entry.Path.Parent is not null
                ? checks.Members(entry.Path, entry.Collection)
                : checks.GroupOrExamples(entry.Path.Id);
            if (members.Count > 0)
            {
                checks.CheckOne(
                    [.. from field in entry.Index.Fields where field.FieldPath != DocumentId select field.FieldPath],
                    members,
                    entry.Fields
                );
            }
            else if (entry.Path.Parent is null)
            {
                checks.Members(entry.Path, entry.Collection);
            }
        }

        return [.. parts.Indexes.Select(entry => entry.Index)];
    }
}
