using RulesHarness.Diagnostics;

namespace RulesHarness.Tests.Specification;

/// <summary>
/// One mistake in an otherwise good spec: it is found alone, where it is, and the finding says what to write. In the
/// replacement <c>§</c> marks the place of the finding; without a mark that is the beginning of the file.
/// </summary>
internal static class OneMistake
{
    public static void Check(string part, string replacement, string id, string message)
    {
        var marked = TestData.BlogWith(part, replacement);
        var before = marked[..Math.Max(0, marked.IndexOf('§', StringComparison.Ordinal))];
        var (line, column) = (before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));

        var found = TestData
            .Read(marked.Replace("§", "", StringComparison.Ordinal))
            .Diagnostics.Where(finding => finding.Severity == Severity.Error)
            .ToList();

        found
            .Select(finding => $"{finding.Id} {finding.Line}:{finding.Column}")
            .Should()
            .Equal([$"{id} {line}:{column}"], string.Join("\n", found));
        found[0].Message.Should().Contain(message);
        found[0].Help.Should().NotBeEmpty();
    }
}
