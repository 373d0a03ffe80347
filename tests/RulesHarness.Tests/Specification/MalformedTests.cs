namespace RulesHarness.Tests.Specification;

/// <summary>
/// Malformed specs, each a part of Data/malformed.txt: a line of <c>===</c> with its name, its text, and a line of
/// <c>!</c> for each finding, with place, id, message and help as they are told. A text is completed behind its end,
/// unless its name says <c>alone</c>.
/// </summary>
public sealed class MalformedTests
{
    private static readonly Malformed[] All = [.. Parts()];

    [TestCaseSource(nameof(Names))]
    public void Malformed_spec_has_exactly_these_findings(string name)
    {
        var malformed = All.Single(one => one.Name == name);
        var lines = malformed.Text.Count(c => c == '\n') + 1;

        var findings = TestData
            .Read(
                name.EndsWith("(alone)", StringComparison.Ordinal) ? malformed.Text : Examples.Completed(malformed.Text)
            )
            .Diagnostics.Where(found =>
                found.Line <= lines && found.Id != "RH1091" || found.Severity == Diagnostics.Severity.Error
            );

        findings
            .Select(found => $"{found.Line}:{found.Column} {found.Id} {found.Message}. {found.Help}")
            .Should()
            .Equal(malformed.Findings);
    }

    [Test]
    public void Malformed_specs_are_many() =>
        All.Should().HaveCountGreaterThanOrEqualTo(60).And.OnlyHaveUniqueItems(one => one.Name);

    private static IEnumerable<string> Names() => All.Select(one => one.Name);

    private static IEnumerable<Malformed> Parts() =>
        $"\n{TestData.Text("Specification/Data/malformed.txt")}"
            .Split("\n=== ")
            .Skip(1)
            .Select(part =>
            {
                var lines = part.TrimEnd().Split('\n');
                var text = lines.Skip(1).TakeWhile(line => !line.StartsWith("! ", StringComparison.Ordinal)).ToList();
                return new Malformed(
                    lines[0],
                    string.Join('\n', text).Replace("\\r", "\r", StringComparison.Ordinal),
                    [.. lines.Skip(1 + text.Count).Select(line => line[2..])]
                );
            });

    private sealed record Malformed(string Name, string Text, IReadOnlyList<string> Findings);
}
