using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Methods that remove items of a list or sort them, and assignments to its places.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Gets the places of the items of a list; of one that is not known, any number.</summary>
    private static ListValue Indexes(Value list) =>
        Copy(
            Unions.Map(
                Content(list),
                content =>
                    content is ListContent { Rest: null, Items: var items } && !items.Any(IsUncertain)
                        ? new ListContent([.. items.Select((_, at) => new ConstantValue((double)at))])
                        : new ListContent([], UnknownValue.Any)
            )
        );

    /// <summary>
    /// Gets the item that a method removes, or finds by its place or a test; null if it is not known.
    /// </summary>
    private Value? Taken(ListValue list, string name, CallSite site)
    {
        switch (name)
        {
            case "pop" or "shift":
                var end = EndOf(list, name, site);
                _journal.Write(list.Cell, Unions.Map(Content(list), each => WithoutEnd(each, name == "shift")));
                return end;
            case "at" or "elementAt" when KnownItems(list) is { } items && !items.Any(IsUncertain):
                return FromEnd(site[0], items.Count) is { } at && at >= 0 && at < items.Count ? items[at] : null;
            case "find" or "firstOrNull" or "firstWhere" or "first" or "last" when site.Function is { } function:
                return Found(list, function, isLast: name == "last");
            default:
                return null;
        }
    }

    /// <summary>Gets the item for which a test holds; null if it does not decide it.</summary>
    private Value? Found(ListValue list, FunctionValue function, bool isLast)
    {
        if (KnownItems(list) is not { } items)
        {
            return null;
        }
        foreach (var item in isLast ? items.Reverse() : items)
        {
            if (HoldsFor(function, item) is not { } holds)
            {
                return OneFor(function, items);
            }
            if (holds)
            {
                return item;
            }
        }
        return null;
    }

    /// <summary>Gets each item with the answers for which a test finds it; null if they are not known.</summary>
    private Value? OneFor(FunctionValue function, IReadOnlyList<Value> items)
    {
        var found = items.Select(item => (Item: item, Guard: AnswersFor(function, item))).ToList();
        return found.Exists(each => each.Guard.IsNone)
            ? null
            : Unions.Of([.. from each in found select Unions.When(each.Guard, each.Item)]);
    }

    /// <summary>Changes a list; null if the method is another one.</summary>
    private Value? Changed(ListValue list, string name, CallSite site)
    {
        var function = site.Function;
        Value? changed = name switch
        {
            "removeLast" or "popLast" or "removeLastOrNull" => Unions.Map(
                Content(list),
                each => WithoutEnd(each, isFirst: false, site[0])
            ),
            "removeFirst" or "removeFirstOrNull" => Unions.Map(
                Content(list),
                each => WithoutEnd(each, isFirst: true, site[0])
            ),
            "clear" => ListContent.Empty,
            "removeAll" when site.Arguments.All(each => each.Label == "keepingCapacity") => ListContent.Empty,
            "removeWhere" or "removeIf" or "removeAll" when function is not null => Content(
                Filtered(list, function, site, isKept: false)
            ),
            "retainWhere" or "retainAll" when function is not null => Content(
                Filtered(list, function, site, isKept: true)
            ),
            "removeAt" or "remove" when Whole(site["at"] ?? (name == "removeAt" ? site[0] : null)) is { } at =>
                Unions.Map(Content(list), each => WithoutItem(each, at)),
            "remove" or "delete" or "removeAt" or "removeAll" or "retainAll" => Unions.Map(Content(list), AnyPart),
            "reverse" when site.Arguments.Count == 0 => Unions.Map(Content(list), Reversed),
            "sort" or "sortBy" or "sortWith" or "sortByDescending" or "shuffle" => Unions.Map(Content(list), Sorted),
            _ => null,
        };
        if (changed is null)
        {
            return null;
        }
        if (list.Map is { } map && name is not ("reverse" or "sort" or "shuffle"))
        {
            RemoveFields(map, (_, _) => name == "clear" ? true : null);
        }
        var removed = Removed(list, name, site);
        _journal.Write(list.Cell, changed);
        return removed ?? (name is "reverse" or "sort" ? list : UnknownValue.Any);
    }

    /// <summary>
    /// Gets the item that a method removes and returns, or each that it can be; null if it returns none.
    /// </summary>
    private static Value? Removed(ListValue list, string name, CallSite site)
    {
        switch (name)
        {
            case "removeLast" or "popLast" or "removeLastOrNull":
                return EndOf(list, "last", site) ?? ItemOf(list);
            case "removeFirst" or "removeFirstOrNull":
                return EndOf(list, "first", site) ?? ItemOf(list);
            case "removeAt" or "remove" when (site["at"] ?? (name == "removeAt" ? site[0] : null)) is { } place:
                return
                    Whole(place) is { } at
                    && at >= 0
                    && KnownItems(list) is { } items
                    && at < items.Count
                    && !items.Any(IsUncertain)
                    ? items[at]
                    : ItemOf(list);
            default:
                return null;
        }
    }

    /// <summary>Removes an item at an end of a list, or as many as a method is told.</summary>
    private static Value WithoutEnd(Value content, bool isFirst, Value? removed = null)
    {
        var many = Whole(removed ?? One);
        return Part(content, count => isFirst ? Range(many, count, count) : Range(0, count - many, count));
    }

    private static Value WithoutItem(Value content, int at) =>
        content is ListContent { Rest: null, Items: var items }
        && !items.Any(IsUncertain)
        && at >= 0
        && at < items.Count
            ? new ListContent([.. items.Take(at), .. items.Skip(at + 1)])
            : AnyPart(content);

    /// <summary>Gets what is known of a list of which any items can be gone.</summary>
    private static Value AnyPart(Value content) => Part(content, _ => null);

    private static Value Reversed(Value content) =>
        content is ListContent list ? new ListContent([.. list.Items.Reverse()], list.Rest) : content;

    /// <summary>
    /// The order of filters makes no difference. That of other items is not known once they are sorted.
    /// </summary>
    private static Value Sorted(Value content) =>
        content is ListContent { Items: { Count: > 1 } items } && items.Any(IsOrdered) ? Lost : content;

    /// <summary>Sets an item of a list, or a field of an object, by its key.</summary>
    private void WriteAt(Value target, Value key, Value value) => OnEach(target, each => WriteOne(each, key, value));

    private void WriteOne(Value target, Value key, Value value)
    {
        switch (target)
        {
            case ListValue list:
                _journal.Write(list.Cell, Unions.Map(Content(list), content => WithItem(content, key, value)));
                break;
            case ObjectValue { Class: null } self when Text(key) is null:
                self.IsOpen = true;
                foreach (var field in self.Fields.Values.ToList())
                {
                    // The key can be that of any field.
                    _journal.Write(field, Unions.Of([field.Value ?? UnknownValue.Any, value]));
                }
                break;
            default:
                if (Text(key) is { } name)
                {
                    Write(target, name, value);
                }
                break;
        }
    }

    private static Value WithItem(Value content, Value key, Value value)
    {
        if (
            content is not ListContent { Rest: null, Items: var items }
            || items.Any(IsUncertain)
            || Whole(key) is not { } at
            || at < 0
            || at > items.Count
        )
        {
            return Lost;
        }
        return new ListContent([.. items.Take(at), value, .. items.Skip(at + 1)]);
    }
}
