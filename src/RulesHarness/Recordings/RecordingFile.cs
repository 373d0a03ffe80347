using System.Text;
using RulesHarness.Diagnostics;

namespace RulesHarness.Recordings;

/// <summary>
/// The file that tests are recorded in. Test processes append to it at the same time: each has it for itself while it
/// writes the tests of a class, all at once.
/// </summary>
internal sealed class RecordingFile
{
    /// <summary>The variable that names the file.</summary>
    public const string Variable = "RULESHARNESS_RECORD";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly string _path;

    /// <summary>Names the file by its path, absolute or relative to a folder.</summary>
    public RecordingFile(string folder, string path) => _path = Path.GetFullPath(path, Path.GetFullPath(folder));

    /// <summary>Finds what keeps tests from being recorded in the file; null if nothing does.</summary>
    public async Task<Diagnostic?> CheckAsync()
    {
        try
        {
            await AppendAsync("");
            return null;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return RecordingDiagnostics.NotWritten.At(_path, 1, 1, _path, failed.Message);
        }
    }

    /// <summary>Appends the tests of a class.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public Task AppendAsync(string className, IReadOnlyCollection<TakenTest> tests) =>
        AppendAsync(RecordingText.Of(className, tests));

    private async Task AppendAsync(string lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        await using var file = await OpenAsync();
        if (file.Length == 0)
        {
            lines = $"{RecordingText.Version}\n{lines}";
        }
        else if (!await BeginsAsRecordingAsync(file))
        {
            throw new IOException("it is not a recording of this version");
        }
        file.Seek(0, SeekOrigin.End);
        await file.WriteAsync(Encoding.UTF8.GetBytes(lines));
    }

    private async Task<FileStream> OpenAsync()
    {
        var clock = TimeProvider.System;
        var begun = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(_path) && clock.GetElapsedTime(begun) < LongestWait)
            {
                // Another process has it.
                await Task.Delay(Pause);
            }
        }
    }

    private static async Task<bool> BeginsAsRecordingAsync(FileStream file)
    {
        var expected = Encoding.UTF8.GetBytes($"{RecordingText.Version}\n");
        var found = new byte[expected.Length];
        var read = await file.ReadAtLeastAsync(found, found.Length, throwOnEndOfStream: false);
        return read == expected.Length && found.AsSpan().SequenceEqual(expected);
    }
}
