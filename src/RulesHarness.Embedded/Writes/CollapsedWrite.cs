using RulesHarness.Language.Analysis;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Writes;

/// <summary>
/// The joint result of all writes of a commit to one document. Rules decide it once: they never see the state between
/// two writes.
/// </summary>
/// <param name="Path">Below the root.</param>
/// <param name="Stored">The fields before the commit; null where there is no document.</param>
/// <param name="Precondition">The first write's: later ones are about what the first left.</param>
internal sealed record CollapsedWrite(
    string Path,
    IReadOnlyDictionary<string, object?>? Stored,
    Precondition? Precondition
)
{
    /// <summary>The fields after the commit; null where it deletes the document.</summary>
    public IReadOnlyDictionary<string, object?>? NewFields { get; init; } = Stored;

    /// <summary>Returns true if the document after the commit is not the one that existed before.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>
    /// Returns true if the new document depends on the stored one, because a mask or a transform names some of the
    /// fields.
    /// </summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether one of the writes was a transform alone.</summary>
    public bool IsTransformed { get; init; }

    /// <summary>Whether it may be a creation or an update: it has no precondition.</summary>
    public bool MayCreateOrUpdate =>
        NewFields is not null
        && Precondition is null or { ConditionTypeCase: Precondition.ConditionTypeOneofCase.None };

    /// <summary>
    /// The method that rules decide. Without a precondition, a write to a missing document is a create.
    /// </summary>
    public RulesMethod Method =>
        NewFields is null
            ? RulesMethod.Delete
            : Precondition?.ConditionTypeCase switch
            {
                Precondition.ConditionTypeOneofCase.Exists => Precondition.Exists
                    ? RulesMethod.Update
                    : RulesMethod.Create,
                Precondition.ConditionTypeOneofCase.UpdateTime => RulesMethod.Update,
                _ => Stored is null ? RulesMethod.Create : RulesMethod.Update,
            };
}
