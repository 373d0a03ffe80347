using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Compilation;

/// <summary>The values of literals.</summary>
internal static class Constants
{
    public static RulesValue Of(LiteralExpression literal) =>
        literal.Value switch
        {
            bool truth => RulesValue.From(truth),
            long number => RulesValue.From(number),
            double number => RulesValue.From(number),
            string text => RulesValue.From(text),
            ImmutableArray<byte> bytes => RulesValue.FromBytes(bytes.AsMemory()),
            _ => RulesValue.Null,
        };

    /// <summary>A list of literals alone; null of another.</summary>
    public static RulesList? OfItems(ListExpression list)
    {
        var values = new RulesValue[list.Items.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (list.Items[i] is not LiteralExpression literal)
            {
                return null;
            }

            values[i] = Of(literal);
        }

        return new RulesList(values);
    }
}
