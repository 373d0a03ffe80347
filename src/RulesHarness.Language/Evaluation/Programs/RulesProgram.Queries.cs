using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Matching;
using RulesHarness.Language.Evaluation.Queries;

namespace RulesHarness.Language.Evaluation.Programs;

/// <content>Queries, which are judged one alternative of their filter at a time.</content>
public sealed partial class RulesProgram
{
    // Each alternative of the filter must be allowed by itself.
    private Decision DecideQuery(ProgramRun run)
    {
        var query = run.Subject;
        var alternatives = Disjuncts.Of(query.Asked.Query?.Filter) ?? [];
        if (alternatives.Count == 0)
        {
            return new Decision(Cause.Limit, []);
        }

        return alternatives is [var only]
            ? DecideAlternative(run, query, only)
            : DecideAlternatives(run, query, alternatives);
    }

    // The first time is left out where it makes no difference: mostly.
    private Decision DecideAlternative(ProgramRun run, RequestVariables query, FieldFilter[] alternative)
    {
        if (run.Observe is not null && DecideUnread(run, query, alternative) is { } early)
        {
            return early;
        }

        Turn(run, query, alternative);
        var decision = FirstTrue(run) is { } statement ? Allowed(run, statement) : Denied(run);
        var isSettled = run.Observe is not null || !run.Documents.WasAsked || !MayBeDecidedUnread(run, decision);
        return isSettled ? decision : DecideUnread(run, query, alternative) ?? decision;
    }

    // Null where it depends on what is looked up.
    private Decision? DecideUnread(ProgramRun run, RequestVariables query, FieldFilter[] alternative)
    {
        run.Tried.Clear();
        var unread = TryUnread(run, query, alternative, FirstTrue);
        if (!unread.IsOpen)
        {
            return unread.Allowing is { } statement ? Allowed(run, statement) : Denied(run);
        }

        run.Tried.Clear();
        return null;
    }

    // All alternatives are tried before anything is looked up, up to the first that is denied whatever would be found.
    // Those that are open are tried again, up to the first that is denied. A denial names the result of each.
    private Decision DecideAlternatives(ProgramRun run, RequestVariables query, List<FieldFilter[]> alternatives)
    {
        var open = new List<FieldFilter[]>();
        var last = default(CompiledStatement);
        foreach (var alternative in alternatives)
        {
            var unread = TryUnread(run, query, alternative, TryEachBlock);
            if (unread.IsOpen)
            {
                open.Add(alternative);
                continue;
            }

            if (unread.Allowing is null)
            {
                return Denied(run);
            }

            last = unread.Allowing;
        }

        foreach (var alternative in open)
        {
            Turn(run, query, alternative);
            last = TryEachBlock(run);
            if (last is null)
            {
                return Denied(run);
            }
        }

        return Allowed(run, last!);
    }

    /// <summary>
    /// Tries an alternative before anything is looked up. Where that decides it, and not otherwise, this is observed.
    /// </summary>
    private UnreadAlternative TryUnread(
        ProgramRun run,
        RequestVariables query,
        FieldFilter[] alternative,
        Func<ProgramRun, CompiledStatement?> tryStatements
    )
    {
        var (observe, before) = (run.Observe, run.Tried.Count);
        run.Observe = null;
        run.Documents.IsDeferred = true;
        try
        {
            run.Documents.WasAsked = false;
            Turn(run, query, alternative);
            var allowing = tryStatements(run);
            var isOpen =
                allowing is null
                && run.Documents.WasAsked
                && run.Tried.FindIndex(before, tried => tried.Outcome != Cause.False) >= 0;
            if (observe is not null && !isOpen)
            {
                run.Tried.RemoveRange(before, run.Tried.Count - before);
                run.Observe = observe;
                Turn(run, query, alternative);
                tryStatements(run);
            }

            return new UnreadAlternative(allowing, isOpen);
        }
        finally
        {
            (run.Documents.IsDeferred, run.Observe) = (false, observe);
        }
    }

    /// <summary>
    /// An alternative that was tried before anything was looked up: the statement that allows it, and whether what is
    /// looked up may still decide it.
    /// </summary>
    private readonly record struct UnreadAlternative(CompiledStatement? Allowing, bool IsOpen);

    private void Turn(ProgramRun run, RequestVariables query, FieldFilter[] alternative)
    {
        run.StartOver();
        if (QueryResource.Document(alternative) is { } document)
        {
            Turn(run, new RequestVariables(query.Asked, RequestPath.Of(document)));
            run.QueryResource = run.Documents.FindAsked(document);
        }
        else
        {
            Turn(run, query);
            run.QueryResource = QueryResource.Of(alternative);
        }
    }

    private void Turn(ProgramRun run, RequestVariables subject)
    {
        if (run.Subject != subject)
        {
            run.Turn(subject);
            _table.Find(subject.RequestPath, run.Blocks);
        }
    }
}
