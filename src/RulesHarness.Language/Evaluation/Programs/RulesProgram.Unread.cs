using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Matching;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Programs;

/// <content>
/// The emulator tries all statements twice: before it has read any document, when <c>resource</c> and what is looked up
/// have no value, and again after it. A request that a statement allows the first time, or that all deny, is decided.
/// </content>
public sealed partial class RulesProgram
{
    /// <summary>
    /// Tries the statements about a request for one document before any is read. Statements that depend on one have no
    /// value.
    /// </summary>
    /// <param name="request">Any but a list.</param>
    /// <param name="documents">Not asked for anything.</param>
    public Decision TryUnread(RulesRequest request, IDocumentLookup documents) =>
        TryAll(request, DocumentAccessCalls.For(request, documents), isUnread: true);

    /// <summary>
    /// Tries the statements for a request for one document with the stored data. Every block is tried to its end, even
    /// after another one allowed the request.
    /// </summary>
    /// <param name="request">Any but a list.</param>
    /// <param name="documents">What conditions look up.</param>
    /// <param name="shared">
    /// What the requests of the same call before it have looked up; what this one looks up is added.
    /// </param>
    public Decision TryRead(RulesRequest request, IDocumentLookup documents, SharedLookUps shared)
    {
        ArgumentNullException.ThrowIfNull(shared);
        return TryAll(request, DocumentAccessCalls.For(request, documents, shared), isUnread: false);
    }

    private Decision TryAll(RulesRequest request, DocumentAccessCalls lookUps, bool isUnread)
    {
        var variables = new RequestVariables(request, RequestPath.Of(request), isUnread);
        var run = ProgramRun.Begin(variables, lookUps, null);
        try
        {
            run.Documents.IsDeferred = isUnread;
            _table.Find(run.Subject.RequestPath, run.Blocks);
            return TryEachBlock(run) is not null ? new Decision(Cause.True, [.. run.Tried]) : Denied(run);
        }
        finally
        {
            run.End();
        }
    }

    /// <summary>
    /// The first statement that is true; null where none is. Every block is tried to its own end, even after another
    /// one has allowed.
    /// </summary>
    private static CompiledStatement? TryEachBlock(ProgramRun run)
    {
        CompiledStatement? first = null;
        foreach (var (block, place) in run.Blocks)
        {
            run.Place = place;
            var allowing = TryBlock(block, run);
            first ??= allowing;
        }

        return first;
    }

    // A denial names a statement that was true as false.
    private static CompiledStatement? TryBlock(CompiledBlock block, ProgramRun run)
    {
        foreach (var statement in block.Statements(run.Subject.Asked.Method))
        {
            var tried = Try(statement, run);
            if (tried.Outcome == Cause.True)
            {
                run.Tried.Add(statement.False);
                return statement;
            }

            run.Tried.Add(tried);
        }

        return null;
    }

    // The first time is left out where it makes no difference: mostly. Where look-ups are shared, it does: a request
    // that is decided without them counts none.
    private static Decision DecideDocument(ProgramRun run)
    {
        var beginsUnread = run.Observe is not null || run.Documents.IsShared;
        if (beginsUnread && AllowedUnread(run) is { } early)
        {
            return early;
        }

        var decision = FirstTrue(run) is { } statement ? Allowed(run, statement) : Denied(run);
        var hasRead = run.Subject.WasRead || run.Documents.WasAsked;
        return hasRead && !beginsUnread && MayBeDecidedUnread(run, decision)
            ? AllowedUnread(run) ?? decision
            : decision;
    }

    // Another statement may have been true already; and a statement that takes more than a request may spend may have
    // taken less.
    private static bool MayBeDecidedUnread(ProgramRun run, Decision decision)
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

    private static Decision? AllowedUnread(ProgramRun run)
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
            run.Documents.IsDeferred = false;
            run.Turn(subject);
            run.Observe = observe;
            run.Tried.Clear();
            run.StartOver();
        }
    }

    private static void BeginUnread(ProgramRun run, Action<Syntax.Expression, RulesValue>? observe)
    {
        run.Documents.IsDeferred = true;
        run.Turn(new RequestVariables(run.Subject.Asked, run.Subject.RequestPath, isUnread: true));
        run.Observe = observe;
        run.Tried.Clear();
        run.StartOver();
    }
}
