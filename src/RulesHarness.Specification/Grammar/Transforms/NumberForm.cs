using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>number</c> and <c>number with decimal comma</c>.</summary>
internal static class NumberForm
{
    public static TransformForm Form { get; } = new("Number with decimal comma", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        if (!cursor.TakeWord("number"))
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        if (!cursor.TakeWord("with"))
        {
            return new NumberStep(HasDecimalComma: false);
        }
        cursor.TakeWord("a");
        return cursor.TakePhrase("decimal", "comma") || cursor.Fail("`decimal comma`")
            ? new NumberStep(HasDecimalComma: true)
            : null;
    }
}
