using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures.Authoring;

/// <summary>
/// A document that is valid by the spec, except for one optional violation. Each change creates a new one.
/// </summary>
public sealed class DocumentFixture
{
    private readonly DocumentFixtures _fixtures;
    private readonly SchemaViolation? _flaw;

    internal DocumentFixture(
        DocumentFixtures fixtures,
        CollectionPlace place,
        string id,
        IReadOnlyDictionary<string, object?> fields,
        SchemaViolation? flaw
    )
    {
        (_fixtures, _flaw, Place, Data) = (fixtures, flaw, place, fields);
        var built = FixtureFactory.IdOf(place.Collection, place.ParentIds, fields);
        // What is wrong with a field that the id is built from may leave nothing to build it from.
        Id =
            built is null || flaw is not null && !(DocumentIds.IsValid(built) && fields.At(flaw.Path) is not null)
                ? id
                : built;
    }

    /// <summary>The document's id.</summary>
    public string Id { get; }

    /// <summary>The path below the database's root, such as <c>posts/post-1</c>.</summary>
    public string Path => $"{Place.Path}/{Id}";

    /// <summary>
    /// The fields, as a client writes them: a time that the server sets is <see cref="FieldValue.ServerTimestamp"/>.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Data { get; }

    /// <summary>The violation in it, in words such as <c>title is missing</c>; null if it is valid.</summary>
    public string? Violation => _flaw?.Description;

    /// <summary>
    /// The documents that this one needs: those above it, those it refers to, its owner's account, and what they need
    /// in turn.
    /// </summary>
    /// <exception cref="InvalidOperationException">There can be no document where it refers to.</exception>
    public IReadOnlyList<DocumentFixture> Related => new RelatedDocuments(_fixtures).Of(this);

    internal CollectionPlace Place { get; }

    internal string? ViolatedField => _flaw?.Path;

    private FieldChanges Changes => new(Place.Collection);

    /// <summary>
    /// With other values of fields, from an object with properties or a dictionary whose names may be dotted.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The schema has no such field or refuses the value, the field is the one that is wrong, or the id that it builds
    /// can be none.
    /// </exception>
    public DocumentFixture With(object changes) =>
        With(Changes.Of(changes).Aggregate(Data, (fields, change) => fields.With(Kept(change.Path), change.Value)));

    /// <summary>Without an optional field; one that is not there is no mistake.</summary>
    /// <exception cref="ArgumentException">The schema has no such field, or requires it.</exception>
    public DocumentFixture Without(string field)
    {
        var found = Changes.Field(field);
        if (found.Required || Place.Collection.Key.Fields.Contains(field))
        {
            throw new ArgumentException(
                $"`{field}` of {Place.Collection.Path} is {(found.Required ? "required" : "part of the id")} "
                    + $"({found.Place}). "
                    + "For a document without it, write "
                    + $"Fixture.Invalid(\"{Place.Collection.Path}\").Missing(\"{field}\")"
            );
        }

        return With(Data.Without(Kept(field)));
    }

    /// <summary>With another id; where the primary key builds ids from fields, with the fields that build it.</summary>
    /// <exception cref="ArgumentException">No document of the collection can have that id.</exception>
    public DocumentFixture WithId(string id)
    {
        DocumentIds.Check(id);
        if (Place.Collection.Key.Kind != KeyKind.Template)
        {
            return new DocumentFixture(_fixtures, Place, id, Data, _flaw);
        }
        foreach (var key in Place.Collection.Key.Fields)
        {
            Kept(key);
        }
        var solved =
            DocumentIds.Solve(Place, id, Data)
            ?? throw new ArgumentException(
                $"the id of a document of {Place.Collection.Path} is {Place.Collection.Key}, which can't be "
                    + $"`{id}`: set the fields that it is built from with .With(...)"
            );
        return new DocumentFixture(_fixtures, Place, id, solved, _flaw);
    }

    /// <summary>With one thing wrong: how, and with which field, by its dotted name.</summary>
    /// <exception cref="ArgumentException">The schema does not forbid that.</exception>
    /// <exception cref="InvalidOperationException">Something is wrong already.</exception>
    public DocumentFixture WithViolation(ViolationKind kind, string field) =>
        Break(new SchemaViolations(_fixtures, Place.Collection).Of(kind, field));

    /// <summary>In every way that the schema forbids, with one thing wrong.</summary>
    /// <exception cref="InvalidOperationException">Something is wrong already.</exception>
    public IReadOnlyList<DocumentFixture> WithEachViolation() =>
        [.. new SchemaViolations(_fixtures, Place.Collection).All().Select(Break)];

    /// <summary>Its path, and what is wrong with it.</summary>
    public override string ToString() => _flaw is null ? Path : $"{Path}: {_flaw.Description}";

    private DocumentFixture With(IReadOnlyDictionary<string, object?> fields)
    {
        var changed = new DocumentFixture(_fixtures, Place, Id, fields, _flaw);
        DocumentIds.Check(changed.Id);
        return changed;
    }

    private DocumentFixture Break(SchemaViolation wrong) =>
        _flaw is null
            ? new DocumentFixture(
                _fixtures,
                Place,
                Id,
                wrong.IsOfValue ? Data.With(wrong.Path, wrong.Value) : Data.Without(wrong.Path),
                wrong
            )
            : throw new InvalidOperationException($"{this}: it has a violation already, and can have only one");

    private string Kept(string field) =>
        _flaw is null || !FieldTree.IsWithin(field, _flaw.Path) && !FieldTree.IsWithin(_flaw.Path, field)
            ? field
            : throw new ArgumentException($"`{_flaw.Path}` can't be set, because it is the violation in {this}");
}
