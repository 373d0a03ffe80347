using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Proof;
using RulesHarness.Specification.Model;

namespace RulesHarness.Changes;

/// <summary>Compares which queries of a spec have their index in two index files.</summary>
internal static class IndexDifference
{
    public static IEnumerable<Diagnostic> Of(DataModel model, IndexFile before, IndexFile after, string target)
    {
        var had = Plan(model, before, target);
        foreach (var (planned, earlier) in Plan(model, after, target).Zip(had))
        {
            var place = planned.Pattern.Place;
            var (lacks, lacked) = (planned.Plan.Missing.Any(), earlier.Plan.Missing.Any());
            if (lacks && !lacked)
            {
                var index = string.Join(" and ", planned.Plan.Missing.Select(shape => shape.ToString()));
                yield return ChangeDiagnostics.LostIndex.At(
                    place.File,
                    place.Line,
                    place.Column,
                    planned.Pattern.Name,
                    index
                );
            }
            else if (lacked && !lacks)
            {
                yield return ChangeDiagnostics.GainedIndex.At(
                    place.File,
                    place.Line,
                    place.Column,
                    planned.Pattern.Name
                );
            }
        }
    }

    private static IReadOnlyList<PlannedPattern> Plan(DataModel model, IndexFile file, string target) =>
        IndexCoverage.Of(model, file, target, QueryRejections.OfPattern).Patterns;
}
