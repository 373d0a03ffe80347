using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;

namespace RulesHarness.Tests.Indexes;

/// <summary>
/// Index files are read as the Firebase CLI reads them. Data/index-files.txt holds files under <c>===</c> and a name,
/// and after <c>---</c> what is expected: each finding as <c>line,column id words of the message</c>, and each index
/// that serves queries as <c>+ index</c>.
/// </summary>
public sealed class FirebaseCliTests
{
    private static IEnumerable<TestCaseData> Files()
    {
        foreach (
            var block in TestData
                .Text("Indexes/Data/index-files.txt")
                .ReplaceLineEndings("\n")
                .Split("=== ", StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var lines = block.Split('\n');
            var end = Array.IndexOf(lines, "---");
            yield return new TestCaseData(
                string.Join('\n', lines[1..end]),
                lines[(end + 1)..].Where(line => line.Length > 0).ToArray()
            ).SetArgDisplayNames(lines[0]);
        }
    }

    [TestCaseSource(nameof(Files))]
    public void File_is_read(string text, string[] expected)
    {
        var read = IndexFile.Read("i.json", text);
        var indexes = read.Indexes.Select(index => $"+ {IndexShape.Of(index)}");
        indexes.Should().Equal(expected.Where(line => line[0] == '+'));
        var findings = expected.Where(line => line[0] != '+').ToList();
        if (findings.Count == 0)
        {
            read.Diagnostics.Should().BeEmpty();
            return;
        }

        read.Diagnostics.Should().OnlyContain(finding => finding.Help.Length > 0 && finding.File == "i.json");
        new FindingTexts(read.Diagnostics).ShouldBe(string.Join("; ", findings));
    }
}
