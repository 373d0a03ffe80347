using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;
using RulesHarness.Checking;
using RulesHarness.Testing;

namespace RulesHarness.NUnit;

/// <summary>
/// Makes a suite of a <see cref="RulesTests"/> class for each engine that its tests run on. <see cref="RulesTests"/>
/// has it; a class need not.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RulesTestClassAttribute : NUnitAttribute, IFixtureBuilder2
{
    private readonly NUnitTestFixtureBuilder _builder = new();

    /// <inheritdoc/>
    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo) => BuildFrom(typeInfo, new AllTests());

    /// <inheritdoc/>
    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo, IPreFilter filter)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        ArgumentNullException.ThrowIfNull(filter);
        IReadOnlyList<EngineChoice> engines;
        try
        {
            engines = RulesProject.OptionsOf(typeInfo.Type).FindEngines();
        }
        catch (RulesTestException unusable)
        {
            var suite = _builder.BuildFrom(typeInfo, filter);
            suite.MakeInvalid(unusable.Message);
            return [suite];
        }

        return [.. engines.Select(engine => Suite(typeInfo, filter, engine, isOneOfTwo: engines.Count > 1))];
    }

    private TestSuite Suite(ITypeInfo typeInfo, IPreFilter filter, EngineChoice engine, bool isOneOfTwo)
    {
        var suite = _builder.BuildFrom(typeInfo, filter, new TestFixtureParameters());
        EngineSuites.Mark(suite, engine.ToString().ToLowerInvariant(), isOneOfTwo);
        return suite;
    }

    private sealed class AllTests : IPreFilter
    {
        public bool IsMatch(Type type) => true;

        public bool IsMatch(Type type, System.Reflection.MethodInfo method) => true;
    }
}
