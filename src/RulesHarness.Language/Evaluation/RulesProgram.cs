using System.Collections.Immutable;
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
        var reads = DocumentReads.For(request, documents);
        var subject = new Subject(request, RequestPath.Of(request));
        return request.Method == RulesMethod.List
            ? DecideQuery(subject, reads, observe)
            : Decide(table.Find(subject.RequestPath), new DecisionRun(subject, reads, observe) { Resource = subject.Resource });
    }

    // Each way to fulfil the filter must be allowed by itself.
    private Decision DecideQuery(Subject subject, DocumentReads reads, Action<Expression, RulesValue>? observe)
    {
        var decision = new Decision(Cause.Limit, []);
        var blocks = table.Find(subject.RequestPath);
        foreach (var alternative in Disjuncts.Of(subject.Asked.Query?.Filter) ?? [])
        {
            if (QueryResource.Document(alternative) is { } document)
            {
                var one = new Subject(subject.Asked, RequestPath.Of(document));
                decision = Decide(table.Find(one.RequestPath), new DecisionRun(one, reads, observe) { Resource = reads.FindAsked(document) });
            }
            else
            {
                decision = Decide(blocks, new DecisionRun(subject, reads, observe) { Resource = QueryResource.Of(alternative) });
            }

            if (!decision.IsAllowed)
            {
                break;
            }
        }

        return decision;
    }

    private static Decision Decide(List<(CompiledBlock Block, MatchPlace Place)> blocks, DecisionRun run)
    {
        var tried = ImmutableArray.CreateBuilder<TriedStatement>();
        Decision? allowed = null;
        foreach (var (block, place) in blocks)
        {
            run.Place = place;
            foreach (var statement in block.Statements(run.Subject.Asked.Method))
            {
                var outcome = Try(statement, run);
                tried.Add(outcome);
                if (outcome.Outcome == Cause.True)
                {
                    allowed ??= new Decision(Cause.True, tried.ToImmutable());
                    break;
                }
            }

            // What is observed is what the emulator's coverage has: every block comes to its own end.
            if (allowed is not null && run.Observe is null)
            {
                return allowed;
            }
        }

        return allowed ?? new Decision(Outcome.Of(tried), tried.ToImmutable());
    }

    private static TriedStatement Try(CompiledStatement statement, DecisionRun run)
    {
        var value = statement.Condition(run.Observe is not null) is { } condition ? condition.Evaluate(run) : RulesValue.True;
        if (value.IsBool)
        {
            return value.AsBool ? statement.True : statement.False;
        }

        var span = statement.Statement.Condition!.Span;
        var failure = Failures.OfNoBool(value, span);
        var isLimit = run.ExpressionsLeft < 0 || run.Documents.IsLimitReached;
        var error = failure.Error is "" ? Failures.Unknown(span) : failure.Error;
        return new TriedStatement(statement.Statement, isLimit ? Cause.Limit : Cause.Error, error) { Place = failure.ErrorPlace };
    }
}
