namespace RulesHarness.Specification.Model;

/// <summary>One end of a relationship: a collection and one of its fields, or its document id.</summary>
public sealed record RelationshipEnd(string Collection, string Field);

/// <summary>A foreign key: <c>From</c> holds the id (or the field's value) of a document of <c>To</c>.</summary>
public sealed record Relationship(RelationshipEnd From, RelationshipEnd To, string Cardinality, Place Place);
