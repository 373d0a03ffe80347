using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>trimmed</c>.</summary>
internal static class TrimForm
{
    public static TransformForm Form { get; } = new("Trimmed", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        return cursor.TakeWord("trimmed") || cursor.Fail(TransformParser.AStep) ? new TrimStep() : null;
    }
}
