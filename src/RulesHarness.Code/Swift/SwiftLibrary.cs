using RulesHarness.Code.Scripts.Firestore;
using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Code.Swift;

/// <summary>Firestore for Apple's platforms.</summary>
internal sealed class SwiftLibrary : ClientLibrary
{
    private static readonly Dictionary<string, Comparator> Comparators = new()
    {
        ["isEqualTo"] = Comparator.Equal,
        ["isNotEqualTo"] = Comparator.NotEqual,
        ["isLessThan"] = Comparator.Less,
        ["isLessThanOrEqualTo"] = Comparator.LessOrEqual,
        ["isGreaterThan"] = Comparator.Greater,
        ["isGreaterThanOrEqualTo"] = Comparator.GreaterOrEqual,
        // `Filter.whereField` names these two differently than `Query.whereField`.
        ["isLessOrEqualTo"] = Comparator.LessOrEqual,
        ["isGreaterOrEqualTo"] = Comparator.GreaterOrEqual,
        ["arrayContains"] = Comparator.Has,
        ["arrayContainsAny"] = Comparator.HasAny,
        ["in"] = Comparator.In,
        ["notIn"] = Comparator.NotIn,
        ["isIn"] = Comparator.In,
        ["isNotIn"] = Comparator.NotIn,
    };

    public override bool HasOverloads => true;

    protected override string DocumentMethod => "document";

    protected override bool Sends(string name) =>
        name
            is "getDocuments"
                or "addSnapshotListener"
                or "getAggregation"
                or "snapshotPublisher"
                or "snapshotSequence"
                or "getDocumentsPublisher";

    public override bool IsStepOfQuery(string name, CallSite call) => name is "whereField" or "whereFilter";

    public override bool IsSendOfQuery(string name) => name == "getDocuments";

    public override bool HasTypeMembers => true;

    public override string? OperatorName(string sign) => sign;

    public override bool HasOptionalMap => true;

    public override bool IsFailure(string name) => name is "fatalError" or "preconditionFailure" or "exit" or "abort";

    public override bool IsHarmless(string name) =>
        name is "addDocument" or "setData" or "append" or "print" or "document" or "debugPrint";

    public override Value? Call(string path, CallSite call)
    {
        var dot = path.LastIndexOf('.');
        var name = path[(dot + 1)..];
        return name switch
        {
            "FirestoreQuery" => PropertyWrapper(call),
            "documentID" => new ConstantValue("__name__"),
            "String" when dot < 0 && (call["describing"] ?? call[0]) is { } described => Interpreter.Joined(
                new ConstantValue(""),
                call.Interpreter.Described(described)
            ),
            "NSNull" => new ConstantValue(null),
            "FieldPath" when call[0] is { } names => Steps.FieldPath(Interpreter.Sequences([new Given("...", names)])),
            "sum" => Steps.Sum(call[0]),
            "average" => Steps.Average(call[0]),
            "count" => Steps.Count,
            "andFilter" or "orFilter" when call[0] is { } filters => Steps.Join(
                Interpreter.Sequences([new Given("...", filters)]),
                name == "orFilter"
            ),
            _ when dot < 0 || path.StartsWith("Filter.", StringComparison.Ordinal) => Step(name, call)
                ?? Predicate(name, call),
            _ => null,
        };
    }

    /// <summary>Sends the query of <c>@FirestoreQuery(collectionPath:predicates:)</c>.</summary>
    private static WrapperValue PropertyWrapper(CallSite call)
    {
        var path = call["collectionPath"] ?? call[0] ?? UnknownValue.Any;
        var wrapper = new WrapperValue(path, call["predicates"] ?? ConstantValue.Null);
        Send(wrapper, call);
        return wrapper;
    }

    public override WrapperValue? Change(WrapperValue wrapper, string name, Value value, CallSite call)
    {
        var changed = name switch
        {
            "path" => new WrapperValue(value, wrapper.Steps),
            "predicates" => new WrapperValue(wrapper.Path, value),
            _ => null,
        };
        if (changed is not null)
        {
            Send(changed, call);
        }
        return changed;
    }

    private static void Send(WrapperValue wrapper, CallSite call)
    {
        var query = Paths.Collection("", wrapper.Path);
        foreach (var sequence in Interpreter.Sequences([new Given("...", wrapper.Steps)]))
        {
            var built = sequence.Values.Aggregate(query, Steps.Apply);
            foreach (var each in Unions.Alternatives(built).OfType<QueryValue>())
            {
                call.Interpreter.Send(each, call.At);
            }
        }
    }

    /// <summary>Reads the predicates of a property wrapper: <c>.isEqualTo("field", value)</c>.</summary>
    private static Value? Predicate(string name, CallSite call) =>
        name switch
        {
            "where" => Filter(call),
            "orderBy" => Steps.OrderBy(call[0], call[1] ?? call["descending"]),
            "limitTo" => Steps.Limit(call[0], isLast: false),
            "limitToLast" => Steps.Limit(call[0], isLast: true),
            _ when Comparators.TryGetValue(name, out var comparator) => Steps.Where(call[0], comparator, call[1]),
            _ => null,
        };

    public override Value? Member(Value receiver, string name, CallSite site)
    {
        switch (receiver)
        {
            case QueryValue query when name == "count":
                return Steps.Apply(query, Steps.Aggregate([Steps.Count]));
            case QueryValue query when name == "snapshots":
                site.Interpreter.Send(query, site.At);
                return UnknownValue.Any;
            default:
                return null;
        }
    }

    protected override Value? Step(string name, CallSite call) =>
        name switch
        {
            "whereField" => Filter(call),
            "whereFilter" => call[0],
            "order" => Steps.OrderBy(call["by"] ?? call[0], call["descending"]),
            "limit" when call["toLast"] is { } last => Steps.Limit(last, isLast: true),
            "limit" => Steps.Limit(call["to"], isLast: false),
            "start" when HasLabel(call, "at", "after", "atDocument", "afterDocument") => Steps.Start(
                call["after"] is not null || call["afterDocument"] is not null,
                call["atDocument"] is not null || call["afterDocument"] is not null
            ),
            "end" when HasLabel(call, "at", "before", "atDocument", "beforeDocument") => Steps.End(
                call["before"] is not null || call["beforeDocument"] is not null,
                call["atDocument"] is not null || call["beforeDocument"] is not null
            ),
            "aggregate" when call[0] is { } aggregations => Aggregate(aggregations),
            _ => null,
        };

    private static bool HasLabel(CallSite call, params IEnumerable<string> labels) =>
        labels.Any(label => call[label] is not null);

    private static Value Aggregate(Value aggregations)
    {
        var items = Interpreter.KnownItems(aggregations) ?? [UnknownValue.Any];
        return Steps.Aggregate([.. items.Select(item => item is LibraryValue { Name: "count" } ? Steps.Count : item)]);
    }

    private static Value Filter(CallSite call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Label is { } label && Comparators.TryGetValue(label, out var comparator))
            {
                return Steps.Where(call[0] ?? call["field"], comparator, argument.Value);
            }
        }
        return UnknownValue.Any;
    }
}
