using RulesHarness.Cases;
using RulesHarness.Fixtures;

namespace RulesHarness.Tests.Cases;

/// <summary>All cases of one cell of the permission matrix: what is granted, its nearest misses, and who else tries.</summary>
public sealed class CellTests
{
    private static readonly IReadOnlyList<AccessCase> Blog = CaseGenerator.Generate(TestData.Model(TestData.Blog), new FixtureOptions(), TestData.Now).Cases;

    [TestCase("posts/get/owner/", new[] { "PROBE" })]
    public void Cell_has_exactly(string prefix, string[] expected) =>
        Blog.Where(one => one.Kind == CaseKind.Permission && one.Id.StartsWith(prefix, StringComparison.Ordinal)).Select(one => $"{(one.IsAllowed ? '+' : '-')} {one.Id[prefix.Length..]}")
            .Should().Equal(expected);

    [TestCase("posts/create", new[] { "PROBE" })]
    public void Schema_has_exactly(string prefix, string[] expected) =>
        Blog.Where(one => one.Kind == CaseKind.Schema && one.Id.StartsWith(prefix, StringComparison.Ordinal)).Select(one => one.Id[prefix.Length..]).Should().Equal(expected);
}
