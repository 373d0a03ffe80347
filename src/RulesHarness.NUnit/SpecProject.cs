using System.Collections.Concurrent;
using System.Reflection;
using NUnit.Framework;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.NUnit;

/// <summary>
/// The project that a test class is about, by its <see cref="SpecAttribute"/> or <see cref="RulesAttribute"/>, or by
/// where its assembly lies.
/// </summary>
public static class SpecProject
{
    private static readonly ConcurrentDictionary<string, Lazy<DataModel>> Models = new(StringComparer.Ordinal);

    /// <summary>The class of the test that is running; null while tests are looked for.</summary>
    internal static Type? RunningClass => TestContext.CurrentContext.Test.Type;

    /// <summary>Gets the options of a check that the attributes of a test class ask for.</summary>
    public static CheckOptions OptionsOf(Type fixture)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        var spec = fixture.GetCustomAttribute<SpecAttribute>() ?? new SpecAttribute();
        return new CheckOptions
        {
            Project = FolderFor(fixture, spec.Project ?? fixture.GetCustomAttribute<RulesAttribute>()?.Project),
            Specs = spec.Specs,
            Rules = spec.Rules,
            Indexes = spec.Indexes,
            Seed = spec.Seed,
            Strict = spec.Strict,
            Engine = spec.Engine,
            Readers = InstalledReaders.All,
        };
    }

    /// <summary>
    /// The project of the running test; while tests are looked for, that of this library's copy beside the test
    /// assembly.
    /// </summary>
    internal static CheckOptions Current() =>
        RunningClass is { } running
            ? OptionsOf(running)
            : new CheckOptions { Project = Nearest(FolderOf(typeof(SpecProject).Assembly)) };

    /// <summary>The model of the running test's spec, read once for a project and its files.</summary>
    /// <exception cref="UnusableProjectException">There is no spec, or it has errors.</exception>
    internal static DataModel CurrentModel()
    {
        var options = Current();
        var key = string.Join('\n', [Path.GetFullPath(options.Project), .. options.Specs]);
        var model = new Lazy<DataModel>(() => Read(options));
        return Models.GetOrAdd(key, model).Value;
    }

    /// <summary>
    /// The folder that an attribute of a test class names, or else the nearest one above its assembly that looks like a
    /// project.
    /// </summary>
    internal static string FolderFor(Type fixture, string? named)
    {
        var folder = FolderOf(fixture.Assembly);
        return named is null ? Nearest(folder) : Path.Combine(folder, named);
    }

    private static DataModel Read(CheckOptions options)
    {
        var reading = ProjectFiles.ReadSpec(options);
        return reading.IsUsable
            ? reading.Model
            : throw new UnusableProjectException(
                $"no fixtures can be made from the spec of {Path.GetFullPath(options.Project)}",
                [.. reading.Diagnostics.Where(one => one.Severity == Severity.Error)]
            );
    }

    private static string FolderOf(Assembly assembly) => Path.GetDirectoryName(assembly.Location)!;

    private static string Nearest(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (
                File.Exists(Path.Combine(at.FullName, "firebase.json"))
                || Directory.Exists(Path.Combine(at.FullName, "spec"))
            )
            {
                return at.FullName;
            }
        }

        return folder;
    }
}
