using RulesHarness.Embedded.Wire;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Embedded.Storage;

/// <summary>The documents of one database, as they are before a request.</summary>
public interface IDocumentSource
{
    /// <summary>
    /// The fields of the document at a path below the root, such as <c>posts/p1</c>; null where there is none.
    /// </summary>
    IReadOnlyDictionary<string, object?>? Find(string path);

    /// <summary>The same as rules see them; for a source that keeps them so.</summary>
    RulesValue? Value(string path) => Find(path) is { } fields ? RulesValues.Of(fields) : null;
}
