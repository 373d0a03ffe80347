using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>empty is null</c> where it is no value map of more.</summary>
internal static class EmptyForm
{
    public static TransformForm Form { get; } = new("Empty is null", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        if (cursor.TakePhrase("empty", "is", "null") && TransformWords.EndsStep(cursor))
        {
            return new EmptyIsNullStep();
        }
        cursor.Fail(TransformParser.AStep);
        return null;
    }
}
