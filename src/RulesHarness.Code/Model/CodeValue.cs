using RulesHarness.Specification.Model;

namespace RulesHarness.Code.Model;

/// <summary>The values that the code compares fields with. Most are only known when the code runs.</summary>
public static class CodeValue
{
    /// <summary>Gets a value that is only known when the code runs.</summary>
    public static Operand Unknown { get; } = new ParameterOperand("?");

    /// <summary>Gets a list, for <c>in</c> and its like, whose length is only known when the code runs.</summary>
    public static Operand UnknownList { get; } = new ListOperand([new ParameterOperand("…")]);

    /// <summary>Makes a literal: a string, a long, a double, a bool, or null.</summary>
    public static Operand Literal(object? value) => new LiteralOperand(value);

    /// <summary>Makes a list whose items the code writes out; each can be <see cref="Unknown"/>.</summary>
    public static Operand List(IEnumerable<Operand> items) => new ListOperand([.. items]);
}
