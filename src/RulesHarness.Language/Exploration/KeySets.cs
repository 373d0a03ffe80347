using System.Globalization;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// Changes a scenario so that a set of keys holds or lacks keys: <c>map.keys()</c>, and <c>after.diff(before)</c> with
/// <c>affectedKeys()</c>, <c>addedKeys()</c>, <c>removedKeys()</c>, <c>changedKeys()</c> or <c>unchangedKeys()</c>.
/// </summary>
/// <param name="statement">The statement.</param>
/// <param name="terms">Finds the part of a scenario that a map is.</param>
/// <param name="assign">Proposes scenarios in which a map that is a part of another value has a value.</param>
internal sealed class KeySets(
    RuleStatement statement,
    TermFinder terms,
    Func<Scenario, Expression, RulesValue, IEnumerable<Scenario>> assign
)
{
    /// <summary>Keys that are added to one document.</summary>
    private const int MaxKeys = 1_000;

    /// <summary>Returns true if an expression is such a set.</summary>
    public static bool IsKeySet(Expression expression) => Parts(expression) is not null;

    /// <summary>The scenario in which the maps are there that the set is made of; null where they are.</summary>
    public Scenario? Defined(Scenario scenario, Expression set)
    {
        if (Parts(set) is not var (_, after, before))
        {
            return null;
        }

        var missing = new[] { after, before }
            .OfType<Expression>()
            .Where(map => statement.Evaluate(map, scenario).Kind != RulesValueKind.Map)
            .ToList();
        return missing.Count == 0
            ? null
            : missing.Aggregate(
                (Scenario?)scenario,
                (so, map) => so is null ? null : Whole(so, map, RulesValue.From(RulesMap.Empty))
            );
    }

    /// <summary>The scenario in which the set holds a key, or lacks it.</summary>
    public Scenario? With(Scenario scenario, Expression set, string key, bool isIn) =>
        Parts(set) is var (name, after, before)
            ? before is null
                ? Key(scenario, after, key, isIn)
                : Difference(scenario, name, (after, before), key, isIn)
            : null;

    /// <summary>
    /// The scenario in which a set of differences lacks a key because the document had the value before: what other
    /// conditions ask of the new value stays true.
    /// </summary>
    public Scenario? WithoutChange(Scenario scenario, Expression set, string key)
    {
        if (Parts(set) is not var (_, after, before) || before is null)
        {
            return null;
        }

        return Member(scenario, after, key) is { } value
            ? Set(scenario, before, key, value)
            : Set(scenario, after, key, Member(scenario, before, key));
    }

    /// <summary>
    /// The scenario in which a set of differences holds a key because of the document before: the update adds the key
    /// where the new document has it, and removes it otherwise.
    /// </summary>
    public Scenario? WithChangeBefore(Scenario scenario, Expression set, string key)
    {
        if (Parts(set) is not var (_, after, before) || before is null)
        {
            return null;
        }

        var removed = Member(scenario, after, key) is null ? RulesValue.From("text") : (RulesValue?)null;
        return Set(scenario, before, key, removed);
    }

    /// <summary>The scenario in which the set holds exactly these keys.</summary>
    public IEnumerable<Scenario> Assign(Scenario scenario, Expression set, RulesValue value)
    {
        var wanted = value.Kind switch
        {
            RulesValueKind.List => value.AsList.Items.ToArray(),
            RulesValueKind.Set => value.AsSet.Items.ToArray(),
            _ => null,
        };
        return wanted is { Length: <= MaxKeys } && IsKeySet(set) && wanted.All(key => key.IsString)
            ? Exactly(scenario, set, [.. wanted.Select(key => key.AsString)])
            : [];
    }

    /// <summary>The scenario in which the set has a number of keys.</summary>
    public IEnumerable<Scenario> SetCount(Scenario scenario, Expression set, long count)
    {
        const int Largest = 100;
        var keys = Keys(scenario, set).ToList();
        for (var i = 1; keys.Count < Math.Min(count, Largest); i++)
        {
            keys.Add($"field{i.ToString(CultureInfo.InvariantCulture)}");
        }

        return Exactly(scenario, set, [.. keys.Take((int)Math.Min(count, Largest))]);
    }

    /// <summary>The keys that the set has.</summary>
    public IEnumerable<string> Keys(Scenario scenario, Expression set)
    {
        var value = statement.Evaluate(set, scenario);
        var items = value.Kind switch
        {
            RulesValueKind.Set => value.AsSet.Items.ToArray(),
            RulesValueKind.List => value.AsList.Items.ToArray(),
            _ => [],
        };
        return from item in items where item.IsString select item.AsString;
    }

    private IEnumerable<Scenario> Exactly(Scenario scenario, Expression set, string[] wanted)
    {
        Scenario? changed = scenario;
        foreach (var key in Keys(scenario, set).Except(wanted).ToList())
        {
            changed = changed is null ? null : With(changed, set, key, isIn: false);
        }

        foreach (var key in wanted.Except(Keys(scenario, set)).ToList())
        {
            changed = changed is null ? null : With(changed, set, key, isIn: true);
        }

        return changed is null ? [] : [changed];
    }

    private static (string Name, Expression After, Expression? Before)? Parts(Expression expression) =>
        expression switch
        {
            ParenthesizedExpression brackets => Parts(brackets.Inner),
            CallExpression { Target: { } set, Function.Text: "toSet" } => Parts(set),
            CallExpression { Target: { } map, Function.Text: "keys", Arguments: [] } => ("keys", map, null),
            CallExpression
            {
                Target: CallExpression { Target: { } after, Function.Text: "diff", Arguments: [var before] },
                Function.Text: "affectedKeys" or "addedKeys" or "removedKeys" or "changedKeys" or "unchangedKeys",
            } call => (call.Function.Text, after, before),
            _ => null,
        };

    private Scenario? Key(Scenario scenario, Expression map, string key, bool isIn)
    {
        if (!isIn)
        {
            return SetOnBoth(scenario, map, key, null);
        }

        return MapWriter.Find(statement.Evaluate(map, scenario), [key]).IsUndefined
            ? SetOnBoth(scenario, map, key, RulesValue.From("text"))
            : scenario;
    }

    private Scenario? Difference(
        Scenario scenario,
        string name,
        (Expression After, Expression Before) maps,
        string key,
        bool isIn
    )
    {
        var before = Member(scenario, maps.Before, key);
        return (name, isIn) switch
        {
            ("unchangedKeys", true) => Change(
                scenario,
                maps,
                key,
                before ?? RulesValue.From("text"),
                before ?? RulesValue.From("text")
            ),
            ("unchangedKeys", false) => Change(
                scenario,
                maps,
                key,
                before,
                before is { } same ? SampleValues.Other(same) : null
            ),
            ("addedKeys", true) => Change(scenario, maps, key, null, RulesValue.From("text")),
            ("removedKeys", true) => Change(scenario, maps, key, before ?? RulesValue.From("text"), null),
            (_, true) when before is { } known => Set(scenario, maps.After, key, SampleValues.Other(known)),
            ("affectedKeys", true) => Set(scenario, maps.After, key, RulesValue.From("text")),
            (_, true) => Change(scenario, maps, key, RulesValue.From("text"), RulesValue.From("text-other")),
            (_, false) => Set(scenario, maps.After, key, before),
        };
    }

    private Scenario? Change(
        Scenario scenario,
        (Expression After, Expression Before) maps,
        string key,
        RulesValue? before,
        RulesValue? after
    ) => Set(scenario, maps.Before, key, before) is { } changed ? Set(changed, maps.After, key, after) : null;

    private RulesValue? Member(Scenario scenario, Expression map, string key) =>
        MapWriter.Find(statement.Evaluate(map, scenario), [key]) is { IsUndefined: false } value ? value : null;

    private Scenario? Set(Scenario scenario, Expression map, string key, RulesValue? value) =>
        terms.Find(map, scenario)?.Member(key) is { } term
            ? ScenarioWriter.Set(scenario, term, value)
            : WithMember(scenario, map, key, value);

    // A key that is only asked for was there before, as far as an update is concerned: adding it would be a change of
    // its own.
    private Scenario? SetOnBoth(Scenario scenario, Expression map, string key, RulesValue? value) =>
        terms.Find(map, scenario)?.Member(key) is { } term
            ? ScenarioWriter.Proposals(scenario, term, value).LastOrDefault()
            : WithMember(scenario, map, key, value);

    // A map that is an item of a list is set as a whole.
    private Scenario? WithMember(Scenario scenario, Expression map, string key, RulesValue? value) =>
        statement.Evaluate(map, scenario) is { Kind: RulesValueKind.Map } known
        && MapWriter.Set(known, [key], value) is { } changed
            ? Whole(scenario, map, changed)
            : null;

    private Scenario? Whole(Scenario scenario, Expression map, RulesValue value) =>
        terms.Find(map, scenario) is { } term
            ? ScenarioWriter.Set(scenario, term, value)
            : assign(scenario, map, value).FirstOrDefault();
}
