using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>A request that the sides decide differently, and what makes it.</summary>
/// <param name="Batch">What it is part of.</param>
/// <param name="Decided">What the sides say.</param>
internal sealed partial record Disagreement(Batch Batch, Decided Decided)
{
    /// <summary>
    /// Equal for what most likely has the same reason: what the sides say, without what differs from case to case.
    /// </summary>
    public string Signature =>
        $"{Decided.Attempt.Method == RulesMethod.List} {Plain(Decided.Emulator)} | {Plain(Decided.Own)}";

    /// <summary>The smallest rules on which the sides still disagree so, and what they say of them.</summary>
    public async Task<string> ShrinkAsync(FirestoreEmulator emulator, FirestoreConnection connection, string project)
    {
        var (batch, decided) = (Batch, Decided);
        await batch.Data.StoreAsync(connection.Database(project, Identity.Admin));
        var emulatorSide = new EmulatorSide(connection, project, batch.Data);
        var asked = 0;
        var own = new OwnSide(batch.Data, TimeProvider.System.GetUtcNow());
        var whole = batch.For(decided.Unit).Text;
        var text = await Shrinker.ShrinkAsync(
            whole,
            async candidate =>
            {
                // What commits write besides stays allowed.
                if (
                    !candidate
                        .Split('\n')
                        .Take(Ruleset.FirstLine - 1)
                        .SequenceEqual(whole.Split('\n').Take(Ruleset.FirstLine - 1))
                )
                {
                    return false;
                }

                try
                {
                    return await AskAsync(candidate) is { } answers
                        && answers.Emulator.Cause == decided.Emulator.Cause
                        && answers.Own.Cause == decided.Own.Cause
                        && (
                            decided.Emulator.Cause != decided.Own.Cause
                            || !answers.Emulator.Ends.SequenceEqual(answers.Own.Ends)
                        );
                }
                catch (EmulatorException odd) when (odd.Id == "RH3009")
                {
                    return false;
                }
            }
        );
        var last = await AskAsync(text);
        await emulator.ForgetAsync(project);
        return $"seed {batch.Seed}: {Describe(decided.Attempt, text)}\n{Essence(text)}\n  emulator: {last?.Emulator}\n  own:      {last?.Own}\n  in full:  {last?.Emulator.Message}\n";

        async Task<(Answer Emulator, Answer Own)?> AskAsync(string rules)
        {
            var parsed = RulesParser.Parse(rules);
            if (
                OwnSide.Errors(parsed).Any()
                || !(await emulator.LoadRulesAsync(project, new RulesFile("shrunk.rules", rules))).Accepted
            )
            {
                return null;
            }

            // What was created is there: each time another.
            var attempt =
                decided.Attempt.Method == RulesMethod.Create
                    ? decided.Attempt with
                    {
                        Path = string.Create(CultureInfo.InvariantCulture, $"{decided.Attempt.Path}{asked++}"),
                    }
                    : decided.Attempt;
            var emulated = await emulatorSide.AskAsync(attempt);
            return (emulated, own.Ask(RulesProgram.Compile(parsed), attempt, emulated));
        }
    }

    private string Describe(Attempt attempt, string rules)
    {
        var text = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"{attempt.Method} {attempt.Path} as {attempt.Identity}"
        );
        if (Batch.Data.Documents.TryGetValue(attempt.Path, out var stored))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  stored {Show(Asked(stored, rules))}");
        }

        if (attempt.Written is { } data)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  written {Show(Asked(data, rules))}");
        }

        if (attempt.Updates is { } updates)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  updates {Show(updates)}");
        }

        text.Append(attempt.IsEither ? "\n  without a precondition" : "");
        foreach (var write in attempt.Writes)
        {
            text.Append("\n  and ").Append(Describe(write, rules).Replace("\n", "\n  ", StringComparison.Ordinal));
        }

        foreach (var (path, other) in attempt.Others)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  besides {path} {Show(Asked(other!, rules))}");
        }

        return (
            attempt.Query is { } query ? text.Append(CultureInfo.InvariantCulture, $"\n  {Show(query)}") : text
        ).ToString();
    }

    // What the rules don't name says nothing, unless they look at the document as a whole.
    private static Dictionary<string, object?> Asked(IReadOnlyDictionary<string, object?> document, string rules) =>
        document
            .Where(field => WholeDocument().IsMatch(rules) || Regex.IsMatch(rules, $@"\b{field.Key}\b"))
            .ToDictionary();

    private static string Show(TestQuery query) =>
        $"{(query.IsGroup ? "group " : "")}where {(query.Where is { } filter ? Show(filter) : "-")} by {string.Join(", ", query.OrderBy)} limit {query.Limit} offset {query.Offset}";

    private static string Show(TestFilter filter) =>
        filter.Parts.Length > 0
            ? $"({string.Join($" {filter.Operator} ", filter.Parts.Select(Show))})"
            : $"{filter.Field} {filter.Operator} {Show(filter.Value)}";

    private static string Show(object? value) =>
        value switch
        {
            null => "null",
            string text => LiteralText.Of(text),
            double number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
            bool flag => flag ? "true" : "false",
            IReadOnlyDictionary<string, object?> map =>
                $"{{{string.Join(", ", map.Select(entry => $"{entry.Key}: {Show(entry.Value)}"))}}}",
            Firestore.Values.VectorValue vector => $"vector({string.Join(", ", vector.ToArray())})",
            IReadOnlyList<object?> list => $"[{string.Join(", ", list.Select(Show))}]",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    // Lines 1 to 4 are the same in all.
    private static string Essence(string rules) =>
        string.Join(
            '\n',
            rules
                .Split('\n')
                .Index()
                .Skip(4)
                .Where(line => line.Item.Trim() is not ("" or "}}"))
                .Select(line => $"  {line.Index + 1, 3} {line.Item}")
        );

    private static string Plain(Answer answer) =>
        $"{answer.Cause} {string.Join("; ", answer.Ends.Select(end => Varying().Replace(end.Text, "_")).Distinct())}";

    [GeneratedRegex(@"'[^']*'|\[[^\]]*\]|-?\d+(\.\d+)?|\{.*\}", RegexOptions.Singleline)]
    private static partial Regex Varying();

    [GeneratedRegex(@"(resource\.data|resource|\.data)(?![\w.\[])|\.data\.(keys|values|diff|size|get)\(")]
    private static partial Regex WholeDocument();
}
