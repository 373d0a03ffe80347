using System.Text;
using RulesHarness.Checking;
using RulesHarness.Specification.Model;
using RulesHarness.Tracing;

namespace RulesHarness.Reporting;

/// <summary>
/// The permissions of a spec as a document to check in: a table of who can do what for each collection, with the
/// sentences that say so.
/// </summary>
internal static class PermissionsMarkdown
{
    public static string Write(CheckReport report)
    {
        var text = new StringBuilder("# Permissions\n\nMade by `rulesharness check --report permissions=FILE`.\n");
        if (!report.Plan.Spec.IsUsable)
        {
            return text.Append("The spec can't be used, so nothing is known of permissions.\n").ToString();
        }
        var model = report.Plan.Spec.Model;
        text.Append("`allow`: always. `if`: under a condition. `-`: never.\n");
        foreach (var matrix in PermissionMatrix.Of(model))
        {
            Table(text, matrix);
            Sentences(text, model, matrix.Collection);
        }

        return text.ToString();
    }

    private static void Table(StringBuilder text, CollectionMatrix matrix)
    {
        text.Append("\n## ").Append(MarkdownText.Code(matrix.Collection.Text)).Append("\n\n|");
        foreach (var actor in matrix.Actors)
        {
            text.Append(" | ").Append(MarkdownText.Escaped(actor));
        }
        text.Append(" |\n|---|");
        foreach (var _ in matrix.Actors)
        {
            text.Append("---|");
        }
        foreach (var row in matrix.Cells.GroupBy(cell => cell.Operation))
        {
            text.Append("\n| ").Append(CaseNames.Name(row.Key)).Append(" |");
            foreach (var cell in row)
            {
                text.Append(' ').Append(cell.Sign).Append(" |");
            }
        }
        text.Append('\n');
    }

    private static void Sentences(StringBuilder text, DataModel model, CollectionPath collection)
    {
        var sentences = model.Speaking(collection).SelectMany(policy => policy.Sentences).ToList();
        if (sentences.Count > 0)
        {
            text.Append('\n');
        }
        foreach (var sentence in sentences)
        {
            text.Append("- ").Append(MarkdownText.Escaped(sentence.Text)).Append('\n');
        }
    }
}
