using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tracing;

/// <summary>Holds the cells of the permission matrix against the cases: a cell that no case proves is a hole in the closed world.</summary>
internal static class MatrixProof
{
    public static IEnumerable<Diagnostic> Find(DataModel model, IReadOnlyList<AccessCase> cases)
    {
        var tried = cases.Where(one => one.Kind == CaseKind.Permission).Select(one => (one.Collection, one.Operation, one.Actor, one.IsAllowed)).ToHashSet();
        return PermissionMatrix.Of(model).SelectMany(matrix => matrix.Cells.SelectMany(cell => Missing(matrix, cell)));

        IEnumerable<Diagnostic> Missing(CollectionMatrix matrix, MatrixCell cell)
        {
            if (cell.Value != CellValue.Deny && !tried.Contains((matrix.Collection, cell.Operation, cell.ProvedBy, true)))
                yield return Finding("allowed");
            if (cell.Value != CellValue.Allow && !tried.Contains((matrix.Collection, cell.Operation, cell.ProvedBy, false)))
                yield return Finding("denied");

            Diagnostic Finding(string decision) => TraceFindings.CellWithoutCase.At(
                matrix.Place, CaseText.Verb(cell.Operation), matrix.Collection, cell.Actor, decision, cell.Sign);
        }
    }
}
