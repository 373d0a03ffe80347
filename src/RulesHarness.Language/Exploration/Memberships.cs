using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>Proposes scenarios for <c>in</c>, <c>hasAll</c>, <c>hasAny</c> and <c>hasOnly</c>.</summary>
internal sealed class Memberships(RuleStatement statement, TermFinder terms, Assignments assignments)
{
    private readonly KeySets _keys = new(statement, terms, assignments.Assign);

    public IEnumerable<Scenario> In(Scenario scenario, BinaryExpression member, bool outcome)
    {
        var item = statement.Evaluate(member.Left, scenario);
        var container = statement.Evaluate(member.Right, scenario);
        return outcome ? Join(scenario, member, item, container) : Leave(scenario, member, item, container);
    }

    public IEnumerable<Scenario> Has(Scenario scenario, CallExpression has, bool outcome)
    {
        var asked = ItemsOf(statement.Evaluate(has.Arguments[0], scenario));
        var held = ItemsOf(statement.Evaluate(has.Target!, scenario));
        return asked is null
            ? SampleValues.Any().SelectMany(value => assignments.Assign(scenario, has.Arguments[0], value))
            : Proposed(has.Function.Text, held ?? [], asked, outcome)
                .SelectMany(items => Hold(scenario, has.Target!, held ?? [], items))
                .Concat(
                    Asked(has.Function.Text, held ?? [], asked, outcome)
                        .SelectMany(items => assignments.Assign(scenario, has.Arguments[0], RulesValue.FromList(items)))
                );
    }

    /// <summary>The contents to try for the argument, which may come from a document too.</summary>
    private static IEnumerable<RulesValue[]> Asked(string name, RulesValue[] held, RulesValue[] asked, bool outcome) =>
        (name, outcome) switch
        {
            ("hasAll", true) =>
            [
                [.. asked.Intersect(held)],
                [.. held.Take(1)],
            ],
            ("hasOnly", true) or ("hasAny", true) =>
            [
                [.. asked.Union(held)],
            ],
            ("hasAll", false) =>
            [
                [.. asked, RulesValue.From("other")],
            ],
            _ =>
            [
                [.. asked.Except(held)],
            ],
        };

    /// <summary>The contents to try for the target, in order.</summary>
    private static IEnumerable<RulesValue[]> Proposed(
        string name,
        RulesValue[] held,
        RulesValue[] asked,
        bool outcome
    ) =>
        (name, outcome) switch
        {
            ("hasAll", true) =>
            [
                [.. held.Union(asked)],
            ],
            ("hasAll", false) => asked.Select(one => held.Except([one]).ToArray()),
            ("hasAny", true) => asked.Select(one => held.Append(one).Distinct().ToArray()),
            ("hasAny", false) =>
            [
                [.. held.Except(asked)],
            ],
            ("hasOnly", true) =>
            [
                [.. held.Intersect(asked)],
                asked,
                .. asked.Select(one => new[] { one }),
            ],
            _ =>
            [
                [.. held, RulesValue.From("other")],
            ],
        };

    private IEnumerable<Scenario> Hold(Scenario scenario, Expression target, RulesValue[] held, RulesValue[] items)
    {
        if (_keys.Defined(scenario, target) is { } defined)
        {
            return [defined];
        }

        if (!KeySets.IsKeySet(target))
        {
            return assignments.Assign(scenario, target, RulesValue.FromList(items));
        }

        return new[]
        {
            HoldKeys(scenario, target, held, items, (so, key) => _keys.With(so, target, key, isIn: false)),
            HoldKeys(scenario, target, held, items, (so, key) => _keys.WithoutChange(so, target, key)),
            HoldKeysBefore(scenario, target, held, items),
        }.OfType<Scenario>();
    }

    private Scenario? HoldKeys(
        Scenario scenario,
        Expression target,
        RulesValue[] held,
        RulesValue[] items,
        Func<Scenario, string, Scenario?> remove
    )
    {
        Scenario? changed = scenario;
        foreach (var key in held.Except(items).Where(key => key.IsString))
        {
            changed = changed is null ? null : remove(changed, key.AsString);
        }
        foreach (var key in items.Except(held).Where(key => key.IsString))
        {
            changed = changed is null ? null : _keys.With(changed, target, key.AsString, isIn: true);
        }
        return changed;
    }

    /// <summary>
    /// The scenario in which a set of differences has keys because the stored document differs: what other conditions
    /// ask of the new one stays true. Null where the set is of one map.
    /// </summary>
    private Scenario? HoldKeysBefore(Scenario scenario, Expression target, RulesValue[] held, RulesValue[] items) =>
        items
            .Except(held)
            .Where(key => key.IsString)
            .Aggregate(
                items.Except(held).Any() ? scenario : null,
                (so, key) => so is null ? null : _keys.WithChangeBefore(so, target, key.AsString)
            );

    private IEnumerable<Scenario> Join(
        Scenario scenario,
        BinaryExpression member,
        RulesValue item,
        RulesValue container
    )
    {
        var known = ItemsOf(container) ?? [];
        foreach (var proposal in known.SelectMany(value => assignments.Assign(scenario, member.Left, value)))
        {
            yield return proposal;
        }

        if (item.IsUndefined)
        {
            foreach (var proposal in assignments.Assign(scenario, member.Left, RulesValue.From("text")))
            {
                yield return proposal;
            }

            yield break;
        }

        if (
            item.IsString
            && KeySets.IsKeySet(member.Right)
            && _keys.With(scenario, member.Right, item.AsString, isIn: true) is { } keyed
        )
        {
            yield return keyed;
        }

        var elements = member.Right is ListExpression list ? list.Items : [];
        foreach (var proposal in elements.SelectMany(element => assignments.Assign(scenario, element, item)))
        {
            yield return proposal;
        }

        foreach (
            var proposal in Containers(item, container)
                .SelectMany(value => assignments.Assign(scenario, member.Right, value))
        )
        {
            yield return proposal;
        }
    }

    // Of what is not there yet nothing says whether it is a list or a map.
    private static IEnumerable<RulesValue> Containers(RulesValue item, RulesValue container)
    {
        if (container.Kind != RulesValueKind.Map)
        {
            yield return RulesValue.FromList([.. ItemsOf(container) ?? [], item]);
        }

        if (item.IsString && container.Kind != RulesValueKind.List)
        {
            yield return MapWriter.Set(container, [item.AsString], RulesValue.From(true))!.Value;
        }
    }

    private IEnumerable<Scenario> Leave(
        Scenario scenario,
        BinaryExpression member,
        RulesValue item,
        RulesValue container
    )
    {
        if (
            item.IsString
            && KeySets.IsKeySet(member.Right)
            && _keys.With(scenario, member.Right, item.AsString, isIn: false) is { } keyed
        )
        {
            yield return keyed;
        }

        var others =
            container.Kind == RulesValueKind.Map && item.IsString
                ? MapWriter.Set(container, [item.AsString], null)
                : RulesValue.FromList([.. (ItemsOf(container) ?? []).Where(value => !value.Equals(item))]);
        foreach (var proposal in assignments.Assign(scenario, member.Right, others!.Value))
        {
            yield return proposal;
        }

        var value = item.IsUndefined ? RulesValue.From("text") : SampleValues.Other(item);
        foreach (var proposal in assignments.Assign(scenario, member.Left, value))
        {
            yield return proposal;
        }
    }

    private static RulesValue[]? ItemsOf(RulesValue value) =>
        value.Kind switch
        {
            RulesValueKind.List => value.AsList.Items.ToArray(),
            RulesValueKind.Set => value.AsSet.Items.ToArray(),
            RulesValueKind.Map => [.. value.AsMap.Keys.ToArray().Select(RulesValue.From)],
            _ => null,
        };
}
