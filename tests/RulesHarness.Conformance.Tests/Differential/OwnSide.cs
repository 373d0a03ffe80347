using System.Collections.Concurrent;
using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;
using RulesHarness.Serving.Writes;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>Asks the evaluator.</summary>
internal sealed class OwnSide(Dataset data, DateTimeOffset now)
{
    private readonly ConcurrentDictionary<string, RulesValue> converted = new();

    /// <summary>Why we refuse a file, as the emulator's compiler should too.</summary>
    public static IEnumerable<RulesDiagnostic> Errors(ParsedRules rules) =>
        rules.Diagnostics.Concat(RulesChecker.Check(rules)).Where(diagnostic => diagnostic.Severity == RulesSeverity.Error);

    public Answer Ask(RulesProgram program, Attempt attempt)
    {
        Decision decision;
        try
        {
            decision = program.Decide(Request(attempt), new LookUps(this, attempt));
        }
        catch (Exception thrown)
        {
            // No request may throw: it is told of as what differs, with the rules that make it.
            return new Answer(null, [], $"{thrown.GetType().Name}: {thrown.Message}");
        }

        // What a line came to last is what it came to.
        var ends = decision.IsAllowed ? [] : decision.Tried.GroupBy(tried => tried.Statement.VerdictLine).Select(line => (line.Key, line.Last().Error ?? "false"));
        return new Answer(decision.Cause, [.. ends], "");
    }

    /// <summary>Tells of every expression that a request has evaluated.</summary>
    public void Observe(RulesProgram program, Attempt attempt, Action<Expression, RulesValue> observe) =>
        program.Decide(Request(attempt), new LookUps(this, attempt), observe);

    private RulesRequest Request(Attempt attempt) => new()
    {
        Method = attempt.Method,
        Path = attempt.Path,
        Token = attempt.Identity.Token is { } token ? TestData.Rules(Sorted(token)) : null,
        Stored = attempt.Method is RulesMethod.Get or RulesMethod.Update or RulesMethod.Delete ? Stored(attempt.Path) : null,
        Written = Written(attempt),
        Query = attempt.Query?.ForRules(attempt.Path),
        Time = now,
    };

    // A token is sent with its claims sorted, and `values()` tells.
    private static object? Sorted(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => map.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(entry => entry.Key, entry => Sorted(entry.Value)),
        IReadOnlyList<object?> list => list.Select(Sorted).ToList(),
        _ => value,
    };

    private RulesValue? Stored(string path) =>
        data.Documents.TryGetValue(path, out var document) ? converted.GetOrAdd(path, static (_, fields) => TestData.Rules(fields), document) : null;

    private RulesValue? Written(Attempt attempt) => attempt switch
    {
        { Written: { } fields } => TestData.Rules(fields),
        { Updates: { } updates } => TestData.Rules(AppliedWrite.Update(data.Documents[attempt.Path], updates, Timestamp.FromDateTimeOffset(now))),
        _ => null,
    };

    private sealed class LookUps(OwnSide side, Attempt attempt) : IDocumentLookup
    {
        public RulesValue? Get(string path) => side.Stored(path);

        public RulesValue? GetAfter(string path) =>
            attempt.Others.FirstOrDefault(other => other.Path == path) is { Data: { } written } ? TestData.Rules(written)
            : path != attempt.Path || attempt.Method is RulesMethod.Get or RulesMethod.List ? side.Stored(path)
            : side.Written(attempt);
    }
}
