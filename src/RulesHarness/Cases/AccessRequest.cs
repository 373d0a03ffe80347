using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>One request to Firestore. Paths are below the database's root.</summary>
internal abstract record AccessRequest;

/// <summary>Reads one document.</summary>
internal sealed record GetRequest(string Path) : AccessRequest;

/// <summary>
/// Writes a document that must not exist. A value may be a <c>FieldValue</c>, which the server works out.
/// </summary>
internal sealed record CreateRequest(string Path, IReadOnlyDictionary<string, object?> Fields) : AccessRequest;

/// <summary>
/// Changes fields, by dotted path, of a document that must exist. A value may be a <c>FieldValue</c>.
/// </summary>
internal sealed record UpdateRequest(string Path, IReadOnlyDictionary<string, object?> Changes) : AccessRequest;

/// <summary>Deletes a document that must exist.</summary>
internal sealed record DeleteRequest(string Path) : AccessRequest;

/// <summary>Runs a query.</summary>
internal sealed record QueryRequest(ListQuery Query) : AccessRequest;

/// <summary>Counts, sums or averages over a query; <c>Field</c> is null for a count.</summary>
internal sealed record AggregateRequest(ListQuery Query, PatternKind Kind, string? Field) : AccessRequest;
