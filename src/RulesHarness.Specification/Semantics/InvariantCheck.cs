using RulesHarness.Firestore.Identities;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>Compares a document with what holds of every document of its collection.</summary>
public static class InvariantCheck
{
    /// <summary>The first condition that does not hold of a document; null if all do.</summary>
    public static Condition? Broken(DataModel model, Collection collection, Document document)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(document);
        if (collection.Invariants.Count == 0)
        {
            return null;
        }
        // It is about the document alone, so that neither a caller nor the time makes a difference.
        var scope = new EvaluationScope(Identity.Unauthenticated, default)
        {
            Fields = document.Fields,
            PathIds = PathIds.Of(model, collection, document.Path),
        };
        return collection.Invariants.FirstOrDefault(invariant => scope.Evaluate(invariant) != true);
    }
}
