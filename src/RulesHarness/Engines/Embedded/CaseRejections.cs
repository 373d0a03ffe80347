using RulesHarness.Cases;
using RulesHarness.Embedded.Wire;

namespace RulesHarness.Engines.Embedded;

/// <summary>
/// Finds the cases whose requests Firestore rejects before rules decide: they are neither allowed nor denied.
/// </summary>
internal static class CaseRejections
{
    /// <summary>Gets the reason why a case's request is rejected, in the emulator's words; null if it is not.</summary>
    public static string? Of(AccessCase accessCase)
    {
        var refusal = WriteRejections.OfPath(accessCase.Path) ?? OfFields(accessCase.Request);
        return refusal is null ? QueryAnswers.RefusalBeforeRules(accessCase.Request) : $"InvalidArgument: {refusal}";
    }

    private static string? OfFields(AccessRequest request) =>
        request switch
        {
            CreateRequest create => WriteRejections.OfMap(create.Fields, 1),
            UpdateRequest update => OfChanges(update.Changes),
            _ => null,
        };

    private static string? OfChanges(IReadOnlyDictionary<string, object?> changes) =>
        changes
            .Select(change => WriteRejections.OfChange(change.Key, change.Value))
            .FirstOrDefault(refusal => refusal is not null);
}
