using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>
/// The namespace <c>math</c> (https://firebase.google.com/docs/reference/rules/rules.math). All but <c>abs</c> take an
/// <c>int</c> for the <c>float</c> of its size; <c>round</c> alone gives an <c>int</c>.
/// </summary>
internal static class MathFunctions
{
    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("abs", 1) => Abs,
            ("ceil", 1) => static (_, arguments) =>
                IsNumber(arguments[0])
                    ? RulesValue.From(Math.Ceiling(arguments[0].AsNumber))
                    : Signatures.Mismatch("math.ceil", arguments),
            ("floor", 1) => static (_, arguments) =>
                IsNumber(arguments[0])
                    ? RulesValue.From(Math.Floor(arguments[0].AsNumber))
                    : Signatures.Mismatch("math.floor", arguments),
            ("round", 1) => static (_, arguments) =>
                IsNumber(arguments[0])
                    ? RulesValue.From(Round(arguments[0].AsNumber))
                    : Signatures.Mismatch("math.round", arguments),
            ("sqrt", 1) => static (_, arguments) =>
                IsNumber(arguments[0])
                    ? RulesValue.From(Math.Sqrt(arguments[0].AsNumber))
                    : Signatures.Mismatch("math.sqrt", arguments),
            ("isNaN", 1) => static (_, arguments) =>
                IsNumber(arguments[0])
                    ? RulesValue.From(double.IsNaN(arguments[0].AsNumber))
                    : Signatures.Mismatch("math.isNaN", arguments),
            ("isInfinity", 1) => static (_, arguments) =>
                IsNumber(arguments[0])
                    ? RulesValue.From(double.IsInfinity(arguments[0].AsNumber))
                    : Signatures.Mismatch("math.isInfinity", arguments),
            ("pow", 2) => static (_, arguments) =>
                IsNumber(arguments[0]) && IsNumber(arguments[1])
                    ? RulesValue.From(Pow(arguments[0].AsNumber, arguments[1].AsNumber))
                    : Signatures.Mismatch("math.pow", arguments),
            _ => null,
        };

    private static bool IsNumber(in RulesValue value) => value.IsInt || value.IsFloat;

    // The smallest int has no positive one of its size: it stays.
    private static RulesValue Abs(RulesValue target, ReadOnlySpan<RulesValue> arguments) =>
        arguments[0].Kind switch
        {
            RulesValueKind.Int => RulesValue.From(
                arguments[0].AsInt < 0 ? unchecked(-arguments[0].AsInt) : arguments[0].AsInt
            ),
            RulesValueKind.Float => RulesValue.From(Math.Abs(arguments[0].AsFloat)),
            _ => Signatures.Mismatch("math.abs", arguments),
        };

    // A half goes up; what is too large for an int becomes the largest, and no number becomes 0.
    private static long Round(double value)
    {
        var floor = Math.Floor(value);
        return Conversions.ToInt(value - floor >= 0.5 ? floor + 1 : floor);
    }

    // As Java has it: 1 to the power of what is no number is no number, and so is 1 or -1 to an infinite power.
    private static double Pow(double value, double power) =>
        double.IsNaN(power) || (Math.Abs(value) == 1 && double.IsInfinity(power)) ? double.NaN : Math.Pow(value, power);
}
