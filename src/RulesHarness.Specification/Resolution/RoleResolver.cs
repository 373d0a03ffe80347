using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;

namespace RulesHarness.Specification.Resolution;

/// <summary>Holds the documents that make roles against the inventory and the schemas.</summary>
internal static class RoleResolver
{
    public static IReadOnlyList<Role> Resolve(
        SpecParts parts,
        IReadOnlyList<Collection> collections,
        FieldChecks checks,
        ReadingContext context
    )
    {
        var lookUps = new LookUpChecks(collections, checks, context);
        foreach (var row in parts.Roles)
        {
            CheckQueryLimit(row, context);
            new SuspiciousConditions(context).Check(
                Condition(row.Role),
                row.Means,
                operand => Instead(row.Role!, operand)
            );
            lookUps.Check(Condition(row.Role), row.Means);
            if (row.Role is not DocumentRole role)
            {
                continue;
            }
            if (Members(role, collections) is { Count: > 0 } members)
            {
                checks.Check(role.Condition, members, row.Means);
            }
            else
            {
                ReportUndeclared(string.Join('/', role.Segments.SkipLast(1)), collections, row.Means, context);
            }
        }

        var meaning = new RoleMeaning(parts.Roles.Select(row => row.Role).OfType<Role>());
        foreach (var name in meaning.Circular)
        {
            var row = parts.Roles.First(row => row.Name == name);
            context.Report(SpecDiagnostics.CircularRole, row.Means, name);
        }
        return meaning.Expanded;
    }

    /// <summary>A role is asked of every operation.</summary>
    private static void CheckQueryLimit(RoleRow row, ReadingContext context)
    {
        if (FieldChecks.Operands(Condition(row.Role)).OfType<QueryLimitOperand>().Any())
        {
            context.Report(
                SpecDiagnostics.MisplacedQueryLimit,
                row.Means,
                "a role",
                $"{row.Name} can list docs where query.limit <= 50."
            );
        }
    }

    private static Condition? Condition(Role? role) =>
        role switch
        {
            ClaimRole claims => claims.Condition,
            DocumentRole document => document.Condition,
            _ => null,
        };

    private static string Instead(Role role, Operand operand) =>
        (role, operand) switch
        {
            (DocumentRole, FieldOperand field) when FieldPath.Parse(field.Path).Segments is [var name] =>
                $"write `{{{name}}}` for the field of the requested document",
            _ => "write the value to compare it with",
        };

    /// <summary>The collection that the role's documents are in, whatever the ids in its path are called.</summary>
    public static List<Collection> Members(DocumentRole role, IReadOnlyList<Collection> collections)
    {
        var ids = role.Segments.Where((_, at) => at % 2 == 0).ToList();
        return
        [
            .. collections.Where(collection =>
                collection.Path.ParentCollectionIds.Append(collection.Path.Id).SequenceEqual(ids)
            ),
        ];
    }

    internal static void ReportUndeclared(
        string path,
        IReadOnlyList<Collection> collections,
        TextSlice at,
        ReadingContext context
    )
    {
        if (!context.SchemasOfUnknown.Contains(path))
        {
            context.Report(
                SpecDiagnostics.UndeclaredCollection,
                at,
                path,
                Suggestion.For(path, collections.Select(collection => collection.Path.Text))
            );
        }
    }
}
