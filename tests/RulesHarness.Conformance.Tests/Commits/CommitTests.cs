using System.Globalization;
using RulesHarness.Conformance.Tests.Differential;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Commits;

/// <summary>The limits of look-ups over the writes of a commit, as the emulator has them.</summary>
public sealed class CommitTests
{
    // The ids decide the order in which the emulator reads for the writes.
    private static readonly string[] Ids =
    [
        .. Enumerable.Range(0, 8).Select(at => string.Create(CultureInfo.InvariantCulture, $"d{at}")),
    ];

    private static IEnumerable<TestCaseData> LookUps =>
        CommitCase.Read("look-ups.txt").Select(each => new TestCaseData(each).SetArgDisplayNames(each.Name));

    [TestCaseSource(nameof(LookUps))]
    public async Task Commit_is_decided_as_in_the_emulator(object written)
    {
        var commit = (CommitCase)written;
        var project = TestEmulator.NewProject();
        var data = commit.Stored(Ids);
        var load = await TestEmulator.Shared.LoadRulesAsync(project, new RulesFile("commit.rules", commit.Rules));
        load.Accepted.Should().BeTrue(string.Join('\n', load.Issues));
        await data.StoreAsync(TestEmulator.Connection.Database(project, Identity.Admin));
        var emulator = new EmulatorSide(TestEmulator.Connection, project, data);
        var own = new OwnSide(data, TimeProvider.System.GetUtcNow());
        var program = RulesProgram.Compile(RulesParser.Parse(commit.Rules));

        foreach (var id in Ids)
        {
            var attempt = commit.Commit(id);
            var theirs = await emulator.AskAsync(attempt);
            var ours = own.Ask(program, attempt, theirs);
            theirs.IsAllowed.Should().NotBeNull(theirs.Message);
            if (commit.IsAllowed is { } isAllowed)
            {
                theirs.IsAllowed.Should().Be(isAllowed, theirs.ToString());
                ours.IsAllowed.Should().Be(isAllowed, ours.ToString());
            }
            if (theirs.IsAllowed == false && ours.IsAllowed == false)
            {
                ours.ToString().Should().Be(theirs.ToString());
            }
        }
    }
}
