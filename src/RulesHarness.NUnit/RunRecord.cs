using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace RulesHarness.NUnit;

/// <summary>
/// The file beside a test assembly that says when a test of rules last ran there. The package's build targets read it
/// after <c>dotnet test</c>, and fail a run that did not write it.
/// </summary>
internal static class RunRecord
{
    private const string Extension = ".rulesharness";

    private static readonly ConcurrentDictionary<Assembly, bool> Written = new();

    /// <summary>Records that a case of a spec was decided.</summary>
    public static void AddCase(Type fixture) => Write(fixture.Assembly);

    /// <summary>
    /// Records that a test written by hand ran, which proves nothing where the assembly also has a spec.
    /// </summary>
    public static void AddHandWritten(Type fixture)
    {
        if (!Written.ContainsKey(fixture.Assembly) && !HasSpec(fixture.Assembly))
        {
            Write(fixture.Assembly);
        }
    }

    private static bool HasSpec(Assembly assembly) =>
        TypesOf(assembly).Any(type => !type.IsAbstract && type.IsSubclassOf(typeof(SpecTests)));

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>();
        }
    }

    private static string Now() => TimeProvider.System.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture);

    private static void Write(Assembly assembly)
    {
        if (!Written.TryAdd(assembly, true))
        {
            return;
        }

        try
        {
            File.WriteAllText(assembly.Location + Extension, Now());
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // A folder that can't be written to fails a gated run, which asks for the record, and no other.
        }
    }
}
