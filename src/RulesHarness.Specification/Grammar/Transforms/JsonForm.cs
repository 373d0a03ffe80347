using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>JSON</c>.</summary>
internal static class JsonForm
{
    public static TransformForm Form { get; } = new("JSON", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        return cursor.TakeWord("JSON") || cursor.Fail(TransformParser.AStep) ? new JsonStep() : null;
    }
}
