using RulesHarness.Diagnostics;
using RulesHarness.Migration.Sources.Exports;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Sources;

/// <summary>The file of a source, which may be read several times.</summary>
internal sealed class SourceFile(MigrationSource source, string root)
{
    private readonly string _path = Path.Combine(root, source.File);

    public MigrationSource Source { get; } = source;

    public SourceColumns Columns { get; } = new();

    /// <summary>The collections of an export that were read and not taken; some of them, if there are many.</summary>
    public ISet<string> OtherCollections { get; } = new SortedSet<string>(StringComparer.Ordinal);

    /// <summary>The size of the file, or of all files of an export, in bytes.</summary>
    public long Length =>
        Source.Collection is null ? new FileInfo(_path).Length : ExportFolder.Find(_path).Folder?.Length ?? 0;

    /// <summary>Opens the file. A finding says why it can't be read as its format.</summary>
    public ISourceReader? Open(ICollection<Diagnostic> findings, CancellationToken cancellationToken = default)
    {
        var reader = OpenRows(findings, cancellationToken);
        return reader is not null && Source.Items is { } array ? new ItemReader(reader, array) : reader;
    }

    private ISourceReader? OpenRows(ICollection<Diagnostic> findings, CancellationToken cancellationToken)
    {
        if (Missing() is { } missing)
        {
            findings.Add(missing);
            return null;
        }
        if (Source.Collection is { } collection)
        {
            return Export(collection, findings, cancellationToken);
        }
        var stream = new FileStream(
            _path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            1 << 16,
            FileOptions.SequentialScan
        );
        if (TextDecoding.Fault(stream, Source.Encoding) is { } fault)
        {
            stream.Dispose();
            findings.Add(Unreadable(fault, "write the file's encoding into the column Format, as in `CSV, UTF-16`"));
            return null;
        }
        return Source.Format switch
        {
            SourceFormat.Csv => Csv(stream, findings),
            SourceFormat.JsonLines => new JsonLinesReader(TextDecoding.AsUtf8(stream, Source.Encoding)),
            _ => JsonArray(stream, findings),
        };
    }

    private Diagnostic? Missing()
    {
        if (!Path.Exists(_path))
        {
            return At(MigrationDiagnostics.NoFile, Source.File);
        }
        if (Source.Collection is not null)
        {
            const string Help = "name the folder that the export wrote, with its file `*.overall_export_metadata`";
            return Directory.Exists(_path) ? null : UnreadableExport("it is a file", Help);
        }
        if (Directory.Exists(_path))
        {
            return At(MigrationDiagnostics.NotFile, Source.File);
        }
        return Length == 0 ? At(MigrationDiagnostics.EmptyFile, Source.File) : null;
    }

    private ExportReader? Export(
        CollectionPath collection,
        ICollection<Diagnostic> findings,
        CancellationToken cancellationToken
    )
    {
        var (folder, fault, help) = ExportFolder.Find(_path);
        if (folder is not null)
        {
            return new ExportReader(folder, collection, OtherCollections, cancellationToken);
        }
        findings.Add(UnreadableExport(fault, help));
        return null;
    }

    private CsvReader? Csv(FileStream stream, ICollection<Diagnostic> findings)
    {
        var reader = new CsvReader(stream, Source.Encoding, Source.Delimiter);
        var faults = HeadingFaults(reader).ToList();
        if (faults.Count == 0)
        {
            Columns.Bind(reader.Heading);
            return reader;
        }
        reader.Dispose();
        foreach (var fault in faults)
        {
            findings.Add(fault);
        }
        return null;
    }

    private IEnumerable<Diagnostic> HeadingFaults(CsvReader reader)
    {
        if (reader.HeadingFault is { } fault)
        {
            yield return Unreadable(fault, "correct the row of headings");
            yield break;
        }
        var byName = reader.Heading.GroupBy(name => name);
        foreach (var name in byName.Where(group => group.Count() > 1))
        {
            yield return At(MigrationDiagnostics.DuplicateHeading, name.Key, Source.File);
        }
    }

    private JsonArrayReader? JsonArray(FileStream stream, ICollection<Diagnostic> findings)
    {
        var reader = new JsonArrayReader(TextDecoding.AsUtf8(stream, Source.Encoding));
        if (reader.IsArray)
        {
            return reader;
        }
        reader.Dispose();
        findings.Add(
            Unreadable("it is not an array", "write `JSON Lines` into the column Format if each line is an object")
        );
        return null;
    }

    private Diagnostic Unreadable(string fault, string help) =>
        At(MigrationDiagnostics.UnreadableFile, Source.File, FormatText(), fault, help);

    private Diagnostic UnreadableExport(string fault, string help) =>
        At(MigrationDiagnostics.UnreadableExport, Source.File, fault, help);

    private string FormatText() =>
        Source.Format switch
        {
            SourceFormat.Csv => $"CSV in {Source.Encoding}",
            SourceFormat.JsonLines => "JSON Lines",
            _ => "JSON",
        };

    private Diagnostic At(DiagnosticDescriptor descriptor, params object?[] arguments) =>
        descriptor.At(Source.FilePlace.File, Source.FilePlace.Line, Source.FilePlace.Column, arguments);
}
