using System.Reflection;
using RulesHarness.Code.Model;

namespace RulesHarness.NUnit;

/// <summary>
/// The readers of source code that the test project has packages for. C# needs a compiler, which not every test project
/// has to download: the reader is found by its name where RulesHarness.NUnit.Code has brought it.
/// </summary>
internal static class InstalledReaders
{
    private const string CSharp = "RulesHarness.Code.CSharp";

    public static IReadOnlyList<ICodeReader> All { get; } = Find();

    private static IReadOnlyList<ICodeReader> Find()
    {
        var beside = Path.Combine(Path.GetDirectoryName(typeof(InstalledReaders).Assembly.Location)!, $"{CSharp}.dll");
        if (!File.Exists(beside))
        {
            return [];
        }
        var reader = Assembly.Load(new AssemblyName(CSharp)).GetType($"{CSharp}.CSharpReader", throwOnError: true)!;
        return [(ICodeReader)Activator.CreateInstance(reader)!];
    }
}
