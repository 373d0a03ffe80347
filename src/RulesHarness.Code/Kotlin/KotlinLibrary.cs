using RulesHarness.Code.Scripts.Firestore;
using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Code.Kotlin;

/// <summary>Firestore for Android, and the functions of Kotlin that pass a query on.</summary>
internal sealed partial class KotlinLibrary : ClientLibrary
{
    private static readonly Dictionary<string, Comparator> Comparators = new()
    {
        ["EqualTo"] = Comparator.Equal,
        ["NotEqualTo"] = Comparator.NotEqual,
        ["LessThan"] = Comparator.Less,
        ["LessThanOrEqualTo"] = Comparator.LessOrEqual,
        ["GreaterThan"] = Comparator.Greater,
        ["GreaterThanOrEqualTo"] = Comparator.GreaterOrEqual,
        ["ArrayContains"] = Comparator.Has,
        ["ArrayContainsAny"] = Comparator.HasAny,
        ["In"] = Comparator.In,
        ["InArray"] = Comparator.In,
        ["NotIn"] = Comparator.NotIn,
        ["NotInArray"] = Comparator.NotIn,
    };

    public override bool HasOverloads => true;

    public override bool InheritsDefaults => true;

    public override string? CopyMethod => "copy";

    protected override string DocumentMethod => "document";

    protected override bool Sends(string name) =>
        name
            is "get"
                or "addSnapshotListener"
                or "snapshots"
                or "asFlow"
                or "dataObjects"
                or "snapshotFlow"
                // The library for servers has these two.
                or "stream"
                or "explain";

    public override bool CanBeHidden(string name) => name is "snapshots" or "asFlow" or "dataObjects" or "snapshotFlow";

    public override string? OperatorName(string sign) =>
        sign switch
        {
            "+" => "plus",
            "-" => "minus",
            "*" => "times",
            "/" => "div",
            "%" => "rem",
            "[]" => "get",
            "+=" => "plusAssign",
            "unary +" => "unaryPlus",
            _ => null,
        };

    public override bool IsFailure(string name) => name is "error" or "TODO" or "exitProcess";

    public override bool IsScope(string name) => Scopes.Contains(name);

    public override bool IsStepOfQuery(string name, CallSite call) =>
        name.StartsWith("where", StringComparison.Ordinal) && Comparators.ContainsKey(name["where".Length..]);

    public override bool IsHarmless(string name) =>
        name
            is "add"
                or "set"
                or "update"
                or "delete"
                or "println"
                or "d"
                or "e"
                or "w"
                or "i"
                or "v"
                or "checkNotNull"
                or "document";

    protected override Value? Step(string name, CallSite call) =>
        name switch
        {
            "where" => call[0],
            "orderBy" => Steps.OrderBy(call[0], call[1] ?? call["direction"]),
            "limit" => Steps.Limit(call[0], isLast: false),
            "limitToLast" => Steps.Limit(call[0], isLast: true),
            "startAt" or "startAfter" => Steps.Start(name == "startAfter"),
            "endAt" or "endBefore" => Steps.End(name == "endBefore"),
            // Only the library for servers has these three.
            "offset" => Steps.Offset(call[0]),
            "select" => Steps.Select([.. call.Arguments.Select(argument => argument.Value)]),
            "findNearest" => Steps.Nearest(call[0], call[2], call[1]),
            "count" => Steps.Aggregate([Steps.Count]),
            "aggregate" => Steps.Aggregate([.. call.Arguments.Select(argument => argument.Value)]),
            ['w', 'h', 'e', 'r', 'e', .. var comparator] when Comparators.TryGetValue(comparator, out var known) =>
                Steps.Where(call[0], known, call[1]),
            _ => null,
        };

    /// <summary>Reads <c>Filter.equalTo</c> and its like.</summary>
    private static Value? Filter(string name, CallSite call)
    {
        if (name is "or" or "and")
        {
            return Steps.Join(call.Sequences(), name == "or");
        }
        var isComparator = Comparators.TryGetValue($"{char.ToUpperInvariant(name[0])}{name[1..]}", out var comparator);
        return isComparator ? Steps.Where(call[0], comparator, call[1]) : null;
    }
}
