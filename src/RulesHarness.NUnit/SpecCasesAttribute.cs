using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;
using RulesHarness.Diagnostics;

namespace RulesHarness.NUnit;

/// <summary>Makes one test of each case of the class's spec, named as the case reads.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SpecCasesAttribute : Attribute, ITestBuilder, IImplyFixture
{
    /// <summary>The tests of a method; none when the spec can't be read, which is a failing test of its own.</summary>
    public IEnumerable<TestMethod> BuildFrom(IMethodInfo method, Test? suite)
    {
        ArgumentNullException.ThrowIfNull(method);
        var builder = new NUnitTestCaseBuilder();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var accessCase in SpecPlans.Of(method.TypeInfo.Type).AccessCases)
        {
            // Two cases may read alike; a runner tells tests apart by name.
            names[accessCase.Title] = names.GetValueOrDefault(accessCase.Title) + 1;
            var name =
                names[accessCase.Title] == 1 ? accessCase.Title : $"{accessCase.Title} #{names[accessCase.Title]}";
            var parameters = new TestCaseParameters([accessCase]) { TestName = VisibleText.LineOf(name) };
            parameters.Properties.Set("SpecLine", accessCase.Place.Line);
            parameters.Properties.Set(PropertyNames.Category, accessCase.Collection.Text);
            yield return builder.BuildTestMethod(method, suite, parameters);
        }
    }
}
