using RulesHarness.Diagnostics;

namespace RulesHarness.Tests.Indexes;

/// <summary>
/// Findings as a table of tests writes them: <c>line,column id words of the message</c>, separated by semicolons, in
/// their order.
/// </summary>
internal sealed record FindingTexts(IReadOnlyList<Diagnostic> Findings)
{
    public void ShouldBe(string expected)
    {
        var parts = expected.Split("; ");
        Findings
            .Select(finding => $"{finding.Line},{finding.Column} {finding.Id}")
            .Should()
            .Equal(parts.Select(part => string.Join(' ', part.Split(' ')[..2])), string.Join("; ", Findings));
        foreach (var (finding, part) in Findings.Zip(parts))
        {
            finding.Message.Should().Contain(string.Join(' ', part.Split(' ')[2..]));
        }
    }
}
