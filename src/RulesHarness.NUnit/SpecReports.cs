using System.Collections.Concurrent;
using System.Reflection;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Reporting;
using RulesHarness.Testing;

namespace RulesHarness.NUnit;

/// <summary>
/// The reports that the tests of a spec leave in files: those of their class's <see cref="SpecAttribute"/>, and those
/// of the variable <c>RULESHARNESS_REPORTS</c>.
/// </summary>
internal sealed class SpecReports
{
    private const string Variable = "RULESHARNESS_REPORTS";

    /// <summary>Stands for the name of the class in a path, so that one variable names a file for each class.</summary>
    private const string ClassName = "{class}";

    private static readonly ConcurrentDictionary<string, Type> Writers = new(StringComparer.Ordinal);

    private readonly Type _fixture;
    private readonly string _project;
    private readonly List<(ReportFile Named, string Path)> _files = [];

    public SpecReports(Type fixture, string project)
    {
        (_fixture, _project) = (fixture, Path.GetFullPath(project));
        var named = fixture.GetCustomAttribute<SpecAttribute>()?.Reports ?? [];
        var variable = Environment.GetEnvironmentVariable(Variable) ?? "";
        const StringSplitOptions Parts = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (var text in named.Concat(variable.Split(';', Parts)))
        {
            Add(text);
        }
    }

    /// <summary>Returns true if a report is wanted and none was found wrong.</summary>
    public bool AreWanted => _files.Count > 0 && Fault is null;

    /// <summary>The reason why a report can't be written; null if there is none.</summary>
    public Diagnostic? Fault { get; private set; }

    /// <summary>Writes them, each over the one of the run before.</summary>
    public async Task WriteAsync(CheckReport report)
    {
        foreach (var (named, path) in _files)
        {
            try
            {
                await File.WriteAllTextAsync(path, Reports.Of(report, named.Format));
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
            {
                var reason = failed.Message.TrimEnd('.');
                Fault ??= TestingDiagnostics.ReportNotWritten.At(named.Path, 1, 1, named.Path, reason);
            }
        }
    }

    private void Add(string text)
    {
        if (!ReportFile.TryParse(text, Reports.Formats, out var file, out _))
        {
            var formats = string.Join(", ", Reports.Formats);
            Fault ??= TestingDiagnostics.NoReport.At(_project, 1, 1, text, formats);
            return;
        }
        file = file with { Path = file.Path.Replace(ClassName, _fixture.Name, StringComparison.Ordinal) };
        var path = Path.GetFullPath(file.Path, _project);
        var writer = Writers.GetOrAdd(path, _fixture);
        if (writer != _fixture)
        {
            Fault ??= TestingDiagnostics.ReportOfTwo.At(file.Path, 1, 1, writer.Name, _fixture.Name);
            return;
        }
        _files.Add((file, path));
    }
}
