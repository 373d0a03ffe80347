using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>lower case</c> and <c>upper case</c>.</summary>
internal static class CaseForm
{
    public static TransformForm Form { get; } = new("Lower case", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        if (cursor.TakePhrase("lower", "case") || cursor.TakeWord("lowercase", "lower-case"))
        {
            return new CaseStep(IsUpper: false);
        }
        if (cursor.TakePhrase("upper", "case") || cursor.TakeWord("uppercase", "upper-case"))
        {
            return new CaseStep(IsUpper: true);
        }
        cursor.Fail(TransformParser.AStep);
        return null;
    }
}
