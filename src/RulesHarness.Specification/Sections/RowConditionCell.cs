using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Grammar.Transforms;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>Reads a column Where: a condition on the rows of a source, or nothing.</summary>
internal static class RowConditionCell
{
    /// <summary>Returns false after a finding.</summary>
    public static bool TryRead(TextSlice cell, ReadingContext context, out Condition? condition)
    {
        condition = null;
        var cursor = new Cursor(RowConditionParser.WithoutEmpty(Lexer.Read(cell)));
        if (cursor.AtEnd)
        {
            return true;
        }
        condition = RowConditionParser.Parse(cursor);
        if (condition is not null && (cursor.AtEnd || cursor.Fail("`and`, `or`, or the end")))
        {
            return true;
        }
        context.ReportFailure(SpecDiagnostics.UnreadableRowCondition, cell, cursor);
        return false;
    }
}
