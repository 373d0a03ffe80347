using NUnit.Framework;
using RulesHarness.Checking;
using RulesHarness.Testing;

namespace RulesHarness.NUnit;

/// <summary>
/// Leaves the emulator out of a recorded run for tests that run on both engines: they are recorded on the embedded one.
/// </summary>
internal static class UnrecordedEngine
{
    public static void IgnoreIfOneOfTwo(RulesTestOptions options, EngineChoice engine)
    {
        if (options.IsRecorded && engine == EngineChoice.Emulator && options.FindEngines().Count > 1)
        {
            Assert.Ignore("tests are recorded on the embedded engine only");
        }
    }
}
