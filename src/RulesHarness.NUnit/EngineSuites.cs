using NUnit.Framework.Internal;

namespace RulesHarness.NUnit;

/// <summary>
/// Marks the tests of a class with their engine. The class keeps its name, so that a filter by class finds it. If its
/// tests run on both engines, each test is named by its engine, because runners distinguish tests by name.
/// </summary>
internal static class EngineSuites
{
    /// <summary>The property of a suite that names its engine.</summary>
    public const string EngineProperty = "RulesEngine";

    /// <summary>The property of a test that holds its full name without the engine.</summary>
    public const string NameProperty = "RulesTestName";

    /// <summary>Marks a suite and its tests.</summary>
    /// <param name="suite">The tests of a class.</param>
    /// <param name="engine">The engine's name, which is their category too.</param>
    /// <param name="isOneOfTwo">Whether the same tests run on the other engine as well.</param>
    public static void Mark(TestSuite suite, string engine, bool isOneOfTwo)
    {
        suite.Properties.Set(EngineProperty, engine);
        suite.Properties.Add(PropertyNames.Category, engine);
        if (isOneOfTwo)
        {
            Rename(suite, engine);
        }
    }

    private static void Rename(Test suite, string engine)
    {
        foreach (var test in suite.Tests.OfType<Test>())
        {
            if (test is TestMethod)
            {
                test.Properties.Set(NameProperty, test.FullName);
                test.Name = Named(test.Name, engine);
                test.FullName = Named(test.FullName, engine);
            }
            else
            {
                Rename(test, engine);
            }
        }
    }

    /// <summary>The engine as the last argument: <c>Reads(emulator)</c>, <c>Reads("a", emulator)</c>.</summary>
    private static string Named(string name, string engine) =>
        name.EndsWith(')') ? $"{name[..^1]}, {engine})" : $"{name}({engine})";
}
