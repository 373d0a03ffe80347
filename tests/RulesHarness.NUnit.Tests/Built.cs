using System.Diagnostics;
using RulesHarness.Emulator;

namespace RulesHarness.NUnit.Tests;

/// <summary>Programs that other projects of this folder built.</summary>
internal static class Built
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The folder of a test project's output, in this build's configuration.</summary>
    public static string FolderOf(string project) =>
        Path.Combine(Output.Parent!.Parent!.Parent!.Parent!.FullName, project, "bin", Output.Parent.Name, Output.Name);

    /// <summary>Gives a process these variables, and no others.</summary>
    public static void SetVariables(ProcessStartInfo start, EmulatorEnvironment environment)
    {
        start.Environment.Clear();
        foreach (var (name, value) in environment.Variables)
        {
            start.Environment[name] = value;
        }
    }
}
