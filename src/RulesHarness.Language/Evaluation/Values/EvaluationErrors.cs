using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>The reasons why there is no value, in the emulator's words.</summary>
internal static class EvaluationErrors
{
    public const string Null = "Null value error.";

    public const string DivisionByZero = "Divide by zero error.";

    public const string IntegerRange = "Integer value is out of the [-9223372036854775808, 9223372036854775807] range.";

    public const string TooManyExpressions =
        "Unable to evaluate the expression as the maximum of 1000 expressions to evaluate has been reached.";

    /// <summary>The message about a constraint that is looked for in a set.</summary>
    public const string NoEquality = "Equality is not defined for type CONSTRAINT_VALUE";

    private const string UnknownAt = "evaluation error at";

    /// <summary>The message about a condition that a query's filter doesn't decide.</summary>
    public static string Unknown(SourceSpan condition) => $"{UnknownAt} L{condition.Line}:{condition.Column}";

    public static bool IsUnknown(string message) => message.StartsWith(UnknownAt, StringComparison.Ordinal);

    /// <summary>The message about a query for one document by its name if that document is missing.</summary>
    public const string NoResource = "Variable read error. Variable: [resource].";

    public static string NoProperty(string name) => $"Property {name} is undefined on object.";

    public static string NoVariable(string name) => $"Variable {name} is not bound in path template.";

    public static string TwiceInPath(string name) => $"Variable {name} already exists in the PathTemplate.";

    public static string NoFunction(string name) => $"Function not found error: Name: [{name}].";

    public static string Arguments(int received, string expected) =>
        $"Incorrect number of arguments. Received: {received}. Expected: {expected}.";

    /// <summary>A value of the wrong type; <paramref name="expected"/> lists types with a comma between two.</summary>
    public static string Type(RulesValueKind received, string expected) =>
        $"Type error. Received: [{KindNames.Of(received)}] Expected: [{expected}].";

    public static string Unsupported(string received, string expected) =>
        $"Unsupported operation error. Received: {received}. Expected: {expected}.";

    public static string Index(long index, long size) =>
        $"Index out of bound error. Index: [{index}] , size: [{size}].";

    public static string Range(long from, long to) => $"Illegal range error. From index: [{from}] , To index: [{to}].";

    /// <summary>Why a value that should be a boolean isn't one.</summary>
    public static RulesValue OfNoBool(RulesValue value, SourceSpan place) =>
        value.IsUndefined ? value : RulesValue.Undefined(Type(value.Kind, "bool"), place);
}
