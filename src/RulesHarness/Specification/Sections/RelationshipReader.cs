using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Text;

namespace RulesHarness.Specification.Sections;

/// <summary>A relationship with the slices of its ends, which findings point to.</summary>
internal sealed record RelationshipBullet(Relationship Relationship, TextSlice From, TextSlice To);

/// <summary>Reads Relationships: <c>`posts.userId` -> references `users.id` (one-to-many: ...)</c>.</summary>
internal static class RelationshipReader
{
    public static IEnumerable<RelationshipBullet> Read(Section section, ReadingContext context)
    {
        foreach (var bullet in section.Bullets())
        {
            if (bullet.Text.IsPlaceholder)
            {
                context.Report(SpecFindings.Placeholder, bullet.Text, bullet.Text.Plain);
                continue;
            }

            var cursor = ReadingContext.Cursor(bullet.Text);
            if (Parse(cursor, bullet.Text) is { } relationship)
                yield return relationship;
            else
                context.ReportFailure(SpecFindings.UnreadableRelationship, bullet.Text, cursor);
        }
    }

    private static RelationshipBullet? Parse(Cursor cursor, TextSlice text)
    {
        var from = cursor.Current.Start;
        if (RelationshipParser.End(cursor) is not { } source || !cursor.Expect("->"))
            return null;
        cursor.TakeWord("references");
        var to = cursor.Current.Start;
        if (RelationshipParser.End(cursor) is not { } target)
            return null;
        var ends = (From: text.Source.Slice(from, to), To: text.Source.Slice(to, cursor.Current.Start));
        if (RelationshipParser.Terms(cursor) is not var (cardinality, mustExist))
            return null;
        var relationship = new Relationship(source, target, cardinality, ReadingContext.PlaceOf(text)) { MustExist = mustExist };
        return new RelationshipBullet(relationship, ends.From, ends.To);
    }
}
