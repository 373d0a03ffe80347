using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures.Authoring;

/// <summary>The documents that a document needs in order to stand in a database as the spec describes it.</summary>
internal sealed class RelatedDocuments(DocumentFixtures fixtures)
{
    private readonly DataModel _model = fixtures.Model;
    private readonly CollectionPlaces _places = new(fixtures);

    /// <summary>All of them, each once, what is needed first before what that needs.</summary>
    public IReadOnlyList<DocumentFixture> Of(DocumentFixture document)
    {
        var found = new List<DocumentFixture> { document };
        var paths = new HashSet<string>(StringComparer.Ordinal) { document.Path };
        // The list grows while it is gone through.
        for (var at = 0; at < found.Count; at++)
        {
            found.AddRange(Needed(found[at]).Where(one => paths.Add(one.Path)));
        }
        return found[1..];
    }

    private IEnumerable<DocumentFixture> Needed(DocumentFixture document)
    {
        var collection = document.Place.Collection;
        if (collection.Path.Parent is { } above && _model.Collection(above) is { } parent)
        {
            yield return At(
                document,
                new CollectionPlace(parent, [.. document.Place.ParentIds.SkipLast(1)]),
                document.Place.ParentIds[^1]
            );
        }
        foreach (
            var relationship in _model.Relationships.Where(one =>
                one.From.Collection == collection.Path.Text && one.From.Field != document.ViolatedField
            )
        )
        {
            foreach (
                var (value, at) in Items(ValueOf(document, relationship.From.Field)).Select((value, at) => (value, at))
            )
            {
                if (Referred(document, relationship, value, at) is { } referred)
                {
                    yield return referred;
                }
            }
        }

        foreach (
            var name in collection
                .StoredFields.Where(field => field.Name != document.ViolatedField)
                .SelectMany(field => Items(document.Data.At(field.Name)))
                .OfType<DocumentName>()
        )
        {
            if (Named(document, name) is { } referred)
            {
                yield return referred;
            }
        }

        if (
            _model.Collection(FixtureIds.Users) is { Key.Kind: KeyKind.AuthUid } users
            && users != collection
            && Owner(document) is { Length: > 0 } uid
        )
        {
            yield return At(document, new CollectionPlace(users, []), uid);
        }
    }

    private DocumentFixture? Referred(DocumentFixture document, Relationship relationship, object value, int at)
    {
        var to = relationship.To;
        if (_model.Collection(to.Collection) is not { } target)
        {
            return null;
        }
        if (value is DocumentName name)
        {
            return Named(document, name);
        }
        var place = _places.Near(target, captured => ValueOf(document, captured) as string);
        if (FixtureIds.IsId(target, to.Field))
        {
            return At(document, place, $"{value}");
        }
        if (target.Field(to.Field) is not { } field || !FieldRules.Allows(field, value))
        {
            throw new InvalidOperationException(
                $"{document} refers by `{relationship.From.Field}` to {target.Path} with the {to.Field} "
                    + $"{Literal.Show(value)}, which its schema rejects"
            );
        }
        var known = fixtures
            .Factory(1)
            .Documents(target)
            .FirstOrDefault(one => Comparisons.Same(one.Fields.At(to.Field), value));
        var id = known?.Id ?? $"{FixtureIds.Named(target, at)}-of-{document.Id}";
        var made =
            target.Key.Kind == KeyKind.Template
                ? fixtures.Of(place.Path)
                : At(document, known is null ? place : new CollectionPlace(target, known.ParentIds), id);
        return made.With(new Dictionary<string, object?> { [to.Field] = value });
    }

    private DocumentFixture? Named(DocumentFixture document, DocumentName name)
    {
        var ids = name.RelativePath.Split('/');
        var target = _model.CollectionOf(name.RelativePath);
        return target is null
            ? null
            : At(document, new CollectionPlace(target, [.. ids.Where((_, at) => at % 2 == 1).SkipLast(1)]), name.Id);
    }

    private DocumentFixture At(DocumentFixture from, CollectionPlace place, string id)
    {
        try
        {
            return fixtures.At(place, id);
        }
        catch (ArgumentException refused)
        {
            throw new InvalidOperationException(
                $"{from} needs a document `{place.Path}/{id}`, which can't be made: {refused.Message}",
                refused
            );
        }
    }

    /// <summary>A field's value, an id in the path, or the document's own.</summary>
    private static object? ValueOf(DocumentFixture document, string name) =>
        document.Data.TryGet(name, out var value)
            ? value
            : document.Place.Captured(name) ?? (FixtureIds.IsId(document.Place.Collection, name) ? document.Id : null);

    private static IEnumerable<object> Items(object? value) =>
        (value is IReadOnlyList<object?> list ? list : [value]).OfType<object>();

    /// <summary>The uid of the account that a document belongs to; null where the spec says nothing of it.</summary>
    private string? Owner(DocumentFixture document)
    {
        var collection = document.Place.Collection;
        var owner = _model.Policy(collection.Path)?.Owner;
        if (owner is { ByDocumentId: true } || owner is null && collection.Key.Kind == KeyKind.AuthUid)
        {
            return document.Id;
        }
        return
            owner?.Field is { } name
            && name != document.ViolatedField
            && collection.Field(name) is { } field
            && _model.Relationship(collection, field) is null
            ? document.Data.At(name) as string
            : null;
    }
}
