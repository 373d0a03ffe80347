using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>the time of the import</c>.</summary>
internal static class ImportTimeForm
{
    public static TransformForm Form { get; } = new("The time of the import", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        cursor.TakeWord("the");
        return cursor.TakePhrase("time", "of", "the", "import") || cursor.Fail(TransformParser.AStep)
            ? new ImportTimeStep()
            : null;
    }
}
