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
        var isRecorded = options.Emulator.Environment[ClassRecording.Variable] is not null;
        if (isRecorded && engine == EngineChoice.Emulator && TestEngines.Of(options).Count > 1)
        {
            Assert.Ignore("tests are recorded on the embedded engine only");
        }
    }
}
