using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace RulesHarness.NUnit.Code;

/// <summary>
/// Makes one test of each query that source code can send. The test fails if the query's index is missing, and if the
/// query can't be read from the code.
/// </summary>
/// <example><code>
/// [QueriesOf("src")]
/// public void Query_has_its_index(QueryInCode query) => query.ShouldBeServed();
/// </code></example>
/// <remarks>
/// A query that can't be read was not checked, and a test of it that passes would hide that. Check its index by hand,
/// and name its method in <see cref="Accepted"/>: the test is then ignored.
/// </remarks>
/// <param name="folders">The folders of the code, relative to the project's folder.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QueriesOfAttribute(params string[] folders) : Attribute, ITestBuilder, IImplyFixture
{
    /// <summary>Gets the folders of the code, relative to the project's folder.</summary>
    public IReadOnlyList<string> Folders => folders;

    /// <summary>
    /// Gets or sets the methods, such as <c>PostRepository.FindAsync</c>, whose queries can't be read and were checked
    /// by hand. One that has no such query is a failing test.
    /// </summary>
    public string[] Accepted { get; set; } = [];

    /// <summary>Makes the tests of a method. Code without a query is one failing test.</summary>
    public IEnumerable<TestMethod> BuildFrom(IMethodInfo method, Test? suite)
    {
        ArgumentNullException.ThrowIfNull(method);
        var builder = new NUnitTestCaseBuilder();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var query in QueriesInCode.Of(SpecProject.OptionsOf(method.TypeInfo.Type), folders, Accepted))
        {
            names[query.Name] = names.GetValueOrDefault(query.Name) + 1;
            var name = names[query.Name] == 1 ? query.Name : $"{query.Name} #{names[query.Name]}";
            var parameters = new TestCaseParameters([query]) { TestName = name };
            if (query.IsAccepted)
            {
                parameters.RunState = RunState.Ignored;
                parameters.Properties.Set(PropertyNames.SkipReason, query.Fault!);
            }
            yield return builder.BuildTestMethod(method, suite, parameters);
        }
    }
}
