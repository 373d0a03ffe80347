using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Matching;
using RulesHarness.Language.Evaluation.Queries;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation;

/// <summary>Rules that are ready to decide requests, from any number of threads.</summary>
public sealed class RulesProgram
{
    private readonly MatchTable table;

    private RulesProgram(MatchTable table) => this.table = table;

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
    /// <param name="observe">Is told of every expression that is evaluated, with its value, each after those inside it; null to go fast.</param>
    public Decision Decide(RulesRequest request, IDocumentLookup documents, Action<Expression, RulesValue>? observe = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(documents);
        var run = DecisionRun.Begin(new Subject(request, RequestPath.Of(request)), DocumentReads.For(request, documents), observe);
        try
        {
            table.Find(run.Subject.RequestPath, run.Blocks);
            if (request.Method == RulesMethod.List)
            {
                return DecideQuery(run);
            }

            return FirstTrue(run) is { } statement ? Allowed(run, statement) : Denied(run);
        }
        finally
        {
            run.End();
        }
    }

    // Each way to fulfil the filter must be allowed by itself. What an alternative that was allowed came to stays in the emulator's account, where
    // even the statement that was true is called false.
    private Decision DecideQuery(DecisionRun run)
    {
        var query = run.Subject;
        var alternatives = Disjuncts.Of(query.Asked.Query?.Filter) ?? [];
        if (alternatives.Count > 1 && DeniedBeforeLookUps(run, query, alternatives) is { } denied)
        {
            return denied;
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
    private Decision? DeniedBeforeLookUps(DecisionRun run, Subject query, List<FieldFilter[]> alternatives)
    {
        // Only what counts is observed.
        var observe = run.Observe;
        run.Observe = null;
        run.Documents.IsPutOff = true;
        try
        {
            foreach (var alternative in alternatives)
            {
                run.Documents.WasAsked = false;
                run.Tried.Clear();
                Turn(run, query, alternative);
                if (FirstTrue(run) is null && (!run.Documents.WasAsked || run.Tried.TrueForAll(tried => tried.Outcome == Cause.False)))
                {
                    run.Tried.Clear();
                    run.Observe = observe;
                    Turn(run, query, alternative);
                    FirstTrue(run);
                    return Denied(run);
                }
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

    /// <summary>The statement that allows it; null where none does. Those that were tried before are in the run.</summary>
    private static CompiledStatement? FirstTrue(DecisionRun run)
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

    private static Decision Allowed(DecisionRun run, CompiledStatement statement) =>
        run.Tried.Count == 0 ? statement.AllowsAtOnce : new Decision(Cause.True, [.. run.Tried, statement.True]);

    private static Decision Denied(DecisionRun run) => new(Outcome.Of(run.Tried), [.. run.Tried]);

    private static TriedStatement Try(CompiledStatement statement, DecisionRun run)
    {
        var value = statement.Condition(run.Observe is not null) is { } condition ? condition.Evaluate(run) : RulesValue.True;
        // Some expressions count for several.
        value = run.ExpressionsLeft < 0 ? run.TooManyExpressions() : value;
        if (value.IsBool)
        {
            return value.AsBool ? statement.True : statement.False;
        }

        var span = statement.Statement.Condition!.Span;
        var failure = Failures.OfNoBool(value, span);
        var isLimit = run.ExpressionsLeft < 0 || failure.AsFailure.IsLimit;
        var error = failure.Error is "" ? Failures.Unknown(span) : failure.Error;
        return new TriedStatement(statement.Statement, isLimit ? Cause.Limit : Cause.Error, error) { Place = failure.ErrorPlace };
    }
}
