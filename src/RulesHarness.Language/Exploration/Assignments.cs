using System.Globalization;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// Changes a scenario so that an expression evaluates to a value. Each scenario is a proposal, which the caller
/// evaluates.
/// </summary>
internal sealed class Assignments(RuleStatement statement, TermFinder terms)
{
    private KeySets? _known;

    /// <summary>Proposes scenarios in which a condition inside of an expression has an outcome.</summary>
    public Func<Scenario, Expression, bool, IEnumerable<Scenario>>? Conditions { get; init; }

    private KeySets Keys => _known ??= new KeySets(statement, terms, Assign);

    /// <summary>The proposals, the likeliest first; none for an expression that can't be solved for.</summary>
    public IEnumerable<Scenario> Assign(Scenario scenario, Expression expression, RulesValue value)
    {
        if (terms.Find(expression, scenario) is { } term)
        {
            return ScenarioWriter.Proposals(scenario, term, value);
        }

        return expression switch
        {
            ParenthesizedExpression brackets => Assign(scenario, brackets.Inner, value),
            _ when value.IsBool && IsComparison(expression) => Conditions?.Invoke(scenario, expression, value.AsBool)
                ?? [],
            ConditionalExpression choice => Assign(
                scenario,
                IsTrue(choice.Condition, scenario) ? choice.WhenTrue : choice.WhenFalse,
                value
            ),
            UnaryExpression { Operator: UnaryOperator.Negate } negation when Negated(value) is { } negated => Assign(
                scenario,
                negation.Operand,
                negated
            ),
            BinaryExpression arithmetic => Arithmetic(scenario, arithmetic, value),
            ListExpression list when value.Kind == RulesValueKind.List => Items(scenario, list, value.AsList),
            MapExpression map when value.Kind == RulesValueKind.Map => Entries(scenario, map, value),
            IndexExpression index => Element(scenario, index, value),
            SliceExpression slice => Slice(scenario, slice, value),
            CallExpression { Target: NameExpression { Name: "math" or "timestamp" or "duration" } } call => Built(
                scenario,
                call,
                value
            ),
            MemberExpression member => Assign(scenario, member.Target, MapWith(scenario, member, value)),
            CallExpression { Target: { } target } call => Method(scenario, target, call, value),
            CallExpression { Target: null, Arguments: [var argument] } call => Function(
                scenario,
                call.Function.Text,
                argument,
                value
            ),
            _ => [],
        };
    }

    /// <summary>The proposals that take the value of an expression away, or make it null.</summary>
    public IEnumerable<Scenario> Remove(Scenario scenario, Expression expression) =>
        terms.Find(expression, scenario) is { } term ? ScenarioWriter.Proposals(scenario, term, null) : [];

    private bool IsTrue(Expression condition, Scenario scenario) => statement.Evaluate(condition, scenario).IsTrue;

    private static bool IsComparison(Expression expression) =>
        expression
            is TypeTestExpression
                or UnaryExpression { Operator: UnaryOperator.Not }
                or BinaryExpression
                {
                    Operator: not (
                        BinaryOperator.Add
                        or BinaryOperator.Subtract
                        or BinaryOperator.Multiply
                        or BinaryOperator.Divide
                        or BinaryOperator.Modulo
                    ),
                };

    private static RulesValue? Negated(RulesValue value) =>
        value.Kind switch
        {
            RulesValueKind.Int => RulesValue.From(-value.AsInt),
            RulesValueKind.Float => RulesValue.From(-value.AsFloat),
            _ => null,
        };

    private IEnumerable<Scenario> Arithmetic(Scenario scenario, BinaryExpression arithmetic, RulesValue value)
    {
        var left = statement.Evaluate(arithmetic.Left, scenario);
        var right = statement.Evaluate(arithmetic.Right, scenario);
        if (left.IsUndefined && right.IsUndefined)
        {
            // Either operand must have a value before the other can be calculated: one like the result, or a duration.
            var samples = new[] { value, RulesValue.FromDuration(1, 0) };
            foreach (var proposal in samples.SelectMany(sample => Assign(scenario, arithmetic.Right, sample)))
            {
                yield return proposal;
            }
        }

        if (arithmetic.Operator == BinaryOperator.Modulo && NearRemainder(left, right, value) is { } near)
        {
            foreach (var proposal in Assign(scenario, arithmetic.Left, near))
            {
                yield return proposal;
            }
        }

        if (Inverse.OfLeft(arithmetic.Operator, right, value) is { } first)
        {
            foreach (var proposal in Assign(scenario, arithmetic.Left, first))
            {
                yield return proposal;
            }
        }

        if (Inverse.OfRight(arithmetic.Operator, left, value) is { } second)
        {
            foreach (var proposal in Assign(scenario, arithmetic.Right, second))
            {
                yield return proposal;
            }
        }
    }

    // The nearest number with another remainder: what other conditions ask of it mostly stays true.
    private static RulesValue? NearRemainder(RulesValue number, RulesValue divisor, RulesValue remainder) =>
        number.IsInt && remainder.IsInt && divisor is { IsInt: true, AsInt: > 0 }
            ? RulesValue.From(number.AsInt - (number.AsInt % divisor.AsInt) + remainder.AsInt)
            : null;

    // A list that the rules write out has a value if each of its items has.
    private IEnumerable<Scenario> Items(Scenario scenario, ListExpression list, RulesList value) =>
        list.Items.Length == value.Items.Length
            ? Each(scenario, [.. list.Items.Select((item, at) => (item, value.Items[at]))])
            : [];

    private IEnumerable<Scenario> Entries(Scenario scenario, MapExpression map, RulesValue value)
    {
        var entries = map
            .Entries.Select(entry => (entry.Value, Key: statement.Evaluate(entry.Key, scenario)))
            .Where(entry => entry.Key.IsString)
            .Select(entry => (entry.Value, Wanted: MapWriter.Find(value, entry.Key.AsString)))
            .ToList();
        return entries.Exists(entry => entry.Wanted.IsUndefined) ? [] : Each(scenario, entries);
    }

    private IEnumerable<Scenario> Each(Scenario scenario, IEnumerable<(Expression Part, RulesValue Value)> wanted)
    {
        var changed = (Scenario?)scenario;
        foreach (var (part, value) in wanted)
        {
            if (changed is not null && !statement.Evaluate(part, changed).Equals(value))
            {
                changed = Assign(changed, part, value).FirstOrDefault();
            }
        }

        return changed is null || ReferenceEquals(changed, scenario) ? [] : [changed];
    }

    // The member of an element of a list, which is set as a whole.
    private RulesValue MapWith(Scenario scenario, MemberExpression member, RulesValue value) =>
        MapWriter.Set(statement.Evaluate(member.Target, scenario), [member.Member.Text], value)!.Value;

    private IEnumerable<Scenario> Element(Scenario scenario, IndexExpression index, RulesValue value)
    {
        const int Longest = 20;
        var position = statement.Evaluate(index.Index, scenario);
        if (position is not { Kind: RulesValueKind.Int, AsInt: >= 0 and < Longest })
        {
            return [];
        }

        var list = statement.Evaluate(index.Target, scenario);
        var items = list.Kind == RulesValueKind.List ? list.AsList.Items.ToArray().ToList() : [];
        while (items.Count <= position.AsInt)
        {
            items.Add(value);
        }

        items[(int)position.AsInt] = value;
        return Assign(scenario, index.Target, RulesValue.FromList(items));
    }

    private IEnumerable<Scenario> Slice(Scenario scenario, SliceExpression slice, RulesValue value)
    {
        var start = slice.From is { } from ? statement.Evaluate(from, scenario) : RulesValue.From(0);
        return start.IsInt && Spliced.Of(statement.Evaluate(slice.Target, scenario), start.AsInt, value) is { } whole
            ? Assign(scenario, slice.Target, whole)
            : [];
    }

    private IEnumerable<Scenario> Built(Scenario scenario, CallExpression call, RulesValue value) =>
        BuiltValues
            .ArgumentsFor(call, value)
            .SelectMany(arguments =>
                Each(scenario, call.Arguments.Zip(arguments).Where(one => one.First is not LiteralExpression))
            );

    // Of a value that is not there yet, the method that makes it says its type.
    private RulesValue Sized(Scenario scenario, Expression target)
    {
        var value = statement.Evaluate(target, scenario);
        var isList =
            value.IsUndefined
            && target
                is CallExpression { Target: not null, Function.Text: "values" or "split" or "concat" or "removeAll" };
        return isList ? RulesValue.FromList([]) : value;
    }

    private IEnumerable<Scenario> Method(Scenario scenario, Expression target, CallExpression call, RulesValue value)
    {
        switch (call.Function.Text)
        {
            case "size" when value.Kind == RulesValueKind.Int:
                return KeySets.IsKeySet(target) ? Keys.SetCount(scenario, target, value.AsInt)
                    : SampleValues.OfSize(Sized(scenario, target), value.AsInt) is { } sized
                        ? Assign(scenario, target, sized)
                    : [];
            case "lower" or "upper" or "trim" when value.Kind == RulesValueKind.String:
                return Spellings(call.Function.Text, value.AsString)
                    .SelectMany(text => Assign(scenario, target, RulesValue.From(text)));
            case "latitude" or "longitude" when value.Kind is RulesValueKind.Int or RulesValueKind.Float:
                var place = Places.With(statement.Evaluate(target, scenario), call.Function.Text, value);
                return Assign(scenario, target, place);
            case "distance" when call.Arguments is [var other]:
                return Places
                    .About(statement.Evaluate(other, scenario))
                    .SelectMany(place => Assign(scenario, target, place));
            case "toMillis" when value.Kind == RulesValueKind.Int && TimeOf(value.AsInt) is { } moment:
                return Assign(scenario, target, moment);
            case "year"
            or "month"
            or "day"
            or "dayOfYear"
            or "dayOfWeek"
            or "hours"
            or "minutes"
            or "seconds"
                when TimeParts.With(statement.Evaluate(target, scenario), call.Function.Text, value) is { } time:
                return Assign(scenario, target, time);
            case "join":
                return Assign(scenario, target, RulesValue.FromList([value]));
            case "replace" when value.Kind == RulesValueKind.String:
                return new[] { value, RulesValue.From(new string('1', value.AsString.Length)) }.SelectMany(text =>
                    Assign(scenario, target, text)
                );
            default:
                return Collection(scenario, target, call, value);
        }
    }

    private IEnumerable<Scenario> Collection(
        Scenario scenario,
        Expression target,
        CallExpression call,
        RulesValue value
    )
    {
        switch (call.Function.Text)
        {
            case "difference" when value.Kind == RulesValueKind.Set && call.Arguments is [var without]:
                return Difference(scenario, target, without, value.AsSet);
            case "intersection" when call.Arguments is [var common]:
                var inBoth = statement.Evaluate(common, scenario);
                return inBoth.Kind == RulesValueKind.Set ? Assign(scenario, target, inBoth) : [];
            case "union" when value.Kind == RulesValueKind.Set:
                return Assign(scenario, target, value);
            case "split" when value.Kind == RulesValueKind.List && call.Arguments is [var separator]:
                return Joined(value.AsList, statement.Evaluate(separator, scenario)) is { } joined
                    ? Assign(scenario, target, joined)
                    : [];
            case "removeAll" when value.Kind == RulesValueKind.List && call.Arguments is [var removed]:
                var taken = statement.Evaluate(removed, scenario);
                return taken.Kind == RulesValueKind.List
                    ? Assign(
                        scenario,
                        target,
                        RulesValue.FromList([.. taken.AsList.Items.ToArray(), .. value.AsList.Items.ToArray()])
                    )
                    : [];
            case "concat" when value.Kind == RulesValueKind.List && call.Arguments is [var added]:
                var end = statement.Evaluate(added, scenario);
                return end.Kind == RulesValueKind.List && end.AsList.Items.Length <= value.AsList.Items.Length
                    ? Assign(
                        scenario,
                        target,
                        RulesValue.FromList(value.AsList.Items[..^end.AsList.Items.Length].ToArray())
                    )
                    : [];
            case "values" when value.Kind == RulesValueKind.List:
                return Assign(scenario, target, MapOf(value.AsList));
            case "toSet" when value.Kind == RulesValueKind.Set:
                return Assign(scenario, target, RulesValue.FromList(value.AsSet.Items.ToArray()));
            default:
                return Keys.Assign(scenario, call, value);
        }
    }

    private static RulesValue MapOf(RulesList values) =>
        RulesValue.FromMap(
            values
                .Items.ToArray()
                .Select((value, at) => (Key: $"member{at.ToString(CultureInfo.InvariantCulture)}", Value: value))
                .ToDictionary(member => member.Key, member => member.Value)
        );

    private IEnumerable<Scenario> Difference(Scenario scenario, Expression set, Expression without, RulesSet left)
    {
        var taken = statement.Evaluate(without, scenario);
        return taken.Kind == RulesValueKind.Set
            ? Assign(scenario, set, RulesValue.From(RulesSet.Of([.. taken.AsSet.Items, .. left.Items])))
            : Assign(scenario, without, RulesValue.From(RulesSet.Of([])));
    }

    private static RulesValue? TimeOf(long milliseconds)
    {
        const int InSecond = 1_000;
        const int NanosecondsInMillisecond = 1_000_000;
        var isTime =
            milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        var part = (milliseconds % InSecond + InSecond) % InSecond;
        return isTime
            ? RulesValue.FromTimestamp((milliseconds - part) / InSecond, (int)part * NanosecondsInMillisecond)
            : null;
    }

    private static RulesValue? Joined(RulesList parts, RulesValue separator)
    {
        var texts = parts.Items.ToArray();
        return separator.IsString && Array.TrueForAll(texts, text => text.IsString)
            ? RulesValue.From(string.Join(separator.AsString, texts.Select(text => text.AsString)))
            : null;
    }

    // The text itself, and another one of which the method makes it.
    private static IEnumerable<string> Spellings(string method, string text) =>
        [
            text,
            method switch
            {
                "lower" => text.ToUpperInvariant(),
                "upper" => text.ToLowerInvariant(),
                _ => $" {text}",
            },
        ];

    private IEnumerable<Scenario> Function(Scenario scenario, string name, Expression argument, RulesValue value) =>
        name switch
        {
            "string" when value.Kind == RulesValueKind.String => Assign(scenario, argument, value),
            "int" or "float" => Assign(scenario, argument, value)
                .Concat(Assign(scenario, argument, RulesValue.From(value.ToString()))),
            "bool" => Assign(scenario, argument, RulesValue.From(value.IsTrue ? "true" : "false")),
            "debug" => Assign(scenario, argument, value),
            "path" when value.Kind == RulesValueKind.Path => Assign(
                scenario,
                argument,
                RulesValue.From(value.AsPath.ToString())
            ),
            _ => [],
        };
}
