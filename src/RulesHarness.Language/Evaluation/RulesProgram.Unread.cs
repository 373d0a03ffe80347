using RulesHarness.Language.Evaluation.Execution;

namespace RulesHarness.Language.Evaluation;

/// <content>
/// The emulator tries all statements twice: before it has read any document, when <c>resource</c> and what is looked up have no value, and again after it.
/// A request that a statement allows the first time, or that all deny, is decided.
/// </content>
public sealed partial class RulesProgram
{
    /// <summary>Tries the statements about a request for one document before any is read. Statements that depend on one have no value.</summary>
    /// <param name="request">Any but a list.</param>
    /// <param name="documents">Not asked for anything.</param>
    internal Decision DecideUnread(RulesRequest request, IDocumentLookup documents)
    {
        var run = DecisionRun.Begin(new Subject(request, RequestPath.Of(request), isUnread: true), DocumentReads.For(request, documents), null);
        try
        {
            run.Documents.IsPutOff = true;
            table.Find(run.Subject.RequestPath, run.Blocks);
            return FirstTrue(run) is { } statement ? Allowed(run, statement) : Denied(run);
        }
        finally
        {
            run.End();
        }
    }

    // The first time is left out where it makes no difference: mostly.
    private static Decision DecideDocument(DecisionRun run)
    {
        if (run.Observe is not null && AllowedUnread(run) is { } early)
        {
            return early;
        }

        var decision = FirstTrue(run) is { } statement ? Allowed(run, statement) : Denied(run);
        var hasRead = run.Subject.WasRead || run.Documents.WasAsked;
        return hasRead && run.Observe is null && MayBeDecidedUnread(run, decision) ? AllowedUnread(run) ?? decision : decision;
    }

    // Another statement may have been true already; and a statement that takes more than a request may spend may have taken less.
    private static bool MayBeDecidedUnread(DecisionRun run, Decision decision)
    {
        if (!decision.IsAllowed)
        {
            return decision.Cause == Cause.Limit;
        }

        var count = 0;
        foreach (var (block, _) in run.Blocks)
        {
            count += block.Statements(run.Subject.Asked.Method).Length;
        }

        return count > 1;
    }

    private static Decision? AllowedUnread(DecisionRun run)
    {
        var (subject, observe) = (run.Subject, run.Observe);
        try
        {
            BeginUnread(run, null);
            if (FirstTrue(run) is not { } statement)
            {
                return null;
            }

            if (observe is not null)
            {
                BeginUnread(run, observe);
                FirstTrue(run);
            }

            return Allowed(run, statement);
        }
        finally
        {
            run.Documents.IsPutOff = false;
            run.Turn(subject);
            run.Observe = observe;
            run.Tried.Clear();
            run.StartOver();
        }
    }

    private static void BeginUnread(DecisionRun run, Action<Syntax.Expression, RulesValue>? observe)
    {
        run.Documents.IsPutOff = true;
        run.Turn(new Subject(run.Subject.Asked, run.Subject.RequestPath, isUnread: true));
        run.Observe = observe;
        run.Tried.Clear();
        run.StartOver();
    }
}
