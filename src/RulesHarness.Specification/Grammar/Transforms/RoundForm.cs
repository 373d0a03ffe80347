using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>rounded</c>.</summary>
internal static class RoundForm
{
    public static TransformForm Form { get; } = new("Rounded", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        return cursor.TakeWord("rounded") || cursor.Fail(TransformParser.AStep) ? new RoundStep() : null;
    }
}
