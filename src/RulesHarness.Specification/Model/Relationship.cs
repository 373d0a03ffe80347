namespace RulesHarness.Specification.Model;

/// <summary>One end of a relationship: a collection and one of its fields, or its document id.</summary>
public sealed record RelationshipEnd(string Collection, string Field);

/// <summary>The cardinality of a relationship, with the referenced end first.</summary>
public enum Cardinality
{
    /// <summary>No two documents refer to the same one.</summary>
    OneToOne,

    /// <summary>Many documents may refer to one.</summary>
    OneToMany,

    /// <summary>The same, told from the other end.</summary>
    ManyToOne,

    /// <summary>A document refers to many, and many refer to it.</summary>
    ManyToMany,
}

/// <summary>
/// A foreign key: <c>From</c> holds the id (or the field's value) of a document of <c>To</c>. <c>Cardinality</c> is
/// null when the spec does not say it.
/// </summary>
public sealed record Relationship(RelationshipEnd From, RelationshipEnd To, Cardinality? Cardinality, Place Place)
{
    /// <summary>
    /// Whether a write that names a document that does not exist is to be denied (true), is to be allowed (false), or
    /// nothing is said of it (null).
    /// </summary>
    public bool? MustExist { get; init; }
}

/// <summary>The spec language's words for cardinalities.</summary>
public static class CardinalityNames
{
    /// <summary>The cardinality as a spec writes it: <c>one-to-many</c>.</summary>
    public static string Text(this Cardinality cardinality) =>
        cardinality switch
        {
            Cardinality.OneToOne => "one-to-one",
            Cardinality.OneToMany => "one-to-many",
            Cardinality.ManyToOne => "many-to-one",
            _ => "many-to-many",
        };
}
