using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;
using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.NUnit;

/// <summary>Makes one test of each row of the spec's mapping of old data, named as the row reads.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SpecMappingsAttribute : Attribute, ITestBuilder, IImplyFixture
{
    /// <summary>The tests of a method; none for a spec without old data.</summary>
    public IEnumerable<TestMethod> BuildFrom(IMethodInfo method, Test? suite)
    {
        ArgumentNullException.ThrowIfNull(method);
        var plan = SpecPlans.Of(method.TypeInfo.Type);
        if (!plan.Spec.IsUsable || plan.Spec.Model.Migration.Sources.Count == 0)
        {
            yield break;
        }
        var builder = new NUnitTestCaseBuilder();
        foreach (var row in plan.Spec.Model.Migration.Rows.Where(row => row.Kind == MappingKind.Mapped))
        {
            var parameters = new TestCaseParameters([row]) { TestName = VisibleText.LineOf(row.Text) };
            parameters.Properties.Set("SpecLine", row.Place.Line);
            parameters.Properties.Set(PropertyNames.Category, "Data Migration");
            yield return builder.BuildTestMethod(method, suite, parameters);
        }
    }
}
