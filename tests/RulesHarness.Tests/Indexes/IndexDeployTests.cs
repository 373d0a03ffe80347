using RulesHarness.Indexes.Deploying;
using RulesHarness.Indexes.Files;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Indexes;

/// <summary>
/// What a deploy does is what the Firebase CLI does. Data/deploys.txt has, under each <c>===</c>, the indexes of a
/// database, a random index file, and the calls that the CLI's own deploy (version 15.34.2) made with <c>--force</c>.
/// </summary>
public sealed class IndexDeployTests
{
    private static IEnumerable<TestCaseData> Deploys() =>
        $"\n{TestData.Text("Indexes/Data/deploys.txt").ReplaceLineEndings("\n")}"
            .Split("\n=== ")
            .Skip(1)
            .Select(block => block.Split('\n'))
            .Select(lines =>
                new TestCaseData(
                    lines[1],
                    lines[2],
                    lines[4..].Where(line => line.Length > 0).ToArray()
                ).SetArgDisplayNames(lines[0])
            );

    [TestCaseSource(nameof(Deploys))]
    public void Deploy_makes_the_calls_of_the_firebase_cli(string database, string file, string[] calls)
    {
        var (before, after) = (IndexInventory.Read("base.json", database), IndexInventory.Read("head.json", file));
        (before.IsUsable, after.IsUsable).Should().Be((true, true));

        var deploy = IndexDeploy.Of(before with { Overrides = before.Overrides ?? [] }, after, isForced: true);

        Calls(deploy).Order(StringComparer.Ordinal).Should().Equal(calls.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Calls(IndexDeploy deploy) =>
        [
            .. deploy.Created.Select(entry => $"create {Text(entry)}"),
            .. deploy.Deleted.Select(index => $"delete {Text(index.Entry)}"),
            .. deploy.Overrides.Where(change => !change.IsOverlooked).Select(Text),
        ];

    private static string Text(OverrideChange change) =>
        $"{(change.After is null ? "reset" : "update")} {change.Field}";

    /// <summary>The index, with the dimension of its vector.</summary>
    private static string Text(IndexEntry entry)
    {
        var vector = entry.Index.Fields[^1];
        var isVector = vector.Mode == IndexMode.Vector;
        return isVector
            ? $"{entry}".Replace(" vector", $" vector {vector.Dimension}", StringComparison.Ordinal)
            : $"{entry}";
    }
}
