using System.Text;
using RulesHarness.Mutating;

namespace RulesHarness.Reporting;

/// <summary>
/// A mutation test as one HTML file for people, without a script: it opens from a disk, and asks nothing of anywhere.
/// </summary>
internal static class MutationHtml
{
    private const string Title = "Mutation test of the Firestore rules";

    public static string Write(MutationReport report)
    {
        var body = new StringBuilder();
        var (outcome, word) =
            !report.IsUsable ? ("unusableinput", "✗ not mutated")
            : report.IsFailure ? ("fails", "✗ the score is too low")
            : ("holds", "✓ done");
        body.Append("<header class=\"banner\">\n<h1>").Append(Title).Append("</h1>\n");
        body.Append("<p class=\"outcome ").Append(outcome).Append("\">").Append(word).Append("</p>\n</header>\n");
        body.Append("<main id=\"main\">\n");
        if (report.IsUsable)
        {
            body.Append("<p>").Append(HtmlText.Of(MutationText.SummaryOf(report))).Append("</p>\n");
            Mutants(body, report);
            Scores(body, "Mutator", MutationText.ScoresBy(report, result => result.Mutant.Mutator.Name));
            Scores(body, "Block", MutationText.ScoresBy(report, MutationText.BlockOf));
        }
        else
        {
            body.Append("<p>").Append(HtmlText.Of(MutationText.NotMutated(report))).Append("</p>\n");
        }
        foreach (var finding in report.Diagnostics)
        {
            body.Append("<section class=\"finding\">\n<p>")
                .Append(HtmlText.Of($"{finding}"))
                .Append("</p>\n</section>\n");
        }
        body.Append("</main>\n");
        return HtmlReport.Page(Title, body.ToString());
    }

    private static void Scores(
        StringBuilder body,
        string head,
        IEnumerable<(string Name, int Count, int Killed, double Score)> scores
    )
    {
        body.Append("<h2>Score by ").Append(head.ToLowerInvariant()).Append("</h2>\n");
        body.Append("<table class=\"numbers\">\n<thead><tr>");
        foreach (var column in new[] { head, "Mutants", "Killed", "Score" })
        {
            body.Append("<th scope=\"col\">").Append(column).Append("</th>");
        }
        body.Append("</tr></thead>\n<tbody>\n");
        foreach (var (name, count, killed, score) in scores)
        {
            body.Append("<tr><th scope=\"row\">").Append(HtmlText.Code(name)).Append("</th>");
            body.Append(FormattableString.Invariant($"<td>{count}</td><td>{killed}</td><td>{score:0.0} %</td></tr>\n"));
        }
        body.Append("</tbody>\n</table>\n");
    }

    private static void Mutants(StringBuilder body, MutationReport report)
    {
        var open = MutationText.Open(report).ToList();
        body.Append("<h2>Mutants that no test finds</h2>\n");
        if (open.Count == 0)
        {
            body.Append("<p>There is none.</p>\n");
        }
        foreach (var result in open)
        {
            var place = FormattableString.Invariant($"{report.Subject!.Rules.File.Name}:{result.Mutant.Span.Line}");
            body.Append("<section class=\"finding\">\n<h3><span class=\"status warned\">");
            body.Append(MutationText.Of(result.Status)).Append("</span>: ");
            body.Append(HtmlText.Of(result.Mutant.Mutator.Description)).Append("</h3>\n<p class=\"detail\">");
            body.Append(HtmlText.Of($"{place}, {result.Mutant.Mutator.Name}")).Append("</p>\n<p class=\"wrapped\">");
            body.Append(HtmlText.Code(string.Join('\n', MutationText.DiffOf(result, report)))).Append("</p>\n<p>");
            body.Append(HtmlText.Of(MutationText.ReasonOf(result, report))).Append("</p>\n");
            if (result.Change is { } change)
            {
                body.Append("<dl class=\"facts\">\n");
                foreach (var (name, text) in MutationText.PartsOf(change, report))
                {
                    body.Append("<div><dt>").Append(HtmlText.Of(name)).Append("</dt><dd>");
                    body.Append(HtmlText.Code(text)).Append("</dd></div>\n");
                }
                body.Append("</dl>\n");
            }
            body.Append("</section>\n");
        }
    }
}
