using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Matching;
using RulesHarness.Language.Evaluation.Queries;

namespace RulesHarness.Language.Evaluation;

/// <content>Queries, which are judged one alternative of their filter at a time.</content>
public sealed partial class RulesProgram
{
    // Each way to fulfil the filter must be allowed by itself. What an alternative that was allowed came to stays in
    // the emulator's account, where even the statement that was true is called false.
    private Decision DecideQuery(DecisionRun run)
    {
        var query = run.Subject;
        var alternatives = Disjuncts.Of(query.Asked.Query?.Filter) ?? [];
        if (alternatives.Count == 0)
        {
            return new Decision(Cause.Limit, []);
        }

        if (
            (alternatives.Count > 1 || run.Observe is not null)
            && DecideBeforeLookUps(run, query, alternatives) is { } early
        )
        {
            return early;
        }

        var decision = LastTrue(run, query, alternatives) is { } last ? Allowed(run, last) : Denied(run);
        var isSettled =
            alternatives.Count > 1
            || run.Observe is not null
            || !run.Documents.WasAsked
            || !MayBeDecidedUnread(run, decision);
        return isSettled ? decision : DecideBeforeLookUps(run, query, alternatives) ?? decision;
    }

    // The statement that allows the last alternative; null where one of them is denied.
    private CompiledStatement? LastTrue(DecisionRun run, Subject query, List<FieldFilter[]> alternatives)
    {
        var last = default(CompiledStatement);
        foreach (var alternative in alternatives)
        {
            if (last is not null)
            {
                run.Tried.Add(last.False);
            }

            Turn(run, query, alternative);
            last = FirstTrue(run);
            if (last is null)
            {
                return null;
            }
        }

        return last;
    }

    // Before the emulator looks anything up it goes through all alternatives, and the first that is denied whatever
    // would be found is what it tells of. Where all are allowed whatever would be found, that was all.
    private Decision? DecideBeforeLookUps(DecisionRun run, Subject query, List<FieldFilter[]> alternatives)
    {
        // Only what counts is observed.
        var observe = run.Observe;
        run.Observe = null;
        run.Documents.IsPutOff = true;
        run.Tried.Clear();
        try
        {
            var (last, isAllowed, wasAsked) = (default(CompiledStatement), true, false);
            foreach (var alternative in alternatives)
            {
                if (last is not null)
                {
                    run.Tried.Add(last.False);
                }

                var before = run.Tried.Count;
                run.Documents.WasAsked = false;
                Turn(run, query, alternative);
                last = FirstTrue(run);
                wasAsked |= run.Documents.WasAsked;
                isAllowed &= last is not null;
                if (
                    last is null
                    && (
                        !run.Documents.WasAsked
                        || run.Tried.FindIndex(before, tried => tried.Outcome != Cause.False) < 0
                    )
                )
                {
                    if (observe is not null)
                    {
                        run.Tried.RemoveRange(before, run.Tried.Count - before);
                        run.Observe = observe;
                        Turn(run, query, alternative);
                        FirstTrue(run);
                    }

                    return Denied(run);
                }
            }

            if (isAllowed && observe is null)
            {
                return Allowed(run, last!);
            }

            if (isAllowed && wasAsked)
            {
                run.Tried.Clear();
                run.Observe = observe;
                return Allowed(run, LastTrue(run, query, alternatives)!);
            }
        }
        finally
        {
            (run.Documents.IsPutOff, run.Observe) = (false, observe);
            run.Tried.Clear();
        }

        return null;
    }

    private void Turn(DecisionRun run, Subject query, FieldFilter[] alternative)
    {
        run.StartOver();
        if (QueryResource.Document(alternative) is { } document)
        {
            Turn(run, new Subject(query.Asked, RequestPath.Of(document)));
            run.QueryResource = run.Documents.FindAsked(document);
        }
        else
        {
            Turn(run, query);
            run.QueryResource = QueryResource.Of(alternative);
        }
    }

    private void Turn(DecisionRun run, Subject subject)
    {
        if (run.Subject != subject)
        {
            run.Turn(subject);
            _table.Find(subject.RequestPath, run.Blocks);
        }
    }
}
