using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <content>Scenarios whose batches can't be made from the requested write and its caller alone.</content>
internal sealed partial class DocumentCases
{
    /// <summary>A turned batch that makes a second document like one of it; null where there is none.</summary>
    private Scenario? OfTurnedBatch(PlannedCase planned, DocumentPath path, DocumentPath other) =>
        _turned
            .Of(planned with { Second = null, Goal = CaseGoal.Granted })
            .Select(scenario => _batches.Doubled(scenario, path, other))
            .FirstOrDefault(doubled => doubled is not null);

    /// <summary>
    /// A scenario whose batch is made from another one of its writes; null where there is none that shows the requested
    /// one alone.
    /// </summary>
    private Scenario? OfTurnedBatch(PlannedCase planned)
    {
        // Where the requested write leads to a batch that is granted, it leads to those that are denied as well.
        if (
            planned is not { Sentence: { } sentence, Goal: CaseGoal.Granted or CaseGoal.Denied }
            || planned.Goal == CaseGoal.Denied && !_ofTurned.Contains(sentence)
        )
        {
            return null;
        }
        var found = _turned.Of(planned).FirstOrDefault(scenario => IsDecidedByItself(planned, scenario));
        if (found is not null && planned.Goal == CaseGoal.Granted)
        {
            _ofTurned.Add(sentence);
        }
        return found;
    }

    /// <summary>
    /// A scenario whose caller can send the other writes of the batch as well, so that the requested one alone is what
    /// is shown; null where there is none.
    /// </summary>
    private Scenario? OfBatchCaller(PlannedCase planned) =>
        BatchCallers
            .Of(_context.Model, planned.Cell.Persona, planned.Cell.Collection, planned.Wanted)
            .Select(wanted => planned with { Wanted = wanted })
            .SelectMany(one =>
                Scenarios(one.Cell, one.Wanted, new SearchLog())
                    .Take(1)
                    .Select(scenario => Requested(one, scenario, new SearchLog()))
            )
            .FirstOrDefault(scenario => scenario is not null && IsDecidedByItself(planned, scenario));

    /// <summary>
    /// A scenario made from what another kind of caller is granted, if possible one in which the requested write alone
    /// is denied; null where there is none.
    /// </summary>
    private Scenario? OfOtherCaller(PlannedCase planned) =>
        _otherCallers.Of(planned).OrderByDescending(scenario => IsDecidedByItself(planned, scenario)).FirstOrDefault();

    /// <summary>Whether a request is decided as it is planned, and no other write of its batch is denied.</summary>
    private bool IsDecidedByItself(PlannedCase planned, Scenario? scenario)
    {
        if (planned.Goal == CaseGoal.Revoked)
        {
            return true;
        }
        return scenario is not null
            && draft.Oracle.IsGranted(scenario.Attempt) == (planned.Goal == CaseGoal.Granted)
            && scenario.Attempt.Batch.All(write => draft.Oracle.IsGrantedByItself(scenario.Attempt.Of(write)));
    }
}
