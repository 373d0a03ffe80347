using System.Text;
using RulesHarness.Changes;

namespace RulesHarness.Reporting;

/// <summary>
/// A comparison as one HTML file for people, without a script: it opens from a disk, and asks nothing of anywhere.
/// </summary>
internal static class DiffHtml
{
    public static string Write(DiffReport report)
    {
        var body = new StringBuilder();
        Banner(body, report);
        body.Append("<main id=\"main\">\n");
        if (report.IsUsable)
        {
            Changes(body, report);
            Undecided(body, report);
        }
        Findings(body, report);
        body.Append("</main>\n");
        return HtmlReport.Page("Behaviour of the Firestore rules", body.ToString());
    }

    private static void Banner(StringBuilder body, DiffReport report)
    {
        var (outcome, word) =
            !report.IsUsable ? ("unusableinput", "✗ not compared")
            : report.IsFailure ? ("fails", "✗ fails")
            : ("holds", "✓ holds");
        body.Append("<header class=\"banner\">\n<h1>Behaviour of the Firestore rules</h1>\n");
        body.Append("<p class=\"outcome ").Append(outcome).Append("\">").Append(word).Append("</p>\n</header>\n");
    }

    private static void Changes(StringBuilder body, DiffReport report)
    {
        body.Append("<h2>Changes</h2>\n<p>").Append(HtmlText.Of(DiffSummary.Of(report))).Append("</p>\n");
        body.Append("<p class=\"detail\">Compared: ").Append(HtmlText.Code(report.Base!.Name)).Append(" with ");
        body.Append(HtmlText.Code(report.Head!.Name)).Append("</p>\n");
        var failing = report.Failing.ToHashSet();
        foreach (var change in report.Changes)
        {
            var status = failing.Contains(change) ? "failed" : "none";
            var approved = change.Approval is null ? "" : ", approved";
            body.Append("<section class=\"finding\">\n<h3><span class=\"status ").Append(status).Append("\">");
            body.Append(DiffProblems.DirectionOf(change)).Append(approved).Append("</span>: ");
            body.Append(HtmlText.Of(ChangeText.TitleOf(change))).Append("</h3>\n<dl class=\"facts\">\n");
            foreach (var (name, text) in ChangeText.PartsOf(change, report))
            {
                body.Append("<div><dt>").Append(HtmlText.Of(name)).Append("</dt><dd>");
                body.Append(HtmlText.Code(text)).Append("</dd></div>\n");
            }
            body.Append("</dl>\n</section>\n");
        }
    }

    private static void Undecided(StringBuilder body, DiffReport report)
    {
        var undecided = DiffSummary.UndecidedOf(report);
        if (undecided.Count == 0)
        {
            return;
        }
        body.Append("<h2>Statements that differ, without a difference found</h2>\n<ul class=\"plain\">\n");
        foreach (var line in undecided)
        {
            body.Append("<li class=\"entry\">").Append(HtmlText.Of(line)).Append("</li>\n");
        }
        body.Append("</ul>\n");
    }

    private static void Findings(StringBuilder body, DiffReport report)
    {
        if (report.Diagnostics.Count == 0)
        {
            return;
        }
        body.Append("<h2>Findings</h2>\n");
        foreach (var finding in report.Diagnostics.OrderBy(finding => finding.Severity))
        {
            body.Append("<section class=\"finding\">\n<p>").Append(CaseNames.Name(finding.Severity)).Append(' ');
            body.Append(finding.Id).Append(": ").Append(HtmlText.Of(finding.Message)).Append("</p>\n");
            body.Append("<p class=\"detail\">").Append(HtmlText.Of($"{finding.File}:{finding.Line}")).Append("</p>\n");
            body.Append("<p class=\"detail\">").Append(HtmlText.Of(finding.Help)).Append("</p>\n</section>\n");
        }
    }
}
