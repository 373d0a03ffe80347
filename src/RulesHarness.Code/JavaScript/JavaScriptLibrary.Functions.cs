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
            "" => Step(name, call) ?? Start(name, call) ?? Sending(name, call) ?? Wrapping(name, call),
            "Filter" or "FieldPath" or "AggregateField" or "firestore" or "Firestore" => Step(name, call),
            "React" or "Vue" => Wrapping(name, call),
            _ when name == "FieldPath" => Step(name, call),
            _ => null,
        };
    }

    private static Value? Start(string name, CallSite call) =>
        name switch
        {
            "collection" when call.Arguments.Count > 1 => Below(call),
            "collectionGroup" when call.Arguments.Count > 1 => Paths.Group(call[1]),
            "doc" when call.Arguments.Count > 0 => Document(call),
            "query" when call[0] is { } query => Query(query, call),
            _ => null,
        };

    private static Value Below(CallSite call)
    {
        var segments = call.Sequences(1);
        return Unions.Map(
            call[0] ?? UnknownValue.Any,
            parent => Unions.Of([.. segments.Select(each => Paths.Collection(Parent(parent), each))])
        );
    }

    private static Value Document(CallSite call)
    {
        var segments = call.Sequences(1)[0];
        var parent = Unions.Alternatives(call[0]!)[0];
        var missing = parent is QueryValue && segments.Count == 0;
        return Paths.Document(Parent(parent), missing ? [UnknownValue.Any] : segments);
    }

    private static string Parent(Value parent) =>
        parent switch
        {
            DocumentValue document => document.Path,
            QueryValue { IsCollection: true, Shape.IsGroup: false } collection => collection.Shape.Path,
            _ => "",
        };

    private static Value Query(Value query, CallSite call)
    {
        var started = Unions.Map(
            query,
            each =>
                each is UnknownValue unknown
                    ? Known.Query(new Problem($"the query {Known.Reason(unknown.Source)}", unknown.Owner))
                    : each
        );
        var results = new List<Value>();
        foreach (var sequence in call.Sequences(1))
        {
            var built = started;
            foreach (var step in sequence)
            {
                built = Steps.Apply(built, step);
            }
            results.Add(
                built is QueryValue { IsCollection: true } whole ? new QueryValue(whole.Shape, whole.Problem) : built
            );
        }
        return Unions.Of(results);
    }

    private static Value? Step(string name, CallSite call) =>
        name switch
        {
            "where" when call.Arguments.Count >= 2 => Steps.Where(call[0], call[1], call[2]),
            "orderBy" when call.Arguments.Count >= 1 => Steps.OrderBy(call[0], call[1]),
            "limit" when call.Arguments.Count == 1 => Steps.Limit(call[0], isLast: false),
            "limitToLast" when call.Arguments.Count == 1 => Steps.Limit(call[0], isLast: true),
            "startAt" or "startAfter" => Steps.Start(name == "startAfter"),
            "endAt" or "endBefore" => Steps.End(name == "endBefore"),
            "or" or "and" => Steps.Join(call.Sequences(), name == "or"),
            "documentId" => new ConstantValue("__name__"),
            "FieldPath" => FieldPath(call),
            "count" when call.Arguments.Count == 0 => Steps.Count,
            "sum" when call.Arguments.Count == 1 => Steps.Sum(call[0]),
            "average" when call.Arguments.Count == 1 => Steps.Average(call[0]),
            _ => null,
        };

    private static Value FieldPath(CallSite call)
    {
        var names = call.Arguments.Select(argument => Steps.Text(argument.Value)).ToList();
        return names.Contains(null) ? UnknownValue.Any : new ConstantValue(string.Join('.', names));
    }

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
            or "auditTrail"
            or "collectionCountSnap":
                SendAll(call[0], call);
                break;
            case "getCountFromServer" or "getCount" or "collectionCount":
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
        foreach (var each in Unions.Alternatives(query ?? UnknownValue.Any))
        {
            if (each is QueryValue known)
            {
                call.Interpreter.Send(known, call.At);
            }
            else if (each is UnknownValue or LibraryValue)
            {
                call.Interpreter.SendUnknown(each, call.At);
            }
        }
    }

    /// <summary>Functions of React and Vue whose value is that of a function or an argument.</summary>
    private static Value? Wrapping(string name, CallSite call) =>
        name switch
        {
            "useMemo" or "computed" or "untracked" when call.Function is { } function => call.Invoke(function),
            "useCallback"
            or "memo"
            or "forwardRef"
            or "cache"
            or "observer"
            or "defineComponent" when call.Function is { } function => function,
            "useRef"
            or "ref"
            or "shallowRef"
            or "toRaw"
            or "unref"
            or "markRaw"
            or "readonly"
            or "toValue" when call[0] is QueryValue query => query,
            "useState" when call[0] is { } initial => State(initial, call),
            _ => null,
        };

    private static ListValue State(Value initial, CallSite call)
    {
        var value = initial is FunctionValue function ? call.Invoke(function) : initial;
        // What is set later is not known here.
        var known = value is ConstantValue ? UnknownValue.Any : value;
        return new ListValue(new Cell(new ListContent([known, UnknownValue.Any])));
    }
}
