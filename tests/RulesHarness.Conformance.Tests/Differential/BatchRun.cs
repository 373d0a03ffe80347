using System.Collections.Immutable;
using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Emulator.Rules;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>A request that both sides decided.</summary>
/// <param name="Unit">What it is about.</param>
/// <param name="Attempt">The request.</param>
/// <param name="Emulator">What the emulator says.</param>
/// <param name="Own">What the evaluator says.</param>
internal sealed record Decided(Unit Unit, Attempt Attempt, Answer Emulator, Answer Own);

/// <summary>The result of a batch.</summary>
/// <param name="Rules">What of its rules the emulator's compiler accepts.</param>
/// <param name="Decisions">In the order of the units.</param>
/// <param name="Refused">How many units the emulator's compiler refuses.</param>
/// <param name="Misjudged">Units that one of the two compilers refuses, each with what was said of it.</param>
internal sealed record BatchResult(
    Ruleset Rules,
    ImmutableArray<Decided> Decisions,
    int Refused,
    ImmutableArray<string> Misjudged
);

/// <summary>Has both sides decide a batch.</summary>
internal sealed class BatchRun(
    FirestoreEmulator emulator,
    FirestoreConnection connection,
    string project,
    Batch batch,
    DateTimeOffset now
)
{
    private const int UnderWay = 16;

    // Not a refusal, but a failure of the compiler itself, as of `x[math.floor(y)]`.
    private const string Crash = "the emulator's compiler fails";

    public async Task<BatchResult> RunAsync()
    {
        var (rules, refused, misjudged) = await LoadAsync(batch.Rules);
        await batch.Data.StoreAsync(connection.Database(project, Identity.Admin));
        var program = RulesProgram.Compile(RulesParser.Parse(rules.Text));
        var emulatorSide = new EmulatorSide(connection, project, batch.Data);
        var own = new OwnSide(batch.Data, now);
        // Round all units, so that no two writes wait for each other's lock.
        var asked = rules
            .Units.SelectMany(unit =>
                unit.Attempts.Index().Select(attempt => (Unit: unit, Attempt: attempt.Item, Round: attempt.Index))
            )
            .OrderBy(each => each.Round)
            .ToList();
        var decided = new Decided[asked.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, asked.Count),
            new ParallelOptions { MaxDegreeOfParallelism = UnderWay },
            async (i, _) =>
            {
                var (unit, attempt, _) = asked[i];
                var emulated = await emulatorSide.AskAsync(attempt);
                decided[i] = new Decided(unit, attempt, emulated, own.Ask(program, attempt, emulated));
            }
        );
        // Else the emulator remembers every value that an expression took.
        await emulator.ForgetAsync(project);
        return new BatchResult(rules, [.. decided], refused, misjudged);
    }

    private async Task<(Ruleset Rules, int Refused, ImmutableArray<string> Misjudged)> LoadAsync(Ruleset rules)
    {
        var (refused, misjudged) = (0, ImmutableArray<string>.Empty);
        while (true)
        {
            var ours = Units(
                rules,
                OwnSide.Errors(RulesParser.Parse(rules.Text)).Select(error => (error.Span.Line, error.Message))
            );
            var theirs = await RefusedAsync(rules);
            if (ours.Count + theirs.Count == 0)
            {
                return (rules, refused, misjudged);
            }

            refused += theirs.Count;
            misjudged = misjudged.AddRange(
                theirs
                    .Keys.Except(ours.Keys)
                    .Where(unit => theirs[unit] != Crash)
                    .Select(unit => $"only the emulator refuses: {theirs[unit]}\n{unit.Text}")
            );
            // Of a file that it can't read the emulator does not tell all.
            misjudged = misjudged.AddRange(
                theirs.Count > 0 ? [] : ours.Keys.Select(unit => $"only we refuse: {ours[unit]}\n{unit.Text}")
            );
            rules = rules with { Units = rules.Units.RemoveAll((theirs.Count > 0 ? theirs : ours).ContainsKey) };
        }
    }

    /// <summary>
    /// The units that the emulator's compiler refuses, with what it says of them; none when the rules are in force now.
    /// </summary>
    private async Task<Dictionary<Unit, string>> RefusedAsync(Ruleset rules)
    {
        if (await TryLoadAsync(rules) is not { } issues)
        {
            return [];
        }

        var units = Units(
            rules,
            issues.Where(issue => !IsHarmless(issue.Message)).Select(issue => (issue.Line, issue.Message))
        );
        if (units.Count > 0)
        {
            // What cannot be read makes what follows it unreadable too.
            var first = rules.Units.First(units.ContainsKey);
            return IsUnread(issues) ? new() { [first] = units[first] } : units;
        }

        // The compiler itself failed, or says more than fits in an answer.
        foreach (var unit in rules.Units)
        {
            if (await TryLoadAsync(rules with { Units = [unit] }) is { } issue)
            {
                units.Add(unit, issue[0].Message);
            }
        }

        return units.Count > 0
            ? units
            : throw new InvalidOperationException($"seed {batch.Seed}: refused as a whole, and no unit is");
    }

    /// <summary>Null when they are accepted.</summary>
    private async Task<IReadOnlyList<CompilerIssue>?> TryLoadAsync(Ruleset rules)
    {
        try
        {
            var load = await emulator.LoadRulesAsync(project, new RulesFile("random.rules", rules.Text));
            return load.Accepted ? null : load.Issues;
        }
        catch (EmulatorException odd) when (odd.Id == "RH3009")
        {
            return [new CompilerIssue(Language.Syntax.RulesSeverity.Error, 0, 0, Crash)];
        }
    }

    private static bool IsUnread(IReadOnlyList<CompilerIssue> issues) =>
        issues.Any(issue =>
            issue.Message.StartsWith("Unexpected", StringComparison.Ordinal)
            || issue.Message.StartsWith("missing", StringComparison.OrdinalIgnoreCase)
        );

    // Errors bring the warnings along, unmarked.
    private static bool IsHarmless(string message) =>
        message.StartsWith("Unused", StringComparison.Ordinal)
        || message.StartsWith("Invalid type", StringComparison.Ordinal)
        || message.StartsWith("Invalid variable", StringComparison.Ordinal)
        || message.StartsWith("Invalid function", StringComparison.Ordinal)
        || message.StartsWith("Incorrect number", StringComparison.Ordinal)
        || message.StartsWith("The sub-expressions", StringComparison.Ordinal);

    private static Dictionary<Unit, string> Units(Ruleset rules, IEnumerable<(int Line, string Message)> errors) =>
        errors
            .Select(error => (Unit: rules.At(error.Line), error.Message))
            .Where(error => error.Unit is not null)
            .GroupBy(error => error.Unit!)
            .ToDictionary(unit => unit.Key, unit => unit.First().Message);
}
