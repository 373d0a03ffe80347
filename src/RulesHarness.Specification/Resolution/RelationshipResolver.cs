using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;

namespace RulesHarness.Specification.Resolution;

/// <summary>Holds both ends of each relationship against the inventory and the schemas.</summary>
internal static class RelationshipResolver
{
    public static IReadOnlyList<Relationship> Resolve(SpecParts parts, FieldChecks checks, ReadingContext context)
    {
        var resolved = new Dictionary<(RelationshipEnd, RelationshipEnd), Relationship>();
        foreach (var (relationship, from, to) in parts.Relationships)
        {
            var fromHolds = Holds(relationship.From, checks, from, context);
            if (!Holds(relationship.To, checks, to, context) || !fromHolds)
            {
                context.RelationshipsAreWhole = false;
                continue;
            }

            var ends = (relationship.From, relationship.To);
            if (!resolved.TryAdd(ends, relationship))
            {
                context.Report(
                    SpecDiagnostics.DuplicateRelationship,
                    from,
                    Shown(ends.From),
                    Shown(ends.To),
                    resolved[ends].Place
                );
            }
        }

        return [.. resolved.Values];
    }

    private static string Shown(RelationshipEnd end) => $"{end.Collection}.{end.Field}";

    private static bool Holds(RelationshipEnd end, FieldChecks checks, TextSlice text, ReadingContext context)
    {
        if (CollectionPath.TryParse(end.Collection) is not { IsGroup: false } path)
        {
            context.ReportMalformed(text, end.Collection);
            return false;
        }

        var members = checks.Members(path, text);
        // The id of a document, or of its parent, is an end of most relationships, whether or not the schema lists it.
        if (
            members.Count > 0
            && end.Field is not ("id" or "uid")
            && members[0].IdName != end.Field
            && !path.Captures.Contains(end.Field)
        )
        {
            return checks.Check([end.Field], members, text);
        }
        return members.Count > 0;
    }
}
