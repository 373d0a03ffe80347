using RulesHarness.Fixtures;

namespace RulesHarness.Cases;

/// <summary>Chooses the flaws of a field that are worth a request where not all are.</summary>
internal static class FlawChoice
{
    /// <summary>
    /// The flaws by another sentence than the first: the plainest one by each caller, and by one of them each bound of
    /// the field, which the sentence's statement may have otherwise.
    /// </summary>
    public static IEnumerable<SchemaViolation> OfOtherSentence(IEnumerable<SchemaViolation> flaws, bool isFirst)
    {
        var all = flaws.ToList();
        var plainest = Plainest(all);
        var bounds = all.Where(flaw => isFirst && flaw != plainest && IsBound(flaw.Kind)).DistinctBy(Side);
        return new[] { plainest }.OfType<SchemaViolation>().Concat(bounds);
    }

    private static bool IsBound(ViolationKind kind) =>
        kind
            is ViolationKind.OutOfRange
                or ViolationKind.TooShort
                or ViolationKind.TooLong
                or ViolationKind.NotInEnum
                or ViolationKind.NotMatching;

    /// <summary>A range has two ends; of all else one flaw of a kind tells whether it is checked.</summary>
    private static object Side(SchemaViolation flaw) => flaw.Kind == ViolationKind.OutOfRange ? flaw : flaw.Kind;

    /// <summary>
    /// The flaw that shows a check forgotten: a wrong type, or of a time of the server's, which is of the right type,
    /// another time.
    /// </summary>
    public static SchemaViolation? Plainest(IEnumerable<SchemaViolation> flaws)
    {
        var ofValue = flaws.Where(flaw => flaw.IsOfValue).ToList();
        return ofValue.FirstOrDefault(flaw => flaw.Kind == ViolationKind.NotServerTime) ?? ofValue.FirstOrDefault();
    }
}
