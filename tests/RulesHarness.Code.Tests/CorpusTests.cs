using RulesHarness.Code.CSharp;
using RulesHarness.Code.Model;

namespace RulesHarness.Code.Tests;

/// <summary>
/// Small apps in the styles that people write. What each method sends is written down by hand beside them.
/// </summary>
public sealed class CorpusTests
{
    private static readonly string[] Apps = ["Blog", "Shop", "Chat", "Clinic", "Library"];

    private static readonly Dictionary<string, Lazy<CodeQueries>> Read = Apps.ToDictionary(
        app => app,
        app => new Lazy<CodeQueries>(() => SourceCode.Read([Folder(app)], new CSharpReader()))
    );

    [TestCaseSource(nameof(Apps))]
    public void Queries_of_an_app_are_those_written_down_by_hand(string app)
    {
        var found = Read[app].Value.Found.Select(query => $"{query.Member}: {query.Notation}");
        var expected = Expected(app).Where(line => !line.EndsWith('!'));
        found.Distinct().Should().BeEquivalentTo(expected);
    }

    [TestCaseSource(nameof(Apps))]
    public void Call_sites_that_cannot_be_followed_are_those_written_down_by_hand(string app)
    {
        var unresolved = Read[app].Value.Unresolved;
        var members = unresolved.Select(each => $"{each.Member}: !");
        members.Distinct().Should().BeEquivalentTo(Expected(app).Where(line => line.EndsWith('!')));
        unresolved.Should().NotContain(each => each.Place.Line < 1 || each.Reason.Length == 0);
    }

    [Test]
    public void At_least_nine_in_ten_call_sites_are_followed()
    {
        var sites = Read.Values.Sum(read => read.Value.CallSites);
        var unresolved = Read
            .Values.SelectMany(read => read.Value.Unresolved)
            .Select(each => each.Place)
            .Distinct()
            .Count();
        sites.Should().BeGreaterThanOrEqualTo(100);
        (sites - unresolved).Should().BeGreaterThanOrEqualTo(sites * 9 / 10);
    }

    private static IEnumerable<string> Expected(string app) =>
        File.ReadLines(Path.Combine(Folder(app), "expected.txt")).Where(line => line.Length > 0 && line[0] != '#');

    private static string Folder(string app) => Path.Combine(TestContext.CurrentContext.TestDirectory, "Corpus", app);
}
