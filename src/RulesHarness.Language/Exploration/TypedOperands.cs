using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// Finds values that must be of a type, by what is done with them: a method is called on them, or a function takes
/// them. As long as one of them has none, the condition around it has no value either, whatever else changes.
/// </summary>
internal static class TypedOperands
{
    private const string OfTime = "timestamp";

    /// <summary>The operands in an expression, each with a value of the type that it must be of.</summary>
    public static IEnumerable<(Expression Operand, RulesValue Sample)> In(Expression condition, Scenario scenario) =>
        condition
            .DescendantsAndSelf()
            .SelectMany(Of)
            .Select(each => (each.Operand, Sample: SampleOf(each.Type, scenario)))
            .Where(each => each.Sample is not null)
            .Select(each => (each.Operand, each.Sample!.Value));

    private static IEnumerable<(Expression Operand, string Type)> Of(Expression expression) =>
        expression switch
        {
            CallExpression { Target: NameExpression { Name: "hashing" } } hash => hash.Arguments.Select(one =>
                (one, "string")
            ),
            CallExpression { Target: NameExpression { Name: "math" } } math => math.Arguments.Select(one =>
                (one, "int")
            ),
            CallExpression { Target: { } list, Function.Text: "removeAll" or "concat", Arguments: [var other] } =>
            [
                (list, "list"),
                (other, "list"),
            ],
            CallExpression { Target: { } target } call when TypeOf(call.Function.Text) is { } type => [(target, type)],
            CallExpression { Target: null, Function.Text: "bool", Arguments: [var flag] } => [(flag, "flag")],
            CallExpression { Target: null, Function.Text: "int" or "float", Arguments: [var number] } =>
            [
                (number, "int"),
            ],
            CallExpression { Target: null, Function.Text: "string", Arguments: [var text] } => [(text, "int")],
            BinaryExpression arithmetic when IsArithmetic(arithmetic.Operator) && TypeOf(arithmetic) is var type =>
            [
                (arithmetic.Left, type),
                (arithmetic.Right, type),
            ],
            _ => [],
        };

    private static string TypeOf(BinaryExpression arithmetic) =>
        arithmetic.DescendantsAndSelf().Any(part => part is LiteralExpression { Kind: LiteralKind.String })
            ? "string"
            : "int";

    private static bool IsArithmetic(BinaryOperator sign) =>
        sign
            is BinaryOperator.Add
                or BinaryOperator.Subtract
                or BinaryOperator.Multiply
                or BinaryOperator.Divide
                or BinaryOperator.Modulo;

    private static string? TypeOf(string method) =>
        method switch
        {
            "lower" or "upper" or "trim" or "split" or "replace" or "matches" or "toUtf8" => "string",
            "toSet" or "join" or "removeAll" or "concat" => "list",
            "year" or "month" or "day" or "dayOfYear" or "dayOfWeek" => OfTime,
            "hours" or "minutes" or "seconds" or "nanos" or "date" or "time" or "toMillis" => OfTime,
            "latitude" or "longitude" or "distance" => "latlng",
            "toBase64" or "toHexString" => "bytes",
            _ => null,
        };

    // The time of the request is in more relations than any other.
    private static RulesValue? SampleOf(string type, Scenario scenario) =>
        type switch
        {
            OfTime => RulesValue.FromTimestamp(scenario.Request.Time.ToUnixTimeSeconds(), 0),
            "flag" => RulesValue.From("true"),
            _ => SampleValues.OfType(type),
        };
}
