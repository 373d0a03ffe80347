using RulesHarness.Fixtures;
using RulesHarness.Fixtures.Authoring;

namespace RulesHarness.NUnit;

/// <summary>
/// A document with one violation: choose it by a method, or take <see cref="Each"/>. The rest is valid, so that a
/// denial is due to the violation alone. Set further fields that the rules require with <see cref="With"/>.
/// </summary>
/// <example><code>Fixture.Invalid("posts").With(new { authorId = "alice" }).TooLong("title")</code></example>
public sealed class InvalidFixture
{
    private readonly DocumentFixture _document;

    internal InvalidFixture(DocumentFixture document) => _document = document;

    /// <summary>With other values of the fields that are right.</summary>
    /// <exception cref="ArgumentException">The schema has no such field, or refuses the value.</exception>
    public InvalidFixture With(object changes) => new(_document.With(changes));

    /// <summary>Without an optional field.</summary>
    /// <exception cref="ArgumentException">The schema has no such field, or requires it.</exception>
    public InvalidFixture Without(string field) => new(_document.Without(field));

    /// <summary>With another id.</summary>
    /// <exception cref="ArgumentException">No document of the collection can have that id.</exception>
    public InvalidFixture WithId(string id) => new(_document.WithId(id));

    /// <summary>A required field is not there.</summary>
    /// <exception cref="ArgumentException">The schema does not forbid it.</exception>
    public Fixture Missing(string field) => Break(ViolationKind.Missing, field);

    /// <summary>A field is null that may not be.</summary>
    /// <exception cref="ArgumentException">The schema does not forbid it.</exception>
    public Fixture Null(string field) => Break(ViolationKind.Null, field);

    /// <summary>A field's value is of another type, and as near to the right one as that allows.</summary>
    /// <exception cref="ArgumentException">The schema does not forbid it.</exception>
    public Fixture WrongType(string field) => Break(ViolationKind.WrongType, field);

    /// <summary>An item of a list is of another type.</summary>
    /// <exception cref="ArgumentException">The schema does not forbid it.</exception>
    public Fixture WrongItem(string field) => Break(ViolationKind.WrongItem, field);

    /// <summary>A field has a value that is not in its enum.</summary>
    /// <exception cref="ArgumentException">The schema does not forbid it.</exception>
    public Fixture NotInEnum(string field) => Break(ViolationKind.NotInEnum, field);

    /// <summary>A number is just below its range, or where that is open, just above.</summary>
    /// <exception cref="ArgumentException">The schema does not forbid it.</exception>
    public Fixture OutOfRange(string field) => Break(ViolationKind.OutOfRange, field);

    /// <summary>A text is one character too short, or a list one item.</summary>
    /// <exception cref="ArgumentException">The schema does not forbid it.</exception>
    public Fixture TooShort(string field) => Break(ViolationKind.TooShort, field);

    /// <summary>A text is one character too long, or a list one item.</summary>
    /// <exception cref="ArgumentException">
    /// The schema does not forbid it, or what is too long fits into no document.
    /// </exception>
    public Fixture TooLong(string field) => Break(ViolationKind.TooLong, field);

    /// <summary>A list has an item twice.</summary>
    /// <exception cref="ArgumentException">The schema does not forbid it.</exception>
    public Fixture Repeated(string field) => Break(ViolationKind.Repeated, field);

    /// <summary>A text does not match its pattern.</summary>
    /// <exception cref="ArgumentException">The schema does not forbid it.</exception>
    public Fixture NotMatching(string field) => Break(ViolationKind.NotMatching, field);

    /// <summary>A time that the server sets is the client's, a second ago.</summary>
    /// <exception cref="ArgumentException">The schema does not forbid it.</exception>
    public Fixture NotServerTime(string field) => Break(ViolationKind.NotServerTime, field);

    /// <summary>
    /// There is a field that the schema hasn't; a dotted name is one in a map that the schema describes.
    /// </summary>
    /// <exception cref="ArgumentException">The schema does not forbid it.</exception>
    public Fixture Unknown(string field) => Break(ViolationKind.Unknown, field);

    /// <summary>Everything that the schema forbids, one fixture each, for NUnit's <c>TestCaseSource</c>.</summary>
    public IReadOnlyList<Fixture> Each() => [.. _document.WithEachViolation().Select(one => new Fixture(one))];

    private Fixture Break(ViolationKind kind, string field) => new(_document.WithViolation(kind, field));
}
