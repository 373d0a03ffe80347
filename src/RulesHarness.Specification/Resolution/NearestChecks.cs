using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;

namespace RulesHarness.Specification.Resolution;

/// <summary>Compares a search of the nearest vectors with the schema.</summary>
internal static class NearestChecks
{
    public static void Check(
        NearestSearch nearest,
        SpecRow row,
        IReadOnlyList<Collection> members,
        FieldChecks checks,
        ReadingContext context
    )
    {
        if (!checks.CheckOne([nearest.Field], members, row["Sort"]))
        {
            return;
        }
        // The emulator looks for the whole path as one name, so that such a search could not be tested.
        if (FieldPath.Parse(nearest.Field).Segments.Count > 1)
        {
            Report(
                nearest.Field,
                "field that the emulator can search",
                "search a field of the document itself: the emulator finds no vectors inside of maps"
            );
        }
        else if (members.All(member => member.Field(nearest.Field)?.Type.Kind != TypeKind.Vector))
        {
            Report(
                nearest.Field,
                "field of vectors",
                "search a field that has the type `vector 768` in its schema, with your number of dimensions"
            );
        }
        if (nearest.ResultField is { } result && members.Any(member => member.Field(result) is not null))
        {
            Report(
                result,
                "free name for the distance",
                "choose a name that is not in the schema: the distance would hide the field of that name"
            );
        }

        void Report(string found, string expected, string help) =>
            context.Report(SpecDiagnostics.UnreadablePatternCell, row["Sort"], found, expected, help);
    }
}
