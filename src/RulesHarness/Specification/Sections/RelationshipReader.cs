using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Text;

namespace RulesHarness.Specification.Sections;

/// <summary>A relationship with the slice that findings point to.</summary>
internal sealed record RelationshipBullet(Relationship Relationship, TextSlice Text);

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
                yield return new RelationshipBullet(relationship, bullet.Text);
            else
                context.ReportFailure(SpecFindings.UnreadableRelationship, bullet.Text, cursor);
        }
    }

    private static Relationship? Parse(Cursor cursor, TextSlice text)
    {
        if (End(cursor) is not { } from || !cursor.Expect("->"))
            return null;
        cursor.TakeWord("references");
        if (End(cursor) is not { } to)
            return null;
        var cardinality = cursor.Take("(") && cursor.Current.Kind == TokenKind.Word ? cursor.Current.Text : "";
        return new Relationship(from, to, cardinality, ReadingContext.PlaceOf(text));
    }

    private static RelationshipEnd? End(Cursor cursor) =>
        Names.Path(cursor) is { } path && cursor.Expect(".") && Names.Dotted(cursor) is { } field ? new RelationshipEnd(path, field) : null;
}
