using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;
using RulesHarness.Specification.Text;

namespace RulesHarness.Specification.Resolution;

/// <summary>Holds both ends of each relationship against the inventory and the schemas.</summary>
internal static class RelationshipResolver
{
    public static IReadOnlyList<Relationship> Resolve(SpecParts parts, IReadOnlyList<Collection> collections, FieldChecks checks, ReadingContext context)
    {
        var resolved = new List<Relationship>();
        foreach (var (relationship, from, to) in parts.Relationships)
        {
            var fromHolds = Holds(relationship.From, collections, checks, from, context);
            if (Holds(relationship.To, collections, checks, to, context) && fromHolds)
                resolved.Add(relationship);
        }

        return resolved;
    }

    private static bool Holds(RelationshipEnd end, IReadOnlyList<Collection> collections, FieldChecks checks, TextSlice text, ReadingContext context)
    {
        if (CollectionPath.TryParse(end.Collection) is not { IsGroup: false } path)
        {
            context.Report(SpecFindings.MalformedCollection, text, end.Collection);
            return false;
        }

        var members = checks.Members(path, text);
        // The id of a document is an end of most relationships, whether or not the schema lists it.
        if (members.Count > 0 && end.Field is not ("id" or "uid") && collections.First(c => c.Path == path) is var collection && collection.IdName != end.Field)
            checks.Check([end.Field], members, text);
        return members.Count > 0;
    }
}
