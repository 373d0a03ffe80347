using RulesHarness.Language.Analysis;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Writes;

/// <summary>What all writes of a commit to one document come to. Rules are asked about this, once: what one write leaves for the next they never see.</summary>
/// <param name="Path">Below the root.</param>
/// <param name="Stored">The fields before the commit; null where there is no document.</param>
/// <param name="Precondition">The first write's: later ones are about what the first left.</param>
public sealed record NetWrite(string Path, IReadOnlyDictionary<string, object?>? Stored, Precondition? Precondition)
{
    /// <summary>The fields after the commit; null where it deletes the document.</summary>
    public IReadOnlyDictionary<string, object?>? Written { get; init; } = Stored;

    /// <summary>Whether what is there after the commit is another document than what was there before.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>Whether what is written depends on the stored document: a mask or a transform names some of the fields.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether one of the writes was a transform alone.</summary>
    public bool IsTransformed { get; init; }

    /// <summary>Whether it may be a creation or an update: it has no precondition.</summary>
    public bool IsEither =>
        Written is not null && Precondition is null or { ConditionTypeCase: Precondition.ConditionTypeOneofCase.None };

    /// <summary>What rules are asked for: without a precondition a write to what is not there is a creation.</summary>
    public RulesMethod Method =>
        Written is null
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
