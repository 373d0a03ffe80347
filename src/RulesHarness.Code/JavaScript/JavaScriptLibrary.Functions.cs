using RulesHarness.Code.Model;
using RulesHarness.Code.Scripts.Firestore;
using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.JavaScript;

/// <summary>The functions of the modular API, and those of frameworks that pass a query on.</summary>
internal sealed partial class JavaScriptLibrary
{
    public override Value? Call(string path, CallSite call)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        var owner = path.Length > name.Length ? path[..^(name.Length + 1)] : "";
        owner = owner[(owner.LastIndexOf('.') + 1)..];
        return owner switch
        {
            "" => Step(name, call)
                ?? Start(name, call)
                ?? Sending(name, call)
                ?? Wrapping(name, call)
                ?? Collected(name, call)
                ?? Trigger(name, call),
            "firestore" => Step(name, call) ?? Trigger(name, call),
            "Filter" or "FieldPath" or "AggregateField" or "Firestore" => Step(name, call),
            "React" or "Vue" => Wrapping(name, call),
            "Object" or "Array" => Standard(name, call),
            "Promise" when name == "resolve" && call.Arguments is [var resolved] => resolved.Value,
            _ when name == "FieldPath" => Step(name, call),
            _ => null,
        };
    }

    private static Value? Start(string name, CallSite call) =>
        name switch
        {
            "collection" when call.Arguments.Count > 1 => Below(call),
            "collectionGroup" when call.Arguments.Count > 1 => Paths.Group(call.Name(1)),
            "doc" when call.Arguments.Count > 0 => Document(call),
            "query" when call[0] is { } query => Query(query, call),
            _ => null,
        };

    private static Value Below(CallSite call)
    {
        var segments = call.Named().Sequences(1);
        return Unions.Map(call[0] ?? UnknownValue.Any, BelowOne);

        Value BelowOne(Value parent) => Unions.OfSequences(segments, each => Paths.Collection(Parent(parent), each));
    }

    private static Value Document(CallSite call)
    {
        var segments = call.Sequences(1)[0].Values;
        var parent = Unions.Alternatives(call[0]!)[0];
        var missing = parent is QueryValue && segments.Count == 0;
        return Paths.Document(Parent(parent), missing ? [UnknownValue.Any] : segments);
    }

    private static string Parent(Value parent) =>
        parent switch
        {
            DocumentValue document => document.Path,
            UnknownValue { Kind: ReferenceKind.Document } => CollectionTemplate.AnyDocument,
            QueryValue { IsCollection: true, Shape.IsGroup: false } collection => collection.Shape.Path,
            _ => "",
        };

    private static Value Query(Value query, CallSite call)
    {
        var started = Unions.Map(
            query,
            each =>
                each switch
                {
                    UnknownValue unknown => Known.Query(
                        new Problem($"the query {Known.Reason(unknown.Source)}", unknown.Owner)
                    ),
                    StateValue { IsSetter: false } kept => kept.State.Value,
                    _ => each,
                }
        );
        return Unions.OfSequences(
            call.Sequences(1),
            sequence =>
            {
                var built = sequence.Aggregate(started, Steps.Apply);
                return built is QueryValue { IsCollection: true } whole
                    ? new QueryValue(whole.Shape, whole.Problem)
                    : built;
            }
        );
    }

    private static Value? Step(string name, CallSite call) =>
        name switch
        {
            // React Native calls the class itself: `Filter('field', '==', value)`.
            "where" or "Filter" when call.Arguments.Count >= 2 => Steps.Where(call.Name(0), call[1], call[2]),
            "orderBy" when call.Arguments.Count >= 1 => Steps.OrderBy(call.Name(0), call[1]),
            "limit" when call.Arguments.Count == 1 => Steps.Limit(call[0], isLast: false),
            "limitToLast" when call.Arguments.Count == 1 => Steps.Limit(call[0], isLast: true),
            "startAt" or "startAfter" => Steps.Start(name == "startAfter"),
            "endAt" or "endBefore" => Steps.End(name == "endBefore"),
            "or" or "and" => Steps.Join(call.Sequences(), name == "or"),
            "documentId" => new ConstantValue("__name__"),
            "FieldPath" => Steps.FieldPath(call.Sequences()),
            "count" when call.Arguments.Count == 0 => Steps.Count,
            "sum" when call.Arguments.Count == 1 => Steps.Sum(call.Name(0)),
            "average" when call.Arguments.Count == 1 => Steps.Average(call.Name(0)),
            _ => null,
        };

    /// <summary>Functions that send their first argument.</summary>
    private static Value? Sending(string name, CallSite call)
    {
        switch (name)
        {
            case "getDocs"
            or "getDocsFromCache"
            or "getDocsFromServer"
            or "onSnapshot"
            or "collectionData"
            or "collectionSnapshots"
            or "collectionChanges"
            or "sortedChanges"
            or "auditTrail":
                SendAll(call[0], call);
                break;
            case "getCountFromServer" or "getCount" or "collectionCount" or "collectionCountSnap":
                SendAll(Steps.Apply(call[0] ?? UnknownValue.Any, Steps.Aggregate([Steps.Count])), call);
                break;
            case "getAggregateFromServer" or "getAggregate":
                SendAll(Steps.Apply(call[0] ?? UnknownValue.Any, Aggregations(call[1])), call);
                break;
            default:
                return null;
        }
        return Ran(call);
    }

    private static void SendAll(Value? query, CallSite call)
    {
        var sent = Unions.Map(query ?? UnknownValue.Any, each => each is StateValue kept ? kept.State.Value : each);
        foreach (var each in Unions.Alternatives(sent))
        {
            if (each is QueryValue known)
            {
                call.Interpreter.Send(known, call.At);
            }
            else if (each is UnknownValue or LibraryValue || ReferenceEquals(each, ConstantValue.Omitted))
            {
                call.Interpreter.SendUnknown(each, call.At);
            }
        }
    }

    /// <summary>Functions of React and Vue whose value is that of a function or an argument.</summary>
    private static Value? Wrapping(string name, CallSite call) =>
        name switch
        {
            "useMemo" or "untracked" when call.Function is { } function => call.Invoke(function),
            "computed" when call.Function is { } function => new StateValue(
                new State(call.Invoke(function), new Changes())
            ),
            "useCallback"
            or "memo"
            or "forwardRef"
            or "cache"
            or "observer"
            or "defineComponent" when call.Function is { } function => function,
            "toValue" or "unref" or "toRaw" when call[0] is { } given => Unions.Map(given, each => Plain(each, call)),
            "markRaw" or "readonly" or "toRef" when call[0] is { } given => given,
            "useRef" when call[0] is { } initial => Kept(initial, call),
            "ref" or "shallowRef" or "signal" when call[0] is { } initial => Kept(OfTemplate(initial), call),
            "defineStore" when call[1] is ObjectValue options => Store(options, call),
            "useState" when call[0] is { } initial => State(initial, call),
            _ => null,
        };

    /// <summary>Gets the value of a reference, of a function that returns it, or of itself.</summary>
    private static Value Plain(Value value, CallSite call) =>
        value switch
        {
            FunctionValue function => call.Invoke(function),
            StateValue state => state.State.Value,
            _ => value,
        };

    /// <summary>A template, which is not read, can change a constant.</summary>
    private static Value OfTemplate(Value initial) =>
        initial is ConstantValue ? Unions.Of([initial, UnknownValue.Any]) : initial;

    /// <summary>Gives the getters and actions of a store of Pinia one object as <c>this</c>.</summary>
    private static ObjectValue Store(ObjectValue options, CallSite call)
    {
        var state = Field(options, "state") is FunctionValue initial ? call.Invoke(initial) : Field(options, "state");
        var store = new ObjectValue();
        foreach (var field in (state as ObjectValue)?.Fields.Values ?? Enumerable.Empty<Cell>())
        {
            field.Value = OfTemplate(field.Value ?? UnknownValue.Any);
        }
        var getters = Field(options, "getters") as ObjectValue ?? new ObjectValue();
        var actions = Field(options, "actions") as ObjectValue ?? new ObjectValue();
        foreach (var part in new[] { state as ObjectValue, actions }.OfType<ObjectValue>())
        {
            foreach (var (name, cell) in part.Fields)
            {
                store.Fields[name] = cell;
                getters.Fields.TryAdd(name, cell);
                actions.Fields.TryAdd(name, cell);
            }
        }
        foreach (var (name, cell) in getters.Fields.Where(each => !store.Fields.ContainsKey(each.Key)).ToList())
        {
            var value = cell.Value is FunctionValue getter
                ? call.Invoke(getter, state ?? UnknownValue.Any)
                : cell.Value;
            store.Fields[name] = new Cell(value);
            actions.Fields[name] = store.Fields[name];
        }
        return store;
    }

    private static StateValue Kept(Value initial, CallSite call) => new(call.Interpreter.StateAt(call.At, initial));

    private static ListValue State(Value initial, CallSite call)
    {
        var first = initial is FunctionValue function ? call.Invoke(function) : initial;
        var state = call.Interpreter.StateAt(call.At, first);
        return new ListValue(new Cell(new ListContent([state.Value, new StateValue(state, isSetter: true)])));
    }
}
