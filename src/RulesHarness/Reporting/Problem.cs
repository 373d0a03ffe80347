using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Reporting;

/// <summary>
/// A finding, a case that does not hold or a change in behaviour, in the one form that reports for machines share.
/// <c>Where</c> is the place to look at first, <c>Spec</c> the line of the spec that it is about; <c>Text</c> may have
/// several lines. <c>Key</c> stays the same while lines move.
/// </summary>
internal sealed record Problem(
    string Id,
    Severity Severity,
    string Title,
    string Text,
    Place Where,
    Place? Spec,
    string Key
)
{
    /// <summary>The findings, in order. Information is no problem.</summary>
    public static IEnumerable<Problem> Of(IEnumerable<Diagnostic> findings) =>
        findings.Where(finding => finding.Severity != Severity.Info).Select(Of);

    /// <summary>The problem, with the files named as they are from the repository.</summary>
    public Problem In(Func<string, string> repository) =>
        this with
        {
            Where = Where with { File = repository(Where.File) },
            Spec = Spec is { } spec ? spec with { File = repository(spec.File) } : null,
        };

    private static Problem Of(Diagnostic finding) =>
        new(
            finding.Id,
            finding.Severity,
            finding.Message,
            string.Join('\n', new[] { finding.Message, finding.Help, finding.Details }.Where(text => text.Length > 0)),
            new Place(finding.File, finding.Line, finding.Column),
            null,
            $"{finding.Id}|{finding.File}|{finding.Message}"
        );
}
