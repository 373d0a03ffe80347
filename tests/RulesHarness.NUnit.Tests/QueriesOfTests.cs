using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using RulesHarness.NUnit.Code;

namespace RulesHarness.NUnit.Tests;

/// <summary>Tests the tests that <see cref="QueriesOfAttribute"/> makes of a small project's code.</summary>
public sealed class QueriesOfTests
{
    private const string Unread = "Store.By: no call in these sources gives the parameter `field` of `By`";

    [Test]
    public void Each_query_is_a_test_and_one_that_cannot_be_read_fails()
    {
        Faults(new QueriesOfAttribute("src"))
            .Should()
            .SatisfyRespectively(
                all => all.Should().Be("Store.All: boxes order by name"),
                open =>
                    open.Should()
                        .StartWith("Store.Open: boxes where owner == ? order by openedAt")
                        .And.Contain("RH5020"),
                by => by.Should().StartWith(Unread).And.Contain("Store.cs(12,").And.Contain("RH5080")
            );
    }

    [Test]
    public void Accepted_query_that_cannot_be_read_is_ignored_with_its_reason()
    {
        var tests = Tests(new QueriesOfAttribute("src") { Accepted = ["Store.By"] });

        var ignored = tests.Single(test => test.Name == Unread);
        ignored.RunState.Should().Be(RunState.Ignored);
        ignored.Properties.Get(PropertyNames.SkipReason).Should().BeOfType<string>().Which.Should().Contain("RH5080");
    }

    [Test]
    public void Accepted_name_without_such_a_query_fails()
    {
        Faults(new QueriesOfAttribute("src") { Accepted = ["Store.By", "Store.All"] })
            .Should()
            .ContainSingle(fault => fault.StartsWith("Store.All: accepted", StringComparison.Ordinal));
    }

    [Test]
    public void Folder_that_does_not_exist_is_a_failing_test()
    {
        Faults(new QueriesOfAttribute("no-such-folder"))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("there is no folder");
    }

    private static List<string> Faults(QueriesOfAttribute attribute) =>
        [
            .. Tests(attribute)
                .Where(test => test.RunState == RunState.Runnable)
                .Select(test => (QueryInCode)test.Arguments[0]!)
                .Select(query => $"{query.Name} {query.Fault}".TrimEnd()),
        ];

    private static List<TestMethod> Tests(QueriesOfAttribute attribute) =>
        [.. attribute.BuildFrom(new MethodWrapper(typeof(StoreQueries), nameof(StoreQueries.Served)), suite: null)];

    /// <summary>The class that a user would write; no test of this project.</summary>
    [Spec(Project = "InCode")]
    public static class StoreQueries
    {
        /// <summary>The attribute makes tests of it.</summary>
        public static void Served(QueryInCode query) => query.ShouldBeServed();
    }
}
