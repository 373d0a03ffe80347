using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Matching;
using RulesHarness.Language.Evaluation.Queries;

namespace RulesHarness.Language.Evaluation;

/// <content>Queries, which are judged one alternative of their filter at a time.</content>
public sealed partial class RulesProgram
{
    // Each way to fulfil the filter must be allowed by itself. What an alternative that was allowed came to stays in the emulator's account, where
    // even the statement that was true is called false.
    private Decision DecideQuery(DecisionRun run)
    {
        var query = run.Subject;
        var alternatives = Disjuncts.Of(query.Asked.Query?.Filter) ?? [];
        if (alternatives.Count > 1 && DecideBeforeLookUps(run, query, alternatives) is { } decided)
        {
            return decided;
        }

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
                return Denied(run);
            }
        }

        return last is null ? new Decision(Cause.Limit, []) : Allowed(run, last);
    }

    // Before the emulator looks anything up it goes through all alternatives, and the first that is denied whatever would be found is what it tells of.
    // Where nothing was to be looked up, that was all.
    private Decision? DecideBeforeLookUps(DecisionRun run, Subject query, List<FieldFilter[]> alternatives)
    {
        // Only what counts is observed.
        var observe = run.Observe;
        run.Observe = null;
        run.Documents.IsPutOff = true;
        try
        {
            var (last, isOpen) = (default(CompiledStatement), observe is not null);
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
                isOpen |= run.Documents.WasAsked;
                if (last is null && (!run.Documents.WasAsked || run.Tried.FindIndex(before, tried => tried.Outcome != Cause.False) < 0))
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

            if (!isOpen)
            {
                return Allowed(run, last!);
            }
        }
        finally
        {
            (run.Documents.IsPutOff, run.Observe) = (false, observe);
        }

        run.Tried.Clear();
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
            table.Find(subject.RequestPath, run.Blocks);
        }
    }
}
