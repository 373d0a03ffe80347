using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// Finds values that must be of a type, by what is done with them: a method is called on them, or a function takes
/// them. As long as one of them has none, the condition around it has no value either, whatever else changes.
/// </summary>
internal static class TypedOperands
{
    /// <summary>An e-mail address.</summary>
    public const string Address = "someone@example.com";

    private const string OfTime = "timestamp";

    /// <summary>The operands in an expression, each with a value of the type that it must be of.</summary>
    /// <param name="condition">The expression.</param>
    /// <param name="valueOf">Gets the value that a part of it has now.</param>
    /// <param name="time">The time of the request.</param>
    public static IEnumerable<(Expression Operand, RulesValue Sample)> In(
        Expression condition,
        Func<Expression, RulesValue> valueOf,
        DateTimeOffset time
    ) =>
        condition
            .DescendantsAndSelf()
            .SelectMany(part => Of(part, valueOf))
            .Select(each => (each.Operand, Sample: SampleOf(TypeOf(each.Operand, each.Type), time)))
            .Where(each => each.Sample is not null)
            .Select(each => (each.Operand, each.Sample!.Value));

    /// <summary>Returns true for what is an e-mail address by its name.</summary>
    public static bool IsAddress(Expression operand) => operand is MemberExpression { Member.Text: "email" };

    private static string TypeOf(Expression operand, string type) =>
        type == "string" && IsAddress(operand) ? "address" : type;

    private static IEnumerable<(Expression Operand, string Type)> Of(
        Expression expression,
        Func<Expression, RulesValue> valueOf
    ) =>
        expression switch
        {
            CallExpression { Target: NameExpression { Name: "hashing" } } hash => hash.Arguments.SelectMany(one =>
                Texts(one, valueOf)
            ),
            CallExpression { Target: NameExpression { Name: "timestamp" }, Function.Text: "date" } date =>
                date.Arguments.Select(one => (one, "int")),
            CallExpression { Target: NameExpression { Name: "duration" or "latlng" } } built => built.Arguments.Select(
                one => (one, "int")
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
                (number, valueOf(number).IsString ? "digits" : "int"),
            ],
            CallExpression { Target: null, Function.Text: "string", Arguments: [var text] } => [(text, "int")],
            BinaryExpression arithmetic
                when IsArithmetic(arithmetic.Operator) && TypeOf(arithmetic, valueOf) is var type =>
            [
                (arithmetic.Left, type),
                (arithmetic.Right, type),
            ],
            _ => [],
        };

    // A sum of texts is a text by each of them.
    private static IEnumerable<(Expression Operand, string Type)> Texts(
        Expression text,
        Func<Expression, RulesValue> valueOf
    ) =>
        text is BinaryExpression { Operator: BinaryOperator.Add } sum
            ? [.. Texts(sum.Left, valueOf), .. Texts(sum.Right, valueOf)]
        : valueOf(text).Kind == RulesValueKind.Bytes ? []
        : [(text, "string")];

    private static string TypeOf(BinaryExpression arithmetic, Func<Expression, RulesValue> valueOf) =>
        arithmetic
            .DescendantsAndSelf()
            .Any(part => part is LiteralExpression { Kind: LiteralKind.String } || IsText(part, valueOf))
            ? "string"
            : "int";

    private static bool IsText(Expression part, Func<Expression, RulesValue> valueOf) =>
        part is NameExpression or MemberExpression && valueOf(part).IsString;

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
    private static RulesValue? SampleOf(string type, DateTimeOffset time) =>
        type switch
        {
            OfTime => RulesValue.FromTimestamp(time.ToUnixTimeSeconds(), 0),
            "flag" => RulesValue.From("true"),
            "digits" => RulesValue.From("1"),
            "address" => RulesValue.From(Address),
            _ => SampleValues.OfType(type),
        };
}
