using System.Collections.Concurrent;
using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Engines.Emulator;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Analysis.Checks;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>Asks the evaluator.</summary>
internal sealed class OwnSide(Dataset data, DateTimeOffset now)
{
    private readonly ConcurrentDictionary<string, RulesValue> _converted = new();

    /// <summary>Why we refuse a file, as the emulator's compiler should too.</summary>
    public static IEnumerable<RulesDiagnostic> Errors(ParsedRules rules) =>
        rules
            .Diagnostics.Concat(RulesChecker.Check(rules))
            .Where(diagnostic => diagnostic.Severity == RulesSeverity.Error);

    /// <summary>
    /// Decides a request. If several writes of a commit are denied, the emulator names one of them by chance: <paramref
    /// name="emulator"/> says which.
    /// </summary>
    public Answer Ask(RulesProgram program, Attempt attempt, Answer? emulator = null)
    {
        try
        {
            return attempt.IsCommit ? OfCommit(program, attempt, emulator) : Single(program, attempt);
        }
        catch (Exception thrown)
        {
            // No request may throw: it is told of as what differs, with the rules that make it.
            return new Answer(null, [], $"{thrown.GetType().Name}: {thrown.Message}");
        }
    }

    private Answer Single(RulesProgram program, Attempt attempt)
    {
        var decision = program.Decide(Request(attempt), new LookUps(this, attempt));
        if (decision.IsAllowed)
        {
            return new Answer(Cause.True, [], "");
        }

        var tried = DenialText.Tried(decision, attempt.Method);
        return new Answer(
            DenialMessage.CauseOf(tried) ?? decision.Cause,
            [.. tried.Select(line => (line.Line, line.Outcome))],
            ""
        );
    }

    private Answer OfCommit(RulesProgram program, Attempt attempt, Answer? emulator)
    {
        var lookUps = new LookUps(this, attempt);
        Attempt[] writes = [attempt, .. attempt.Writes];
        AuthorizationRequest[] asked =
        [
            .. writes.Select(write => new AuthorizationRequest(Request(write), lookUps, write.Path, null, null)
            {
                MayCreateOrUpdate = write.IsEither,
            }),
        ];
        var denials = RequestAuthorizer.All(program, asked).Select(Denied).ToList();
        return denials.Find(denial =>
                emulator is not null && denial.Cause == emulator.Cause && denial.Ends.SequenceEqual(emulator.Ends)
            )
            ?? denials.FirstOrDefault()
            ?? new Answer(Cause.True, [], "");
    }

    private static Answer Denied(IReadOnlyList<TriedLine> tried) =>
        new(DenialMessage.CauseOf(tried) ?? Cause.NoMatch, [.. tried.Select(line => (line.Line, line.Outcome))], "");

    /// <summary>Tells of every expression that a request has evaluated.</summary>
    public void Observe(RulesProgram program, Attempt attempt, Action<Expression, RulesValue> observe) =>
        program.Decide(Request(attempt), new LookUps(this, attempt), observe);

    private RulesRequest Request(Attempt attempt) =>
        new()
        {
            Method = attempt.Method,
            Path = attempt.Path,
            Token = attempt.Identity.Token is { } token ? TestData.Rules(Sorted(token)) : null,
            Stored = attempt.Method is RulesMethod.Get or RulesMethod.Update or RulesMethod.Delete
                ? Stored(attempt.Path)
                : null,
            NewData = Written(attempt),
            IsPartial = attempt.Updates is not null,
            Query = attempt.Query?.ForRules(attempt.Path),
            Time = now,
        };

    // A token is sent with its claims sorted, and `values()` tells.
    private static object? Sorted(object? value) =>
        value switch
        {
            IReadOnlyDictionary<string, object?> map => map.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .ToDictionary(entry => entry.Key, entry => Sorted(entry.Value)),
            IReadOnlyList<object?> list => list.Select(Sorted).ToList(),
            _ => value,
        };

    private RulesValue? Stored(string path) =>
        data.Documents.TryGetValue(path, out var document)
            ? _converted.GetOrAdd(path, static (_, fields) => TestData.Rules(fields), document)
            : null;

    private RulesValue? Written(Attempt attempt) =>
        attempt switch
        {
            { Written: { } fields } => TestData.Rules(fields),
            { Updates: { } updates } => TestData.Rules(
                DottedUpdate.Of(data.Documents[attempt.Path], updates, Timestamp.FromDateTimeOffset(now))
            ),
            _ => null,
        };

    private sealed class LookUps(OwnSide side, Attempt attempt) : IDocumentLookup
    {
        public RulesValue? Get(string path) => side.Stored(path);

        public RulesValue? GetAfter(string path)
        {
            if (attempt.Others.FirstOrDefault(other => other.Path == path) is { Data: { } written })
            {
                return TestData.Rules(written);
            }

            return WriteOf(path) is { } write ? side.Written(write) : side.Stored(path);
        }

        public bool IsWritten(string path) =>
            attempt.Others.Any(other => other.Path == path) || WriteOf(path) is not null;

        public bool IsDeleted(string path) => WriteOf(path) is { Method: RulesMethod.Delete };

        private Attempt? WriteOf(string path) =>
            Array.Find(
                [attempt, .. attempt.Writes],
                write => write.Path == path && write.Method is not (RulesMethod.Get or RulesMethod.List)
            );
    }
}
