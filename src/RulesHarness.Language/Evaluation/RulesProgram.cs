using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Matching;
using RulesHarness.Language.Evaluation.Nodes;
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
        var path = RequestPath.Of(request);
        var blocks = table.Find(path);
        var subject = new Subject(request, path);
        var reads = DocumentReads.For(request, documents);
        if (request.Method != RulesMethod.List)
        {
            return Decide(blocks, new DecisionRun(subject, reads, observe) { Resource = subject.Resource }, request.Method);
        }

        var decision = default(Decision);
        foreach (var resource in QueryResources.Of(request.Query))
        {
            decision = Decide(blocks, new DecisionRun(subject, reads, observe) { Resource = resource }, request.Method);
            if (!decision.IsAllowed)
            {
                break;
            }
        }

        return decision!;
    }

    private static Decision Decide(List<(CompiledBlock Block, MatchPlace Place)> blocks, DecisionRun run, RulesMethod method)
    {
        var tried = ImmutableArray.CreateBuilder<TriedStatement>();
        foreach (var (block, place) in blocks)
        {
            run.Place = place;
            foreach (var statement in block.Statements(method))
            {
                var outcome = Try(statement, run);
                tried.Add(outcome);
                if (outcome.Outcome == Cause.True)
                {
                    return new Decision(Cause.True, tried.ToImmutable());
                }
            }
        }

        return new Decision(Outcome.Of(tried), tried.ToImmutable());
    }

    private static TriedStatement Try(CompiledStatement statement, DecisionRun run)
    {
        var value = statement.Condition(run.Observe is not null) is { } condition ? condition.Evaluate(run) : RulesValue.True;
        if (value.IsBool)
        {
            return value.AsBool ? statement.True : statement.False;
        }

        var failure = Failures.OfNoBool(value, statement.Statement.Condition!.Span);
        var isLimit = run.ExpressionsLeft < 0 || run.Documents.IsLimitReached;
        return new TriedStatement(statement.Statement, isLimit ? Cause.Limit : Cause.Error, failure.Error) { Place = failure.ErrorPlace };
    }
}
