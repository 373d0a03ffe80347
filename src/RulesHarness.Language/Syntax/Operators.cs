namespace RulesHarness.Language.Syntax;

/// <summary>
/// Operators between two operands: how they are written, and how tight they bind, as Firestore's compiler reads them.
/// All of them group to the left.
/// </summary>
public static class Operators
{
    /// <summary>From 1, the loosest; 0 for what is no such operator.</summary>
    public static int Precedence(Token token) =>
        token.Kind is TokenKind.Symbol or TokenKind.Word
            ? token.Text switch
            {
                "||" => 1,
                "&&" => 2,
                "in" => 3,
                "is" => 4,
                "==" or "!=" => 5,
                "<" or "<=" or ">" or ">=" => 6,
                "+" or "-" => 7,
                "*" or "/" or "%" => 8,
                _ => 0,
            }
            : 0;

    /// <summary>The operator, which must not be <c>is</c>.</summary>
    public static BinaryOperator Of(string text) =>
        text switch
        {
            "||" => BinaryOperator.Or,
            "&&" => BinaryOperator.And,
            "==" => BinaryOperator.Equal,
            "!=" => BinaryOperator.NotEqual,
            "in" => BinaryOperator.In,
            "<" => BinaryOperator.Less,
            "<=" => BinaryOperator.LessOrEqual,
            ">" => BinaryOperator.Greater,
            ">=" => BinaryOperator.GreaterOrEqual,
            "+" => BinaryOperator.Add,
            "-" => BinaryOperator.Subtract,
            "*" => BinaryOperator.Multiply,
            "/" => BinaryOperator.Divide,
            _ => BinaryOperator.Modulo,
        };

    /// <summary>The operator as it is written.</summary>
    public static string TextOf(BinaryOperator sign) =>
        sign switch
        {
            BinaryOperator.Or => "||",
            BinaryOperator.And => "&&",
            BinaryOperator.Equal => "==",
            BinaryOperator.NotEqual => "!=",
            BinaryOperator.Less => "<",
            BinaryOperator.LessOrEqual => "<=",
            BinaryOperator.Greater => ">",
            BinaryOperator.GreaterOrEqual => ">=",
            BinaryOperator.In => "in",
            BinaryOperator.Add => "+",
            BinaryOperator.Subtract => "-",
            BinaryOperator.Multiply => "*",
            BinaryOperator.Divide => "/",
            _ => "%",
        };
}
