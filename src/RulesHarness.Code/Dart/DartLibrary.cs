using RulesHarness.Code.Scripts.Firestore;
using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Code.Dart;

/// <summary>Firestore for Dart: the package <c>cloud_firestore</c>.</summary>
internal sealed class DartLibrary : ClientLibrary
{
    private static readonly Dictionary<string, Comparator> Comparators = new()
    {
        ["isEqualTo"] = Comparator.Equal,
        ["isNotEqualTo"] = Comparator.NotEqual,
        ["isLessThan"] = Comparator.Less,
        ["isLessThanOrEqualTo"] = Comparator.LessOrEqual,
        ["isGreaterThan"] = Comparator.Greater,
        ["isGreaterThanOrEqualTo"] = Comparator.GreaterOrEqual,
        ["arrayContains"] = Comparator.Has,
        ["arrayContainsAny"] = Comparator.HasAny,
        ["whereIn"] = Comparator.In,
        ["whereNotIn"] = Comparator.NotIn,
    };

    protected override string DocumentMethod => "doc";

    protected override bool Sends(string name) => name is "get" or "snapshots" or "getDocuments";

    public override bool HasMixins => true;

    public override string TextOfCase(string type, string name) => $"{type}.{name}";

    public override string? OperatorName(string sign) => sign;

    public override bool IsStepOfQuery(string name, CallSite call) =>
        name == "where" && call.Arguments.Any(each => each.Label is { } label && Comparators.ContainsKey(label));

    public override bool IsLeftOutIfNull(string label) =>
        label is not ("isEqualTo" or "isNotEqualTo") && (label == "isNull" || Comparators.ContainsKey(label));

    public override bool IsHarmless(string name) =>
        name
            is "add"
                or "print"
                or "debugPrint"
                or "log"
                or "doc"
                or "set"
                or "update"
                or "delete"
                or "identical"
                or "State";

    public override Value? Call(string path, CallSite call) =>
        path switch
        {
            "StateProvider" or "StateProvider.autoDispose" when call.Function is { } first => new ProvidedValue(
                first,
                []
            )
            {
                State = call.Interpreter.StateAt(call.At, call.Invoke(first, UnknownValue.Any)),
            },
            _ when IsProvider(path) && call.Function is { } create => new ProvidedValue(create, []),
            "Filter" => Steps.Join(Unions.Combinations(Filters(call)), isOr: false),
            "Filter.and" or "Filter.or" => Steps.Join(call.Sequences(), path == "Filter.or"),
            "FieldPath" when call[0] is { } names => Steps.FieldPath(Interpreter.Sequences([new Given("...", names)])),
            "count" when call.Arguments.Count == 0 => Steps.Count,
            "sum" when call.Arguments.Count == 1 => Steps.Sum(call[0]),
            "average" when call.Arguments.Count == 1 => Steps.Average(call[0]),
            "List.from" or "List.of" when call[0] is ListValue list => new ListValue(
                new Cell(Interpreter.Content(list))
            ),
            _ => null,
        };

    /// <summary>Returns true if a function makes a provider of Riverpod: <c>Provider.autoDispose.family</c>.</summary>
    private static bool IsProvider(string path)
    {
        var kind = path.Split('.')[0];
        return kind.EndsWith("Provider", StringComparison.Ordinal) && char.IsUpper(kind[0]);
    }

    public override Value? CallMethod(Value receiver, string name, CallSite call) =>
        (name, call.Arguments is [var only, ..] ? only.Value : null) switch
        {
            ("watch" or "read" or "listen", ProvidedValue { State: { } state }) => state.Value,
            ("watch" or "read" or "listen", ProvidedValue provided) => call.Interpreter.Provide(provided),
            ("watch" or "read", StateValue notifier) => notifier,
            // A provider that a generator makes. No method of the sources that has such a name is meant.
            ("watch" or "read" or "listen", LibraryValue { Name: var provider })
                when receiver is UnknownValue && provider.EndsWith("Provider", StringComparison.Ordinal) =>
                UnknownValue.Any,
            _ => base.CallMethod(receiver, name, call),
        };

    public override Value? Member(Value receiver, string name, CallSite site) =>
        receiver is ProvidedValue { State: { } state } && name == "notifier" ? new StateValue(state) : null;

    /// <summary>Gets a filter for each labelled argument.</summary>
    private List<Value> Filters(CallSite call)
    {
        var filters = new List<Value>();
        foreach (var argument in call.Arguments)
        {
            if (argument.Label == "isNull")
            {
                filters.Add(Unions.Map(argument.Value, each => OfNull(call[0], each)));
            }
            else if (argument.Label is { } label && Comparators.TryGetValue(label, out var comparator))
            {
                // A null adds no filter, except to an equality.
                var isEquality = !IsLeftOutIfNull(label);
                filters.Add(
                    Unions.Map(
                        argument.Value,
                        each =>
                            each is ConstantValue { Content: null } && !isEquality
                                ? AbsentValue.Instance
                                : Steps.Where(call[0], comparator, each)
                    )
                );
            }
        }
        return filters;
    }

    /// <summary>Gets the filter of <c>isNull</c>, which asks for null or for any other value.</summary>
    private static Value OfNull(Value? field, Value isNull)
    {
        var equal = Steps.Where(field, Comparator.Equal, new ConstantValue(null));
        var different = Steps.Where(field, Comparator.NotEqual, new ConstantValue(null));
        return isNull switch
        {
            ConstantValue { Content: null } => AbsentValue.Instance,
            ConstantValue { Content: bool isEqual } => isEqual ? equal : different,
            _ => Unions.Of([equal, different]),
        };
    }

    protected override Value? Step(string name, CallSite call) =>
        name switch
        {
            "where" when call.Arguments.Count == 1 => call[0],
            "where" => Steps.Join(Unions.Combinations(Filters(call)), isOr: false),
            "orderBy" => Steps.OrderBy(call[0], call["descending"]),
            "limit" => Steps.Limit(call[0], isLast: false),
            "limitToLast" => Steps.Limit(call[0], isLast: true),
            "startAt" or "startAfter" => Steps.Start(name == "startAfter"),
            "endAt" or "endBefore" => Steps.End(name == "endBefore"),
            "startAtDocument" or "startAfterDocument" => Steps.Start(name == "startAfterDocument", isDocument: true),
            "endAtDocument" or "endBeforeDocument" => Steps.End(name == "endBeforeDocument", isDocument: true),
            "count" => Steps.Aggregate([Steps.Count]),
            "aggregate" => Steps.Aggregate([.. call.Arguments.Select(argument => argument.Value)]),
            _ => null,
        };
}
