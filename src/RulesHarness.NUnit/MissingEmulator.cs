using NUnit.Framework;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Emulator;

namespace RulesHarness.NUnit;

/// <summary>
/// Tests on a machine without an emulator. A class whose attribute names the emulator is ignored there, with the
/// reason: whoever has no Java can run all other tests. If this very run asks for the emulator, it fails: by
/// <c>RULESHARNESS_ENGINE</c>, by
/// <c>RULESHARNESS_REQUIRE_EMULATOR</c>, or because it is a run of CI.
/// </summary>
internal static class MissingEmulator
{
    /// <summary>
    /// Ends the set-up, and with it all tests of the class, as ignored; or returns, and the failure counts.
    /// </summary>
    /// <param name="failed">Why there is no emulator.</param>
    /// <param name="engine">The engine that the class's attribute names.</param>
    public static void IgnoreUnlessAskedFor(EmulatorException failed, EngineChoice engine)
    {
        var isNamedByClass = engine is EngineChoice.Emulator or EngineChoice.Both;
        if (isNamedByClass && failed.IsNotInstalled && !EmulatorEnvironment.FromProcess().RequiresEmulator)
        {
            Assert.Ignore(TextOf(failed));
        }
    }

    /// <summary>The failure and its help, for the tests that it keeps from running.</summary>
    public static string TextOf(EmulatorException failed) =>
        VisibleText.Of($"{failed.Id}: {failed.Message}\n{failed.Help}\n{string.Join("\n", failed.LogTail)}".TrimEnd());
}
