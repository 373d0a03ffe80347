using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads <c>cents to units</c> and <c>units to cents</c>.</summary>
internal static class CentsForm
{
    public static TransformForm Form { get; } = new("Cents to units", Read);

    private static TransformStep? Read(Cursor cursor)
    {
        if (cursor.TakePhrase("cents", "to", "units"))
        {
            return new CentsStep(IsToUnits: true);
        }
        return cursor.TakePhrase("units", "to", "cents") || cursor.Fail(TransformParser.AStep)
            ? new CentsStep(IsToUnits: false)
            : null;
    }
}
