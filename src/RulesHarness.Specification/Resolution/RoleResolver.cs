using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;
using RulesHarness.Specification.Semantics;

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
            lookUps.Check(Condition(row.Role), [], row.Means);
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
        return [.. meaning.Expanded.Select(WithoutPath)];
    }

    /// <summary>
    /// A role by a document that is the same for every request is a condition on that document: it can be there for one
    /// case otherwise than for another.
    /// </summary>
    private static Role WithoutPath(Role role)
    {
        if (role is not DocumentRole document || document.Segments.Any(segment => segment.StartsWith('{')))
        {
            return role;
        }
        var path = new DocumentPath([.. document.Segments.Select(segment => new[] { new LiteralOperand(segment) })]);
        var condition = document.Condition is { } fields
            ? ConditionTransform.Replace(
                fields,
                operand => operand is FieldOperand field ? new LookUpOperand(path, field.Path) : operand
            )
            : new Comparison(new ExistsOperand(path), Comparator.Equal, new LiteralOperand(true));
        return new ClaimRole(role.Name, condition, role.Place);
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
    public static IReadOnlyList<Collection> Members(DocumentRole role, IReadOnlyList<Collection> collections) =>
        IdNames.At(string.Join('/', role.Segments), collections);

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
                Suggestion.For(path, collections.Select(collection => collection.Row.Text).Distinct())
            );
        }
    }
}
