using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Harness;

/// <summary>The evaluator under test, with the documents that conditions look up.</summary>
internal sealed class ProgramJudge(
    RulesProgram program,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> documents,
    TimeProvider clock
)
{
    public Judgement Judge(Attempt attempt, bool tellValue = true)
    {
        var last = default(RulesValue?);
        var conditions = default(Expression);
        var lookup = new Lookup(documents, attempt);
        Action<Expression, RulesValue>? observe = tellValue
            ? (expression, value) => (conditions, last) = (expression, value)
            : null;
        var decision = program.Decide(Request(attempt), lookup, observe);
        // The last expression that is told of is a whole condition.
        var value = last is { Error: null } told && conditions is not null ? ValueText.Of(told) : null;
        return decision.IsAllowed
            ? Judgement.Allowed with
            {
                Value = value,
            }
            : Judgement.Denied(
                decision.Tried.Select(tried => (tried.Statement.VerdictLine, tried.Error ?? "false"))
            ) with
            {
                Value = value,
            };
    }

    private RulesRequest Request(Attempt attempt) =>
        new()
        {
            Method = attempt.Method,
            Path = attempt.Path,
            Token = attempt.Identity.Token is { } token ? TestData.Rules(token) : null,
            Stored = attempt.Stored is { } stored ? TestData.Rules(stored) : null,
            NewData = attempt.Written is { } written ? TestData.Rules(written) : null,
            Query =
                attempt.Method == RulesMethod.List ? attempt.Query?.ForRules(attempt.Path) ?? new RulesQuery() : null,
            IsPartial = attempt.Updates is not null,
            Time = clock.GetUtcNow(),
        };

    private sealed class Lookup(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> documents,
        Attempt attempt
    ) : IDocumentLookup
    {
        public RulesValue? Get(string path) => documents.TryGetValue(path, out var data) ? TestData.Rules(data) : null;

        public bool IsWritten(string path) => attempt.Others.Any(other => other.Path == path);

        public bool IsDeleted(string path) =>
            (path == attempt.Path && attempt.Method == RulesMethod.Delete)
            || attempt.Others.Any(other => other.Path == path && other.Data is null);

        public RulesValue? GetAfter(string path)
        {
            if (path == attempt.Path && attempt.Method is not (RulesMethod.Get or RulesMethod.List))
            {
                return attempt.Written is { } written ? TestData.Rules(written) : null;
            }

            foreach (var (other, data) in attempt.Others)
            {
                if (other == path)
                {
                    return data is null ? null : TestData.Rules(data);
                }
            }

            return Get(path);
        }
    }
}
