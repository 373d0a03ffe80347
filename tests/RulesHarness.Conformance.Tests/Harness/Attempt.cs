using System.Collections.Immutable;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Analysis;

namespace RulesHarness.Conformance.Tests.Harness;

/// <summary>One request, as both sides are asked it.</summary>
internal sealed record Attempt
{
    public required RulesMethod Method { get; init; }

    /// <summary>Below the root: a document's, of a list a collection's.</summary>
    public required string Path { get; init; }

    public Identity Identity { get; init; } = Identity.Unauthenticated;

    /// <summary>The document as it is stored; null where there is none.</summary>
    public IReadOnlyDictionary<string, object?>? Stored { get; init; }

    /// <summary>The document as it is after the write.</summary>
    public IReadOnlyDictionary<string, object?>? Written { get; init; }

    /// <summary>The fields to update, by dotted path, where not the whole document is sent.</summary>
    public IReadOnlyDictionary<string, object?>? Updates { get; init; }

    /// <summary>The other writes of the same commit; null deletes.</summary>
    public ImmutableArray<(string Path, IReadOnlyDictionary<string, object?>? Data)> Others { get; init; } = [];

    public TestQuery? Query { get; init; }

    /// <summary>Whether a write has no precondition, so that it may be a create or an update.</summary>
    public bool IsEither { get; init; }

    /// <summary>Further writes of the same commit, which rules are asked about as well.</summary>
    public ImmutableArray<Attempt> Writes { get; init; } = [];

    /// <summary>Whether the request is more than one write, or may be one of two.</summary>
    public bool IsCommit => IsEither || Writes.Length > 0;
}
