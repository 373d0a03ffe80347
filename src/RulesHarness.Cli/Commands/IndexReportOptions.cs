using System.CommandLine;
using RulesHarness.Checking;
using RulesHarness.Reporting;

namespace RulesHarness.Cli.Commands;

/// <summary>The options of <c>indexes</c> that say what is printed, and how.</summary>
internal sealed class IndexReportOptions
{
    private enum Only
    {
        All,
        Missing,
    }

    private enum Format
    {
        Text,
        Json,
        Gcloud,
    }

    private readonly Option<Only> _only = new("--only")
    {
        Description = "Prints only the queries that lack an index.",
        HelpName = "missing",
    };

    private readonly Option<Format> _format = new("--format")
    {
        Description =
            "The format of the report: text, json for scripts, or gcloud for the commands that create the missing "
            + "indexes. Default: text.",
        HelpName = "text|json|gcloud",
    };

    private readonly Option<string?> _output = CommonOptions.Output();

    public IndexReportOptions()
    {
        _only.AcceptOnlyFromAmong("missing");
        _format.AcceptOnlyFromAmong("text", "json", "gcloud");
    }

    public IEnumerable<Option> All => [_only, _format, _output];

    public string? Output(ParseResult arguments) => arguments.GetValue(_output);

    public async Task WriteAsync(ParseResult arguments, Shell shell, IndexReview review)
    {
        var shown = arguments.GetValue(_only) == Only.Missing ? review.OnlyMissing() : review;
        switch (arguments.GetValue(_format))
        {
            case Format.Json:
                await CommonOptions.WriteAsync(shell, Reports.Json(shown), Output(arguments));
                break;
            case Format.Gcloud:
                // What keeps commands from being made must not be taken for a script.
                Terminal.Write(Terminal.To(shell.Error), Reports.Text(review.IsUsable ? [] : review.Diagnostics));
                await CommonOptions.WriteAsync(shell, Reports.Gcloud(shown), Output(arguments));
                break;
            default:
                await Terminal.WriteAsync(shell, Output(arguments), Reports.Text(shown));
                break;
        }
    }
}
