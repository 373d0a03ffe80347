using RulesHarness.Code.CSharp;
using RulesHarness.Code.Model;

namespace RulesHarness.Code.Tests;

/// <summary>The number of apps and call sites of the corpus, by language, and the share that can be followed.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CorpusSizeTests
{
    private const string CSharp = "C#";
    private static readonly string[] Scripts = ["TypeScript", "JavaScript", "Dart", "Kotlin", "Swift"];

    private static readonly Lazy<Dictionary<string, List<CodeQueries>>> Corpus = new(ReadAll);

    [TestCase(CSharp, 5, 108)]
    [TestCase("TypeScript", 7, 105)]
    [TestCase("JavaScript", 5, 51)]
    [TestCase("Dart", 5, 71)]
    [TestCase("Kotlin", 5, 63)]
    [TestCase("Swift", 5, 55)]
    public void Language_has_apps_and_call_sites(string language, int apps, int sites)
    {
        var read = Corpus.Value[language];
        read.Should().HaveCount(apps);
        read.Sum(app => app.CallSites).Should().Be(sites);
    }

    [Test]
    public void Corpus_has_three_hundred_call_sites_and_nine_in_ten_are_followed()
    {
        var all = Corpus.Value.Values.SelectMany(apps => apps).ToList();
        var sites = all.Sum(app => app.CallSites);
        var unresolved = all.Sum(app => app.Unresolved.Select(each => each.Place).Distinct().Count());
        all.Should().HaveCountGreaterThanOrEqualTo(12);
        sites.Should().BeGreaterThanOrEqualTo(300);
        (sites - unresolved).Should().BeGreaterThanOrEqualTo(sites * 9 / 10);
    }

    private static Dictionary<string, List<CodeQueries>> ReadAll()
    {
        var root = Path.Combine(AppContext.BaseDirectory, "Corpus");
        // The apps in C# are beside the folders of the other languages.
        var apps = Directory.GetDirectories(root).Where(folder => !Scripts.Contains(Path.GetFileName(folder)));
        var read = Scripts.ToDictionary(
            language => language,
            language => Read(FoldersIn(Path.Combine(root, language)))
        );
        read.Add(CSharp, Read(apps));
        return read;
    }

    private static string[] FoldersIn(string folder) => Directory.GetDirectories(folder);

    private static List<CodeQueries> Read(IEnumerable<string> folders) =>
        [.. folders.Select(folder => SourceCode.Read([folder], new CSharpReader()))];
}
