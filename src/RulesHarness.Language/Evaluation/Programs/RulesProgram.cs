using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Matching;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Programs;

/// <summary>Rules that are ready to decide requests, from any number of threads.</summary>
public sealed partial class RulesProgram
{
    private readonly MatchTable _table;

    private RulesProgram(MatchTable table) => _table = table;

    /// <summary>Compiles a file that the compiler accepts.</summary>
    /// <exception cref="ArgumentException">The file has errors.</exception>
    public static RulesProgram Compile(ParsedRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.HasErrors
            ? throw new ArgumentException("A file with errors is no program.", nameof(rules))
            : new RulesProgram(new MatchTable(rules.File));
    }

    /// <summary>Decides a request.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="documents">What conditions look up.</param>
    /// <param name="observe">
    /// Is called with every expression that is evaluated and its value, each after those inside it; null to go fast.
    /// </param>
    public Decision Decide(
        RulesRequest request,
        IDocumentLookup documents,
        Action<Expression, RulesValue>? observe = null
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(documents);
        return DecideOne(request, DocumentAccessCalls.For(request, documents), observe);
    }

    /// <summary>Decides one of several requests of a call, such as a write of a commit.</summary>
    /// <param name="request">What is asked; not a list.</param>
    /// <param name="documents">What conditions look up.</param>
    /// <param name="shared">What those before it have looked up; what this one looks up is added.</param>
    /// <param name="observe">
    /// Is called with every expression that is evaluated and its value, each after those inside it; null to go fast.
    /// </param>
    public Decision DecideNext(
        RulesRequest request,
        IDocumentLookup documents,
        SharedLookUps shared,
        Action<Expression, RulesValue>? observe = null
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(shared);
        return DecideOne(request, DocumentAccessCalls.For(request, documents, shared), observe);
    }

    private Decision DecideOne(
        RulesRequest request,
        DocumentAccessCalls lookUps,
        Action<Expression, RulesValue>? observe
    )
    {
        var run = ProgramRun.Begin(new RequestVariables(request, RequestPath.Of(request)), lookUps, observe);
        try
        {
            _table.Find(run.Subject.RequestPath, run.Blocks);
            if (request.Method == RulesMethod.List)
            {
                return DecideQuery(run);
            }

            return DecideDocument(run);
        }
        finally
        {
            run.End();
        }
    }

    /// <summary>
    /// The statement that allows it; null where none does. Those that were tried before are in the run.
    /// </summary>
    private static CompiledStatement? FirstTrue(ProgramRun run)
    {
        CompiledStatement? first = null;
        foreach (var (block, place) in run.Blocks)
        {
            run.Place = place;
            foreach (var statement in block.Statements(run.Subject.Asked.Method))
            {
                var outcome = Try(statement, run);
                if (outcome.Outcome == Cause.True)
                {
                    first ??= statement;
                    break;
                }

                // What comes after the one that allowed had no say.
                if (first is null)
                {
                    run.Tried.Add(outcome);
                }
            }

            // What is observed is what the emulator's coverage has: every block comes to its own end.
            if (first is not null && run.Observe is null)
            {
                return first;
            }
        }

        return first;
    }

    private static Decision Allowed(ProgramRun run, CompiledStatement statement) =>
        run.Tried.Count == 0 ? statement.AllowsAtOnce : new Decision(Cause.True, [.. run.Tried, statement.True]);

    private static Decision Denied(ProgramRun run)
    {
        var denial = Outcome.Of(run);
        return new Decision(denial.Cause, [.. run.Tried]) { RelevantLine = denial.Line };
    }

    private static TriedStatement Try(CompiledStatement statement, ProgramRun run)
    {
        var value = statement.Condition(run.Observe is not null) is { } condition
            ? condition.Evaluate(run)
            : RulesValue.True;
        // Some expressions count for several.
        value = run.ExpressionsLeft < 0 ? run.TooManyExpressions() : value;
        if (value.IsBool)
        {
            return value.AsBool ? statement.True : statement.False;
        }

        var span = statement.Statement.Condition!.Span;
        var failure = EvaluationErrors.OfNoBool(value, span);
        var isLimit = run.ExpressionsLeft < 0 || failure.AsFailure.IsLimit;
        var error = failure.Error is "" ? EvaluationErrors.Unknown(span) : failure.Error;
        return new TriedStatement(statement.Statement, isLimit ? Cause.Limit : Cause.Error, error)
        {
            Place = failure.ErrorPlace,
            FailedLookUp = failure.FailedLookUp,
        };
    }
}
