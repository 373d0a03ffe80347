using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>The methods of lists, by the names of all languages.</summary>
internal sealed partial class Interpreter
{
    private static readonly HashSet<string> OfOneItem =
    [
        "first",
        "firstOrNull",
        "firstWhere",
        "last",
        "find",
        "byName",
        "pop",
        "shift",
        "at",
        "elementAt",
    ];

    private Value? CallList(ListValue list, string name, CallSite site)
    {
        if (Lengthened(list, name, site) is { } lengthened)
        {
            return lengthened;
        }
        switch (name)
        {
            case "concat" or "plus" or "followedBy":
                return Copy(site.Arguments.Select(WithItem).Aggregate(Content(list), Concatenated));
            case "map" or "mapNotNull" or "compactMap" when Callable(site) is { } function:
                return Copy(Unions.Map(Content(list), content => Mapped(content, function, site)));
            case "flatMap" or "expand" when site.Function is { } function:
                return Copy(Unions.Map(Content(list), content => Flat(Mapped(content, function, site))));
            case "filter" or "where" or "filterNot" when site.Function is { } function:
                return Filtered(list, function, site, isKept: name != "filterNot");
            case "forEach" when Callable(site) is { } function:
                return RunForEach(list, function, site);
            case "reduce" or "fold" or "reduceOrNull" when Callable(site) is { } function:
                return Folded(list, function, site, isOrNull: name == "reduceOrNull");
            case "filter"
            or "filterNotNull"
            or "whereType"
            or "whereNotNull"
            or "toList"
            or "toMutableList"
            or "toTypedArray"
            or "values"
            or "flat":
                return Copy(Content(list));
            case "join" or "joinToString" or "joined" when Join(list, site) is { } text:
                return text;
            case "single" or "singleOrNull" when site.Arguments.Count == 0:
                return Unions.Map(Content(list), OnlyItem);
            case var part when OfOneItem.Contains(part):
                return Taken(list, name, site) ?? EndOf(list, name, site) ?? ItemOf(list);
            default:
                return Changed(list, name, site) ?? Part(list, name, site);
        }
    }

    /// <summary>Gets the item of a list that has one: the app fails for any other.</summary>
    private static Value OnlyItem(Value content) =>
        content is not ListContent { Rest: null, Items: var items } ? ItemOf(content)
        : items is [var only] ? only
        : UnknownValue.OfNull;

    /// <summary>Adds items to a list; null if the method is another one.</summary>
    private UnknownValue? Lengthened(ListValue list, string name, CallSite site)
    {
        switch (name)
        {
            case "add" or "insert" when site.Arguments.Count == 2:
                return Inserted(list, site);
            case "splice" when site.Arguments.Count > 1:
                Splice(list, site[0], site[1], Items(site, start: 2));
                return UnknownValue.Any;
            case "unshift":
                _journal.Write(list.Cell, Concatenated(Items(site), Content(list)));
                return UnknownValue.Any;
            case "push" or "add" or "append" or "yield" when site["contentsOf"] is null:
                _journal.Write(list.Cell, Concatenated(Content(list), Items(site)));
                return UnknownValue.Any;
            case "addAll" or "append" or "yieldAll":
                _journal.Write(list.Cell, Concatenated(Content(list), Content(site[0] ?? site["contentsOf"] ?? list)));
                return UnknownValue.Any;
            default:
                return null;
        }
    }

    /// <summary>Gets the arguments from a place on as the items of a list.</summary>
    private static Value Items(CallSite site, int start = 0) =>
        Unions.OfSequences(site.Sequences(start), items => new ListContent(items));

    private UnknownValue Inserted(ListValue list, CallSite site)
    {
        var (place, item) = site["at"] is { } at ? (at, site[0]) : (site[0], site[1]);
        Splice(list, place, ConstantValue.Zero, new ListContent([item ?? UnknownValue.Any]));
        return UnknownValue.Any;
    }

    /// <summary>
    /// Replaces items from a place on. If the place is not known, items that are only added stand at the end, unless
    /// their order matters; what is removed then is not known, and neither is the list.
    /// </summary>
    private void Splice(ListValue list, Value? place, Value? removed, Value added)
    {
        var isAdding = removed is ConstantValue { Content: 0.0 };
        var from = place is ConstantValue { Content: double index and >= 0 } ? (int)index : -1;
        var count = removed is ConstantValue { Content: double number } ? (int)number : -1;
        var spliced = Unions.Combine(
            [Content(list), added],
            pair =>
                pair is not [ListContent { Rest: null } before, ListContent { Rest: null } more] ? Lost
                : from >= 0 && from <= before.Items.Count && count >= 0
                    ? new ListContent([.. before.Items.Take(from), .. more.Items, .. before.Items.Skip(from + count)])
                : isAdding && !more.Items.Any(IsOrdered) ? new ListContent([.. before.Items, .. more.Items])
                : Lost
        );
        _journal.Write(list.Cell, spliced);
    }

    private static ListContent Lost => new([], UnknownValue.Any);

    /// <summary>Returns true if it matters for a query where in a list an item stands.</summary>
    private static bool IsOrdered(Value item) =>
        Unions
            .Alternatives(item)
            .Any(each => each is not StepValue step || step.Text.StartsWith("order", StringComparison.Ordinal));

    private static ListValue Copy(Value content) => new(new Cell(content));

    private static Value Flat(Value content)
    {
        if (content is not ListContent list)
        {
            return content;
        }
        Value flat = new ListContent([], list.Rest is { } rest ? ItemOf(rest) : null);
        foreach (var item in list.Items)
        {
            flat = Concatenated(flat, Content(item));
        }
        return flat;
    }

    private Value Mapped(Value content, Value function, CallSite site)
    {
        if (content is not ListContent list)
        {
            return content;
        }
        Value Of(Value item) => item is AbsentValue ? item : Applied(function, site, item);
        var items = list
            .Items.Take(MaxItems)
            .Select(item => IsUncertain(item) ? Unions.Map(item, Of) : Of(item))
            .ToList();
        return new ListContent(items, list.Rest is { } rest ? Applied(function, site, rest) : null);
    }

    /// <summary>Gets the function among the arguments, which can be one of the library: <c>Filter.or</c>.</summary>
    private static Value? Callable(CallSite site) =>
        site.Function ?? (Value?)site.Arguments.Select(given => given.Value).OfType<LibraryValue>().FirstOrDefault();

    private Value Applied(Value function, CallSite site, params IReadOnlyList<Value> values) =>
        function is FunctionValue own
            ? site.Invoke(own, values)
            : Call(function, "", site with { Arguments = [.. values.Select(value => new Given(null, value))] });

    /// <summary>
    /// A test removes the items for which it does not hold. One of which it is not known can be removed, unless the
    /// test is that the item exists.
    /// </summary>
    private ListValue Filtered(ListValue list, FunctionValue function, CallSite site, bool isKept)
    {
        site.Invoke(function, ItemOf(list));
        // A part of an item, such as the value of an entry, can be missing although the item is there.
        var isOfExistence =
            function.Node.Parameters.All(each => each.Target is NameNode) && IsTestOfExistence(function.Node.Body);
        Value Kept(Value item)
        {
            var holds = HoldsFor(function, item);
            return holds is null && !isOfExistence ? Unions.Of([item, AbsentValue.Instance])
                : holds is null || holds == isKept ? item
                : AbsentValue.Instance;
        }
        return Copy(
            Unions.Map(
                Content(list),
                content =>
                    content is ListContent known
                        ? new ListContent(
                            [
                                .. known
                                    .Items.Select(item => Unions.Map(item, Kept))
                                    .Where(item => item is not AbsentValue),
                            ],
                            known.Rest
                        )
                        : content
            )
        );
    }

    private static bool IsTestOfExistence(Node? test) =>
        test switch
        {
            NameNode => true,
            BlockNode { Statements: [ReturnNode { Value: { } returned }] } => IsTestOfExistence(returned),
            BlockNode { Statements: [var only] } => IsTestOfExistence(only),
            UnaryNode { Operator: "!" } not => IsTestOfExistence(not.Operand),
            BinaryNode { Operator: "!=" or "!==", Left: NameNode, Right: LiteralNode { Value: null or false } } => true,
            _ => false,
        };

    /// <summary>Gets what a list is made longer with: the items of a list, or an item.</summary>
    private static Value WithItem(Given added) =>
        Unions.Map(added.Value, each => each is ListValue or UnknownValue ? Content(each) : new ListContent([each]));

    /// <summary>
    /// Joins texts, of which some can be unknown; null if the list or what stands between is not known.
    /// </summary>
    private static Value? Join(ListValue list, CallSite site)
    {
        var between = (site[0] ?? site["separator"] ?? new ConstantValue(",")) as ConstantValue;
        if (between?.Text is null || KnownItems(list) is not { Count: > 0 } items)
        {
            return null;
        }
        return items
            .Skip(1)
            .Aggregate(Joined(new ConstantValue(""), items[0]), (text, item) => Joined(Joined(text, between), item));
    }

    /// <summary>
    /// Calls a function that a method of a known list is given: with each item, for a result of any kind.
    /// </summary>
    private static UnknownValue? CallOfItems(ListValue list, CallSite site)
    {
        if (site.Function is not { } function || KnownItems(list) is not { Count: > 0 } items)
        {
            return null;
        }
        foreach (var item in items)
        {
            site.Invoke(function, item);
        }
        return UnknownValue.Any;
    }

    private UnknownValue RunForEach(ListValue list, Value function, CallSite site)
    {
        if (KnownLists(list) is { } lists)
        {
            RunWays([.. from known in lists select new Way(known.Guard, () => CalledOnAll(known.Items))]);
            return UnknownValue.Any;
        }
        var any = ItemOf(list);
        for (var pass = 0; pass < 2; pass++)
        {
            RunPaths([() => Called(function, site, any), () => true]);
        }
        return UnknownValue.Any;

        bool CalledOnAll(IReadOnlyList<Value> items) => items.All(item => Called(function, site, item));
    }

    private bool Called(Value function, CallSite site, Value item)
    {
        Applied(function, site, item);
        return true;
    }

    private Value Folded(ListValue list, Value function, CallSite site, bool isOrNull)
    {
        // Without a value to start with, the first item is it.
        var given = site.Arguments.Select(argument => argument.Value);
        var start = given.FirstOrDefault(value => value != function);
        var folded = Unions.Map(
            Content(list),
            content => Folded(content, function, site, start ?? AbsentValue.Instance)
        );
        // A list without items has none to start with: the code throws.
        return start is not null || isOrNull ? folded
            : folded is AbsentValue ? UnknownValue.Any
            : folded is UnionValue union ? Unions.Possible(union, Guard.None, each => each is not AbsentValue)
            : folded;
    }

    private Value Folded(Value content, Value function, CallSite site, Value folded)
    {
        if (content is not ListContent list)
        {
            return UnknownValue.Any;
        }
        Value Next(Value before, Value item) =>
            Unions.Combine(
                [before, item],
                pair =>
                    pair.Count < 2 || pair[1] is AbsentValue ? pair[0]
                    : pair[0] is AbsentValue ? pair[1]
                    : Applied(function, site, pair[0], pair[1])
            );
        foreach (var item in list.Items.Take(MaxItems))
        {
            folded = Next(folded, item);
        }
        for (var pass = 0; pass < 2 && list.Rest is not null; pass++)
        {
            folded = Unions.Of([folded, Next(folded, list.Rest)]);
        }
        return folded;
    }
}
