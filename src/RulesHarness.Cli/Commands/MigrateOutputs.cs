using RulesHarness.Diagnostics;
using RulesHarness.Migrating;
using RulesHarness.Migration;
using RulesHarness.Migration.Output;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cli.Commands;

/// <summary>
/// Receives the documents and the rejected rows of a migration. The file of documents has its name only once it is
/// whole, so that no half of one is imported.
/// </summary>
internal sealed class MigrateOutputs : IDisposable
{
    private const string RejectedName = "rejected.jsonl";
    private const int BufferSize = 1 << 16;

    private readonly MigrateTargets _wanted;
    private readonly Shell _shell;
    private readonly FileStream? _stream;
    private readonly DocumentFile? _file;
    private readonly EmulatorLoader? _loader;
    private readonly FileStream? _rejected;

    public MigrateOutputs(Shell shell, MigrateTargets wanted, Uri? endpoint, DataModel model)
    {
        (_shell, _wanted) = (shell, wanted);
        _stream = wanted.File is null ? null : Create($"{wanted.File}.partial");
        _file = _stream is null ? null : new DocumentFile(_stream);
        _loader = endpoint is null ? null : new EmulatorLoader(endpoint, wanted.ProjectId, model);
        _rejected = RejectedPath() is { } path ? Create(path) : null;
    }

    public Action<MigratedDocument>? Document => _file is null && _loader is null ? null : Add;

    public Stream? Rejected => _rejected;

    /// <summary>Shows the progress where somebody looks at it.</summary>
    public Action<MigrationProgress>? Progress => _shell.IsErrorTerminal ? Show : null;

    /// <summary>Ends the outputs. Only those of a whole run are kept.</summary>
    public IReadOnlyList<Diagnostic> Complete(bool isWhole)
    {
        _file?.Dispose();
        _stream?.Dispose();
        if (_wanted.File is not null && isWhole)
        {
            File.Move($"{_wanted.File}.partial", _wanted.File, overwrite: true);
        }
        else if (_wanted.File is not null)
        {
            File.Delete($"{_wanted.File}.partial");
        }
        return isWhole && _loader is not null ? _loader.Complete() : [];
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _rejected?.Dispose();
        _loader?.Dispose();
        if (_shell.IsErrorTerminal)
        {
            _shell.RawError.Write("\r                                        \r");
        }
    }

    private static FileStream Create(string path) =>
        new(path, FileMode.Create, FileAccess.Write, FileShare.Read, BufferSize);

    private void Add(MigratedDocument document)
    {
        _file?.Write(document);
        _loader?.Add(document);
    }

    private void Show(MigrationProgress progress) =>
        _shell.RawError.Write(
            FormattableString.Invariant($"\r{Math.Min(progress.Part, 1), 4:p0}  {progress.Rows:n0} rows")
        );

    private string? RejectedPath()
    {
        if (_wanted.Rejected is not null)
        {
            return _wanted.Rejected;
        }
        if (_wanted.File is not null)
        {
            return Path.Combine(Path.GetDirectoryName(_wanted.File)!, RejectedName);
        }
        return _wanted.IsIntoEmulator ? Path.GetFullPath(RejectedName) : null;
    }
}
