using RulesHarness.Code.Model;

namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Small apps in JavaScript, TypeScript, Dart, Kotlin and Swift, in the styles that people write.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ScriptCorpusTests
{
    private static readonly string[] Languages = ["TypeScript", "JavaScript", "Dart", "Kotlin", "Swift"];

    private static string Root => Path.Combine(TestContext.CurrentContext.TestDirectory, "Corpus");

    private static string[] Apps =>
        [
            .. Languages
                .SelectMany(language =>
                    Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "Corpus", language))
                )
                .Select(app => Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "Corpus"), app))
                .Order(StringComparer.Ordinal),
        ];

    [TestCaseSource(nameof(Apps))]
    public void Queries_of_an_app_are_those_written_beside_its_call_sites(string app)
    {
        var folder = Path.Combine(Root, app);
        var expected = WrittenQueries.Expected(folder).Where(line => line.Kind == "=").Select(line => line.Text);
        var found = WrittenQueries.Found(SourceCode.Read([folder]), folder);
        found.Should().BeEquivalentTo(expected);
    }

    [TestCaseSource(nameof(Apps))]
    public void Call_sites_that_cannot_be_followed_are_listed_with_their_reason(string app)
    {
        var folder = Path.Combine(Root, app);
        var expected = WrittenQueries
            .Expected(folder)
            .Where(line => line.Kind == "?")
            .Select(line => line.Text)
            .ToList();
        var unresolved = WrittenQueries.Unresolved(SourceCode.Read([folder]), folder).ToList();
        unresolved.Should().HaveSameCount(expected);
        unresolved
            .Where(line => !expected.Exists(each => line.StartsWith(each, StringComparison.Ordinal)))
            .Should()
            .BeEmpty();
    }

    [Test]
    public void At_least_nine_in_ten_call_sites_are_followed()
    {
        var read = Apps.Select(app => SourceCode.Read([Path.Combine(Root, app)]))
            .Aggregate(CodeQueries.None, (all, one) => all.Join(one));
        var unresolved = read.Unresolved.Select(each => each.Place).Distinct().Count();
        read.CallSites.Should().BeGreaterThanOrEqualTo(280);
        (read.CallSites - unresolved).Should().BeGreaterThanOrEqualTo(read.CallSites * 9 / 10);
    }
}
