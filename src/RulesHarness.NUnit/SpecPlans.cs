using System.Collections.Concurrent;
using System.Reflection;
using RulesHarness.Checking;

namespace RulesHarness.NUnit;

/// <summary>The plans of the test classes in this process: made once each, when tests are discovered, and used when they run.</summary>
internal static class SpecPlans
{
    private static readonly ConcurrentDictionary<Type, Lazy<CheckPlan>> Plans = new();

    public static CheckPlan Of(Type fixture) => Plans.GetOrAdd(fixture, type => new Lazy<CheckPlan>(() => Make(type))).Value;

    private static CheckPlan Make(Type fixture)
    {
        var spec = fixture.GetCustomAttribute<SpecAttribute>() ?? new SpecAttribute();
        var folder = Path.GetDirectoryName(fixture.Assembly.Location)!;
        var options = new CheckOptions
        {
            Project = spec.Project is null ? Nearest(folder) : Path.Combine(folder, spec.Project),
            Specs = spec.Specs,
            Rules = spec.Rules,
            Indexes = spec.Indexes,
            Seed = spec.Seed,
            Strict = spec.Strict,
            Engine = spec.Engine,
        };
        return CheckPlan.Make(options, TimeProvider.System.GetUtcNow());
    }

    private static string Nearest(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "firebase.json")) || Directory.Exists(Path.Combine(at.FullName, "spec")))
                return at.FullName;
        }

        return folder;
    }
}
