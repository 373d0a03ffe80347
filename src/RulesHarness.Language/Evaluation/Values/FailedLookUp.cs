using System.Collections.Immutable;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>Why a condition could not read a document.</summary>
public enum LookUpProblem
{
    /// <summary>There is no document at the path.</summary>
    Missing,

    /// <summary>The request has read as many documents as it may.</summary>
    Limit,

    /// <summary>The path leads to no document of this database.</summary>
    NotDocument,

    /// <summary>Not known: the emulator says the same in each case.</summary>
    Unknown,
}

/// <summary>A document that a condition could not read.</summary>
/// <param name="Function">The function that was called, as in <c>getAfter</c>.</param>
/// <param name="Segments">The path that it was given, as in <c>databases</c>, <c>(default)</c>, ...</param>
/// <param name="Problem">Why it could not be read.</param>
public sealed record FailedLookUp(string Function, ImmutableArray<string> Segments, LookUpProblem Problem)
{
    /// <summary>The path below the database's root; null where it is not a document's.</summary>
    public string? DocumentPath
    {
        get
        {
            var isInDatabase = Segments is ["databases", _, "documents", ..];
            var below = Segments.Skip(3).ToList();
            var isDocument = below.Count > 0 && below.Count % 2 == 0 && !below.Contains("");
            return isInDatabase && isDocument ? string.Join('/', below) : null;
        }
    }
}
