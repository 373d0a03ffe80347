using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation;

/// <summary>The documents that <c>get</c>, <c>exists</c>, <c>getAfter</c> and <c>existsAfter</c> look up.</summary>
public interface IDocumentLookup
{
    /// <summary>
    /// The fields of the document at a path below the root, a map, as it is before the request; null where there is
    /// none.
    /// </summary>
    RulesValue? Get(string path);

    /// <summary>The same, after all writes of the request.</summary>
    RulesValue? GetAfter(string path);

    /// <summary>
    /// Returns true if a write of the request deletes the document, which may have been missing before.
    /// </summary>
    bool IsDeleted(string path) => Get(path) is not null && GetAfter(path) is null;

    /// <summary>
    /// Returns true if a write of the request is about the document. Then looking it up as it is after the request
    /// counts towards no limit.
    /// </summary>
    bool IsWritten(string path) => false;
}
