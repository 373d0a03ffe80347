using System.Collections.Immutable;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>A request, as both sides can make it.</summary>
/// <param name="Method">What it does.</param>
/// <param name="Path">Of the document; of a list that of the collection, or its id for a group.</param>
/// <param name="Identity">Who asks.</param>
internal sealed record Attempt(RulesMethod Method, string Path, Identity Identity)
{
    /// <summary>Of a create, and of an update that replaces: what is written.</summary>
    public IReadOnlyDictionary<string, object?>? Data { get; init; }

    /// <summary>Of an update by fields: their new values, or what the server is to do with them.</summary>
    public IReadOnlyDictionary<FieldPath, object?>? Changes { get; init; }

    /// <summary>Another document that the same commit writes; a path below <c>open</c>, where everybody may.</summary>
    public (string Path, IReadOnlyDictionary<string, object?> Data)? Companion { get; init; }

    /// <summary>Of a list.</summary>
    public ListAttempt? List { get; init; }
}

/// <summary>What a list asks.</summary>
internal sealed record ListAttempt(bool IsGroup, FilterAttempt? Filter, ImmutableArray<(string Field, bool IsDescending)> Orders, int? Limit, int? Offset);

/// <summary>A part of a filter: a comparison, or, where there are parts, a composite.</summary>
internal sealed record FilterAttempt(string Field, QueryOperator Operator, object? Value, bool IsOr, ImmutableArray<FilterAttempt> Parts);
