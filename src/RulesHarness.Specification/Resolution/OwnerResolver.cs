using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;

namespace RulesHarness.Specification.Resolution;

/// <summary>
/// Finds out who owns a document of a collection: stated, by its key, or by its only relationship to <c>users</c>.
/// </summary>
internal sealed class OwnerResolver(IReadOnlyList<Relationship> relationships, ReadingContext context)
{
    private const string Users = "users";

    private readonly ILookup<string, Relationship> _ofUsers = relationships
        .Where(relationship => relationship.To.Collection == Users)
        .ToLookup(relationship => relationship.From.Collection, StringComparer.Ordinal);

    public Ownership? Resolve(Collection collection, PolicyBullet? bullet)
    {
        if (bullet?.Owner is { } stated)
        {
            return stated;
        }
        if (IsByDocumentId(collection))
        {
            return new Ownership(null, collection.Place);
        }
        var candidates = Candidates(collection);
        if (candidates.Count == 1)
        {
            return new Ownership(candidates[0].From.Field, candidates[0].Place);
        }
        if (bullet?.Sentences.FirstOrDefault(SpeaksOfOwner) is { } sentence)
        {
            Report(collection, candidates, sentence.Text);
        }
        return null;
    }

    /// <summary>
    /// Returns true if the key or a relationship says who owns a document, or when one that can't be read might.
    /// </summary>
    public bool IsKnown(Collection collection) =>
        IsByDocumentId(collection) || Candidates(collection).Count > 0 || !context.RelationshipsAreWhole;

    /// <summary>
    /// Reports that sentences speak of the owner of a collection group whose collections have no owner, or different
    /// ones.
    /// </summary>
    public void ReportUnknown(
        CollectionPath group,
        IReadOnlyList<Ownership> ofMembers,
        IEnumerable<PermissionSentence> sentences
    )
    {
        if (sentences.FirstOrDefault(SpeaksOfOwner) is not { } sentence)
        {
            return;
        }
        var names = ofMembers.Select(owner => owner.Field).OfType<string>().ToList();
        if (names.Count > 1)
        {
            context.Report(
                SpecDiagnostics.AmbiguousOwner,
                sentence.Text,
                group,
                string.Join(" or ", names.Select(name => $"`{name}`")),
                $"`{names[0]}`"
            );
        }
        else if (context.RelationshipsAreWhole)
        {
            context.Report(SpecDiagnostics.UnknownOwner, sentence.Text, group);
        }
    }

    private static bool IsByDocumentId(Collection collection) =>
        collection.Path.Text == Users || collection.Key.Kind == KeyKind.AuthUid;

    private List<Relationship> Candidates(Collection collection) =>
        [.. _ofUsers[collection.Row.Text].DistinctBy(relationship => relationship.From.Field)];

    private void Report(Collection collection, List<Relationship> candidates, TextSlice at)
    {
        if (candidates.Count == 0 && context.RelationshipsAreWhole)
        {
            context.Report(SpecDiagnostics.UnknownOwner, at, collection.Row);
        }
        else if (candidates.Count > 0)
        {
            context.Report(
                SpecDiagnostics.AmbiguousOwner,
                at,
                collection.Row,
                string.Join(" or ", candidates.Select(c => $"`{c.From.Field}`")),
                $"`{candidates[0].From.Field}`"
            );
        }
    }

    private static bool SpeaksOfOwner(PermissionSentence sentence) =>
        sentence.Permission.OwnOnly
        || sentence.Permission.Actors.Any(actor => actor.Kind is ActorKind.Owner or ActorKind.Others);
}
