using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>A relationship with the slices of its ends, which findings point to.</summary>
internal sealed record RelationshipBullet(Relationship Relationship, TextSlice From, TextSlice To);

/// <summary>Reads Relationships: <c>`posts.userId` -> references `users.id` (one-to-many: ...)</c>.</summary>
internal static class RelationshipReader
{
    private const string Example =
        "write ``- `posts.authorId` -> references `users.id` (one-to-many: one user has many posts)``";

    public static IEnumerable<RelationshipBullet> Read(Section section, ReadingContext context)
    {
        foreach (var stray in section.Paragraphs())
        {
            if (Lexer.Read(stray).FirstOrDefault(token => token.Is("->")) is not { Kind: TokenKind.Symbol } arrow)
            {
                continue;
            }
            context.RelationshipsAreWhole = false;
            var found = stray.Source.Slice(arrow.Start, arrow.End);
            context.Report(
                SpecDiagnostics.UnreadableRelationship,
                found,
                $"`{found.Text}`",
                "a bullet for each relationship",
                Example
            );
        }

        foreach (var bullet in section.Bullets())
        {
            if (bullet.Text.IsPlaceholder)
            {
                context.Report(SpecDiagnostics.Placeholder, bullet.Text, bullet.Text.Plain);
                continue;
            }

            var tokens = Lexer.Read(bullet.Text);
            var cursor = new Cursor(tokens);
            if (RelationshipParser.Parse(cursor) is { } written)
            {
                yield return Bullet(written, bullet.Text);
            }
            else
            {
                Report(tokens, cursor, bullet.Text, context);
            }
        }
    }

    private static void Report(IReadOnlyList<Token> tokens, Cursor cursor, TextSlice bullet, ReadingContext context)
    {
        context.RelationshipsAreWhole = false;
        context.ReportFailure(
            SpecDiagnostics.UnreadableRelationship,
            bullet,
            cursor,
            context.Nearest(tokens, Vocabulary.Relationship, RelationshipParser.Parse, Example)
        );
    }

    private static RelationshipBullet Bullet(WrittenRelationship written, TextSlice text) =>
        new(
            new Relationship(written.From, written.To, written.Cardinality, ReadingContext.PlaceOf(text))
            {
                MustExist = written.MustExist,
            },
            text.Source.Slice(written.First.Start, written.Second.Start),
            text.Source.Slice(written.Second.Start, written.Rest.Start)
        );
}
