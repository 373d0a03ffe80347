using System.Collections.Concurrent;
using RulesHarness.Checking;
using RulesHarness.Recordings;

namespace RulesHarness.Testing;

/// <summary>The recording of the tests of one class, which is written when all of them have run.</summary>
internal sealed class ClassRecording
{
    private readonly ConcurrentQueue<TakenTest> _tests = new();
    private readonly RecordingFile _file;
    private readonly string _className;
    private readonly Func<string?> _placeOfCaller;

    private ClassRecording(RecordingFile file, string className, Func<string?> placeOfCaller) =>
        (_file, _className, _placeOfCaller) = (file, className, placeOfCaller);

    /// <summary>
    /// Begins a recording where the variable <c>RULESHARNESS_RECORD</c> asks for one; null elsewhere.
    /// </summary>
    /// <param name="options">The project, in which a relative path begins, and the engine.</param>
    /// <param name="className">The full name of the class.</param>
    /// <param name="placeOfCaller">Finds the file and the line that calls, as <c>file:line</c>.</param>
    /// <exception cref="RulesTestException">The file can't be written, or the engine is the emulator.</exception>
    public static async Task<ClassRecording?> StartAsync(
        RulesTestOptions options,
        string className,
        Func<string?> placeOfCaller
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Emulator.Environment[RecordingFile.Variable] is not { } path)
        {
            return null;
        }
        if (options.Engine != EngineChoice.Embedded)
        {
            throw RulesTestException.Refused([RecordingDiagnostics.NeedsEmbedded.At(className, 1, 1)]);
        }
        var file = new RecordingFile(options.Project, path);
        return await file.CheckAsync() is { } finding
            ? throw RulesTestException.Refused([finding])
            : new ClassRecording(file, className, placeOfCaller);
    }

    /// <summary>Takes down the decisions in a project from now on.</summary>
    public void Begin(PooledProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        project.Record(_placeOfCaller);
    }

    /// <summary>Adds what was taken down in a project as a test.</summary>
    public void End(PooledProject project, string test, bool hasFailed)
    {
        ArgumentNullException.ThrowIfNull(project);
        if (project.EndRecord() is { } taken && (hasFailed || taken.Decisions.Count > 0))
        {
            _tests.Enqueue(new TakenTest(test, project.Id, hasFailed, taken));
        }
    }

    /// <summary>Writes all tests of the class.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public Task WriteAsync() => _file.AppendAsync(_className, _tests);
}
