using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;
using RulesHarness.Checking;
using RulesHarness.Testing;

namespace RulesHarness.NUnit;

/// <summary>Makes a suite of a <see cref="RulesTests"/> class for each engine that its tests run on. <see cref="RulesTests"/> has it; a class need not.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RulesFixtureAttribute : NUnitAttribute, IFixtureBuilder2
{
    /// <summary>The property of a suite that names its engine.</summary>
    internal const string EngineProperty = "RulesEngine";

    private readonly NUnitTestFixtureBuilder builder = new();

    /// <summary>What the name of a suite ends with that is one of two.</summary>
    internal static string Suffix(string engine) => $"({engine})";

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
            engines = TestEngines.Of(RulesProject.OptionsOf(typeInfo.Type));
        }
        catch (RulesTestException unusable)
        {
            var suite = builder.BuildFrom(typeInfo, filter);
            suite.MakeInvalid(unusable.Message);
            return [suite];
        }

        return [.. engines.Select(engine => Suite(typeInfo, filter, engine, isOneOfTwo: engines.Count > 1))];
    }

    private TestSuite Suite(ITypeInfo typeInfo, IPreFilter filter, EngineChoice engine, bool isOneOfTwo)
    {
        var name = engine.ToString().ToLowerInvariant();
        // Runners tell tests apart by name.
        var parameters = new TestFixtureParameters { TestName = isOneOfTwo ? typeInfo.GetDisplayName() + Suffix(name) : null };
        parameters.Properties.Set(EngineProperty, name);
        return builder.BuildFrom(typeInfo, filter, parameters);
    }

    private sealed class AllTests : IPreFilter
    {
        public bool IsMatch(Type type) => true;

        public bool IsMatch(Type type, System.Reflection.MethodInfo method) => true;
    }
}
